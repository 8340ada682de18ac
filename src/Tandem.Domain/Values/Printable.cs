namespace Tandem.Domain.Values;

/// <summary>Whether a text says what it seems to say, and can be kept.</summary>
static class Printable
{
    /// <summary>The first character that cannot be shown or kept, or null: half a surrogate pair is no character that
    /// UTF-8 could hold, a control character would hide what the text says, and one that turns the direction of
    /// writing
    /// would let people read another text than the one agreed.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="allowed">Control characters that may stand in it all the same, such as a line break.</param>
    public static char? FirstRefused(string text, string allowed)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else if (IsRefused(text[at]) && !allowed.Contains(text[at])) return text[at];
        }
        return null;
    }

    static bool IsRefused(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
