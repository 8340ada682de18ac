using System.Text.Json.Nodes;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Lint;

/// <summary>Writes findings as SARIF 2.1.0, so that editors and forges show them beside the text.</summary>
static class LintSarif
{
    const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    const string Help = "docs/users/lint-a-brief.md";

    public static string Of(IReadOnlyList<LintedFile> files, Playbook<LintPlaybook> playbook) => new JsonObject
    {
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "Tandem lint-brief",
                    ["semanticVersion"] = typeof(LintSarif).Assembly.GetName().Version!.ToString(3),
                    ["rules"] = new JsonArray([.. playbook.Content.Rules.Select(Rule)]),
                },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["artifacts"] = new JsonArray([.. files.Select(Artifact)]),
            ["invocations"] = new JsonArray(new JsonObject
            {
                ["executionSuccessful"] = files.All(file => file.Refused is null),
                ["toolExecutionNotifications"] = new JsonArray([.. files.Where(file => file.Refused is not null)
                    .Select(Refusal)]),
            }),
            ["properties"] = new JsonObject
            {
                ["playbook"] = $"{playbook.Header.Id} {playbook.Header.Version}",
                ["playbookHash"] = playbook.Hash.ToString(),
            },
            ["results"] = new JsonArray([.. files.SelectMany((file, at) => Results(file, at, playbook.Content))]),
        }),
    }.ToJsonString(LintJson.Readable) + "\n";

    static JsonObject Rule(LintRule rule) => new()
    {
        ["id"] = rule.Id,
        ["name"] = string.Concat(rule.Title.Split([' ', ',', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        ["shortDescription"] = new JsonObject { ["text"] = rule.Title },
        ["fullDescription"] = new JsonObject { ["text"] = $"{rule.Why} ({rule.Source})" },
        ["help"] = new JsonObject { ["text"] = $"{rule.Fix} See {Help}." },
        ["defaultConfiguration"] = new JsonObject { ["level"] = rule.Severity.Word() },
    };

    static JsonObject Artifact(LintedFile file)
    {
        var artifact = new JsonObject { ["location"] = new JsonObject { ["uri"] = Uri(file.Name) } };
        if (file.Report is { } report)
            artifact["properties"] = new JsonObject
            {
                ["claimed"] = report.Claimed.Label.Word(),
                ["described"] = report.Described.Label.Word(),
            };
        return artifact;
    }

    static JsonObject Refusal(LintedFile file) => new()
    {
        ["level"] = "error",
        ["message"] = new JsonObject { ["text"] = $"{file.Name}: {file.Refused}" },
    };

    static IEnumerable<JsonObject> Results(LintedFile file, int artifact, LintPlaybook playbook)
    {
        if (file.Report is not { } report) yield break;
        foreach (var finding in report.Findings) yield return Result(finding, file.Name, artifact, playbook);
        foreach (var allowed in report.Allowed)
        {
            var result = Result(allowed.Finding, file.Name, artifact, playbook);
            result["suppressions"] = new JsonArray(new JsonObject
            {
                ["kind"] = "inSource",
                ["justification"] = allowed.Reason,
            });
            yield return result;
        }
    }

    static JsonObject Result(LintFinding finding, string file, int artifact, LintPlaybook playbook)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["level"] = finding.Severity.Word(),
            ["message"] = new JsonObject { ["text"] = $"{finding.Message}. {finding.Why} {finding.Fix}" },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = Uri(file), ["index"] = artifact },
                    ["region"] = new JsonObject
                    {
                        ["startLine"] = finding.Line,
                        ["startColumn"] = finding.Column,
                        ["endColumn"] = Math.Max(finding.Column, finding.EndColumn),
                        ["snippet"] = new JsonObject { ["text"] = finding.Phrase },
                    },
                },
            }),
        };
        for (var at = 0; at < playbook.Rules.Count; at++)
            if (playbook.Rules[at].Id == finding.Rule) result["ruleIndex"] = at;
        return result;
    }

    // A path is written as a reference relative to the place of the call, or as an address of a file.
    static string Uri(string path) => Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/', '\\').Select(System.Uri.EscapeDataString));
}
