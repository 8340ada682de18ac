using System.Text.Json;
using Tandem.Sourcing.Advice;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Sourcing.Advice;

public sealed class AskingByCommandLine : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tandem-advise-").FullName;

    static string Example => Path.Combine(AppContext.BaseDirectory, "examples", "model-answers.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_example_is_advised_contradicted_and_compared()
    {
        var (code, output, error) = await Asked(AdviseVerb.Verb(), Example);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Dedicated team fits best.\n", output, StringComparison.Ordinal);
        Assert.Contains("ruled out", output, StringComparison.Ordinal);
        Assert.Contains("These answers contradict each other:", output, StringComparison.Ordinal);
        Assert.Contains("client instead of partner: Staff augmentation", output, StringComparison.Ordinal);
        Assert.Contains("180720.00 USD  above budget", output, StringComparison.Ordinal);
        Assert.Contains("5.78; 6; 11.55", output, StringComparison.Ordinal);
        Assert.Contains("Rates 20 % lower", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_it_names_what_it_rests_on_and_the_rows_that_applied()
    {
        var (code, output, _) = await Asked(AdviseVerb.Verb(), Example, "--format", "json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal("model-advisor", root.GetProperty("playbook").GetProperty("id").GetString());
        Assert.Equal(64, root.GetProperty("rateCard").GetProperty("hash").GetString()!.Length);
        var advice = root.GetProperty("advice");
        Assert.Equal("dedicated-team", advice.GetProperty("recommended")[0].GetString());
        Assert.Contains(advice.GetProperty("ranking")[0].GetProperty("for").EnumerateArray(), reason =>
            reason.GetProperty("row").GetString() == "together/delivered-in-plain-sight");
        Assert.Equal(4, root.GetProperty("models").GetArrayLength());
        Assert.Equal(36, root.GetProperty("cost").GetProperty("comparison").GetProperty("course").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_answered_is_an_answer_too()
    {
        var (code, output, _) = await Asked(AdviseVerb.Verb(), Write("a.yaml", "answers: {}\n"));
        Assert.Equal(0, code);
        Assert.StartsWith("No answer yet speaks for a model.", output, StringComparison.Ordinal);
        Assert.Contains("assumed: the work takes 12 months.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers: { functoin: no }", ":1:12: found 'functoin'", "Did you mean function?")]
    [InlineData("answers: { weather: good }", ":1:12: found 'weather'", "expected one of the fields function, scope")]
    [InlineData("answers:\n  scope: maybe", ":2:10: found 'maybe'", "one of unknown, yes, no, don't know")]
    [InlineData("preferences: { outcome: us }", ":1:25: found 'us'", "client, partner, shared")]
    [InlineData("context: { months: 48 }", ":1:20: found '48'", "a whole number from 1 to 36")]
    [InlineData("context: { leadership-hours: -1 }", ":1:30: found '-1'", "hours a week from 0 to 168")]
    [InlineData("context: { budget: 12.345 }", ":1:20: found '12.345'", "has 3 decimals, but USD has 2")]
    [InlineData("costs: { currency: EUR }", ":1:20: found 'EUR'", "the rate card's currency USD")]
    [InlineData("costs: { internal-rate: -5 }", ":1:25: found '-5'", "an amount from 0")]
    [InlineData("costs: { fixed-price: 9e9 }", ":1:23: found '9e9'", "an amount such as")]
    [InlineData("costs: { team: [{ role: designer, seniority: mid, count: 1 }] }", ":1:17: found 'mid designer'",
        "one of the rate card's junior developer")]
    [InlineData("costs: { team: [{ role: developer, seniority: mid, count: 0 }] }", ":1:59: found '0'",
        "a whole number from 1")]
    [InlineData("wants: outsourcing", ":1:8: found 'outsourcing'", "managed-service, project")]
    [InlineData("answers: { scope: yes, scope: no }", ":1:24: found 'scope'", "each field once")]
    [InlineData("", ":1:1: found an empty file", "named fields")]
    [InlineData("answers: [yes]", ":1:10: found a list", "the fields")]
    public async Task What_can_not_be_used_is_told_with_its_place(string text, string place, string told)
    {
        var file = Write("answers.yaml", text);
        var (code, output, error) = await Asked(AdviseVerb.Verb(), file);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(file + place, error, StringComparison.Ordinal);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_rate_card_changes_the_costs_and_a_wrong_one_is_refused()
    {
        var shipped = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "playbooks", "rate-card-2026.yaml"),
            TestContext.Current.CancellationToken);
        var euros = Write("euros.yaml", shipped.Replace("currency: USD", "currency: EUR", StringComparison.Ordinal));
        var answers = Write("answers.yaml", "context: { months: 6 }\n");
        var (code, output, _) = await Asked(AdviseVerb.Verb(), answers, "--rate-card", euros);
        Assert.Equal(0, code);
        Assert.Contains(" EUR", output, StringComparison.Ordinal);

        var without = Write("without.yaml", shipped.Replace("currency: USD\n", "", StringComparison.Ordinal));
        (code, _, var error) = await Asked(AdviseVerb.Verb(), answers, "--rate-card", without);
        Assert.Equal(1, code);
        Assert.Contains("found no field currency; expected currency: a currency such as USD", error,
            StringComparison.Ordinal);
        Assert.Equal(2, (await Asked(AdviseVerb.Verb(), answers, "--rate-card", "none.yaml")).Code);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
