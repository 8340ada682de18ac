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
        Assert.Contains("Atlas Insurance invited you", await ana.Text(link), StringComparison.Ordinal);
        var answer = await ana.Post(link, ("name", "Ana Silva"), ("password", Next), ("repeated", Next));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await door.SignedIn(password: Next);
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
