using System.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

static class CommandLine
{
    public static async Task<(int Code, string Output, string Error)> Asked(Command verb, params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await verb.Parse(words).InvokeAsync(
            new() { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
