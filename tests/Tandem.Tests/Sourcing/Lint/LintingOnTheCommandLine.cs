using System.Text;
using System.Text.Json.Nodes;
using Tandem.Delivery.Evidence;
using Tandem.Hosting;
using Tandem.Sourcing.Lint;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Sourcing.Lint;

public sealed class LintingOnTheCommandLine : IDisposable
{
    static readonly string Bad = RuleExamples.Project.Replace("in annex B", "TBD", StringComparison.Ordinal)
        .Replace("All source code and documentation are the property of the client: intellectual property passes on "
            + "payment.",
            "", StringComparison.Ordinal);

    readonly string folder = Directory.CreateTempSubdirectory("tandem-lint-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lines_say_file_line_column_rule_why_and_fix()
    {
        var (code, output, error) = await Asked(LintVerb.Verb(), Write("b.md", Bad));
        Assert.Equal((1, ""), (code, error));
        Assert.Contains("b.md:13:25: warning TB012: Places left to be filled in\n    found: TBD\n    why: ", output,
            StringComparison.Ordinal);
        Assert.EndsWith("1 error, 1 warning, 0 notes\n", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Asked(LintVerb.Verb(), Write("good.md", RuleExamples.Project))).Code);
    }

    [Fact]
    public async Task Json_is_an_array_with_both_models_as_words_their_confidence_and_passages()
    {
        var (code, output, _) = await Asked(LintVerb.Verb(), Write("b.md", Bad), "--format", "json");
        Assert.Equal(1, code);
        var file = Assert.Single(JsonNode.Parse(output)!.AsArray())!;
        Assert.EndsWith("b.md", (string)file["file"]!, StringComparison.Ordinal);
        Assert.Equal(("software-outsourcing", "software-outsourcing"), ((string)file["claimed"]!,
            (string)file["described"]!));
        Assert.InRange((decimal)file["confidence"]!["described"]!, 0.5m, 1m);
        var passage = file["passages"]!["described"]![0]!;
        Assert.True((int)passage["line"]! > 0 && ((string)passage["text"]!).Contains((string)passage["phrase"]!,
            StringComparison.Ordinal));
        var finding = file["findings"]!.AsArray().Single(each => (string)each!["rule"]! == "TB012")!;
        Assert.Equal((13, 25, "warning", "TBD"), ((int)finding["line"]!, (int)finding["column"]!,
            (string)finding["severity"]!, (string)finding["phrase"]!));
        Assert.All(["why", "source", "fix", "message"], field => Assert.NotEqual("", (string)finding[field]!));
    }

    [Fact]
    public async Task The_model_that_is_meant_is_held_against_the_content()
    {
        var (_, output, _) = await Asked(LintVerb.Verb(), Write("b.md", Bad), "--format", "json", "--model",
            "staff-augmentation");
        Assert.Contains("TB002", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_holds_what_its_schema_demands_and_our_own_reader_reads_it()
    {
        var allowed = Bad.Replace("## Terms", "tandem-lint: allow TB022 because the master agreement says it\n\n## "
            + "Terms",
            StringComparison.Ordinal);
        var (_, output, _) = await Asked(LintVerb.Verb(), Write("b.md", allowed), "--format", "sarif");
        var log = JsonNode.Parse(output)!;
        Assert.Equal("2.1.0", (string)log["version"]!);
        var run = Assert.Single(log["runs"]!.AsArray())!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.NotEqual("", (string)run["tool"]!["driver"]!["name"]!);
        Assert.Equal(rules.Count, rules.Select(rule => (string)rule!["id"]!).Distinct().Count());
        Assert.Equal(2, run["results"]!.AsArray().Count);
        foreach (var result in run["results"]!.AsArray())
        {
            Assert.NotEqual("", (string)result!["message"]!["text"]!);
            Assert.Contains((string)result["level"]!, new[] { "none", "note", "warning", "error" });
            Assert.Equal((string)result["ruleId"]!, (string)rules[(int)result["ruleIndex"]!]!["id"]!);
            var place = result["locations"]![0]!["physicalLocation"]!;
            Assert.True(Uri.IsWellFormedUriString((string)place["artifactLocation"]!["uri"]!,
                UriKind.RelativeOrAbsolute));
            Assert.Equal(0, (int)place["artifactLocation"]!["index"]!);
            var region = place["region"]!;
            Assert.True((int)region["startLine"]! >= 1 && (int)region["startColumn"]! >= 1
                && (int)region["endColumn"]! >= (int)region["startColumn"]!);
        }
        Assert.Equal("the master agreement says it", (string)run["results"]!.AsArray()
            .Single(each => each!["suppressions"] is not null)!["suppressions"]![0]!["justification"]!);

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(output));
        var reading = EvidenceReader.Read(stream, "b.sarif", EvidenceLimits.Read(_ => null));
        Assert.Null(reading.Error);
        Assert.Equal(1, reading.Facts.Single(fact => fact.Fact == "analysis.warnings").Value);
        Assert.Equal(0, reading.Facts.Single(fact => fact.Fact == "analysis.errors").Value);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_outranks_findings()
    {
        var pdf = Write("b.pdf", "%PDF-1.7");
        var (code, output, error) = await Asked(LintVerb.Verb(), Write("b.md", Bad), pdf,
            Path.Combine(folder, "none.md"), "--format", "json");
        Assert.Equal(2, code);
        Assert.Contains("b.pdf: This is a PDF", error, StringComparison.Ordinal);
        Assert.Contains("none.md: the file can't be read", error, StringComparison.Ordinal);
        Assert.Equal(3, JsonNode.Parse(output)!.AsArray().Count);
        Assert.NotEmpty(LintVerb.Verb().Parse([pdf, "--format", "xml"]).Errors);
        Assert.NotEmpty(LintVerb.Verb().Parse([pdf, "--model", "cloud"]).Errors);
    }

    [Fact]
    public async Task Rules_of_ones_own_are_checked_before_they_are_used()
    {
        var own = Write("own.yaml", (await File.ReadAllTextAsync(
            Path.Combine(Tandem.Agreement.Playbooks.Shipped, "brief-lint.yaml"), TestContext.Current.CancellationToken))
            .Replace("concepts: [placeholder,", "concepts: [plaseholder,", StringComparison.Ordinal));
        var (code, _, error) = await Asked(LintVerb.Verb(), Write("b.md", Bad), "--playbook", own);
        Assert.Equal(2, code);
        Assert.Contains("found 'plaseholder'; expected a concept that stands above. Did you mean placeholder?", error,
            StringComparison.Ordinal);
    }

    // A number that some wording names is one of those that <number> stands for, so that short files could stand for
    // more than any memory holds.
    [Theory]
    [InlineData("\"<number> <number> <number> <number> <number> <number> of\"", 99,
        "expected a wording that stands for at most 2000 wordings. The 1")]
    [InlineData("\"<number> <number> of\"", 20, null)]
    [InlineData("\"a|b|c|d|e|f a|b|c|d|e|f a|b|c|d|e|f a|b|c|d|e|f\"", 0, "expected at most 100000 wordings in all.",
        90)]
    public async Task Rules_that_stand_for_too_many_wordings_are_refused_with_the_place(
        string wording, int numbers, string? expected, int times = 1)
    {
        var shipped = await File.ReadAllTextAsync(
            Path.Combine(Tandem.Agreement.Playbooks.Shipped, "brief-lint.yaml"), TestContext.Current.CancellationToken);
        var own = Write("own.yaml", shipped.Replace("  any-number:\n    phrases: [", "  any-number:\n    phrases: ["
            + string.Concat(Enumerable.Repeat($"{wording}, ", times))
            + string.Concat(Enumerable.Range(9_000, numbers).Select(each => $"\"{each}\", ")),
            StringComparison.Ordinal));
        var (code, _, error) = await Asked(LintVerb.Verb(), Write("b.md", Bad), "--playbook", own);
        if (expected is null) Assert.Equal((1, ""), (code, error));
        else Assert.Contains(expected, error, StringComparison.Ordinal);
        if (expected is not null) Assert.Matches(@"own\.yaml:3\d:\d+: ", error);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
