using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Domain.Sourcing.Lint;

namespace Tandem.Sourcing.Lint;

/// <summary>
/// Writes findings for programs: an array with one object a file, as docs/users/lint-a-brief.md says.
/// </summary>
static class LintJson
{
    public static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<LintedFile> files) =>
        new JsonArray([.. files.Select(Of)]).ToJsonString(Readable) + "\n";

    public static JsonObject Of(LintedFile file) => file.Report is not { } report
        ? new() { ["file"] = file.Name, ["error"] = file.Refused!.ToString() }
        : new()
        {
            ["file"] = file.Name,
            ["format"] = file.Text!.Format,
            ["encoding"] = file.Text.Encoding,
            ["claimed"] = report.Claimed.Label.Word(),
            ["described"] = report.Described.Label.Word(),
            ["confidence"] = new JsonObject
            {
                ["claimed"] = report.Claimed.Confidence,
                ["described"] = report.Described.Confidence,
            },
            ["points"] = new JsonObject
            {
                ["claimed"] = Points(report.Claimed),
                ["described"] = Points(report.Described),
            },
            ["passages"] = new JsonObject
            {
                ["claimed"] = Passages(report.Claimed),
                ["described"] = Passages(report.Described),
            },
            ["part"] = report.IsPart,
            ["findings"] = new JsonArray([.. report.Findings.Select(Finding)]),
            ["suppressed"] = new JsonArray([.. report.Allowed.Select(Allowed)]),
            ["error"] = null,
        };

    static JsonObject Points(ModelJudgement judgement) => new(judgement.Points.Select(each =>
        KeyValuePair.Create<string, JsonNode?>(each.Label.Word(), each.Points)));

    static JsonArray Passages(ModelJudgement judgement) => new([.. judgement.Passages.Select(passage => new JsonObject
    {
        ["line"] = passage.Line,
        ["column"] = passage.Column,
        ["phrase"] = passage.Phrase,
        ["text"] = passage.Text,
        ["concept"] = passage.Concept,
    })]);

    static JsonObject Finding(LintFinding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["severity"] = finding.Severity.Word(),
        ["line"] = finding.Line,
        ["column"] = finding.Column,
        ["endColumn"] = finding.EndColumn,
        ["phrase"] = finding.Phrase,
        ["message"] = finding.Message,
        ["why"] = finding.Why,
        ["source"] = finding.Source,
        ["fix"] = finding.Fix,
    };

    static JsonObject Allowed(AllowedFinding allowed)
    {
        var finding = Finding(allowed.Finding);
        finding["reason"] = allowed.Reason;
        finding["allowedOnLine"] = allowed.Line;
        return finding;
    }
}
