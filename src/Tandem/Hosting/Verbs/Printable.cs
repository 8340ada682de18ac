namespace Tandem.Hosting.Verbs;

static class Printable
{
    // What others wrote may hold sequences that a terminal obeys.
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(each => char.IsControl(each) ? '·' : each)) : text;
}
