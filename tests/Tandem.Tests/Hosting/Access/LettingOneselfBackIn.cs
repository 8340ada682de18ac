using System.Net;
using Tandem.Hosting.Verbs;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Access;

public class LettingOneselfBackIn
{
    const string Next = "nine lemons with the tea";

    [Fact]
    public async Task Who_runs_the_server_makes_a_link_on_the_command_line_when_no_administrator_can()
    {
        await using var door = await Door.Open();
        var (code, output, error) = await Asked(
            PasswordLinkVerb.Verb(), "ANA@atlas.example", "--data", door.Data);
        Assert.Equal((0, ""), (code, error));
        var link = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();

        var ana = door.NewVisitor();
        var page = await ana.Text(link);
        Assert.Contains("A new password for Ana Silva", page, StringComparison.Ordinal);
        Assert.Contains("Atlas Insurance made this link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"name\"", page, StringComparison.Ordinal);
        var answer = await ana.Post(link, ("password", Next), ("repeated", Next));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("Ana Silva", await (await door.SignedIn(password: Next)).Text("/settings/profile"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_gets_no_link()
    {
        await using var door = await Door.Open();
        var (code, output, error) = await Asked(
            PasswordLinkVerb.Verb(), "nobody@atlas.example", "--data", door.Data);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Nobody in the directory", error, StringComparison.Ordinal);
    }
}
