using System.Globalization;
using System.Text;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Verbs;

namespace Tandem.Sourcing.Lint;

/// <summary>Writes findings as lines that terminals and editors make clickable.</summary>
static class LintLines
{
    public static string Of(IReadOnlyList<LintedFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
            if (file.Report is { } report) Write(text, file.Name, report);
        return text.ToString();
    }

    static void Write(StringBuilder text, string name, LintReport report)
    {
        var file = Printable.Of(name);
        text.Append(CultureInfo.InvariantCulture, $"{file}: the words say {Word(report.Claimed)}; ")
            .Append(CultureInfo.InvariantCulture,
                $"the content says {Word(report.Described)}{Lines(report.Described)}\n");
        if (report.IsPart)
            text.Append(CultureInfo.InvariantCulture,
                $"{file}: its title says that it is one part of a set, so nothing is missed in it\n");
        foreach (var finding in report.Findings)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{file}:{finding.Line}:{finding.Column}: {finding.Severity.Word()} "
                + $"{finding.Rule}: {finding.Message}\n");
            if (finding.Phrase.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"    found: {Printable.Of(finding.Phrase)}\n");
            text.Append(CultureInfo.InvariantCulture, $"    why: {finding.Why} ({finding.Source})\n")
                .Append(CultureInfo.InvariantCulture, $"    fix: {finding.Fix}\n");
        }
        foreach (var allowed in report.Allowed)
            text.Append(CultureInfo.InvariantCulture, $"{file}:{allowed.Finding.Line}:{allowed.Finding.Column}: ")
                .Append(CultureInfo.InvariantCulture,
                    $"allowed {allowed.Finding.Rule}: {Printable.Of(allowed.Reason)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{file}: {Count(report, LintSeverity.Error)}, ")
            .Append(CultureInfo.InvariantCulture, $"{Count(report, LintSeverity.Warning)}, ")
            .Append(CultureInfo.InvariantCulture, $"{Count(report, LintSeverity.Note)}\n");
    }

    static string Count(LintReport report, LintSeverity severity) =>
        CheckWords.Count(report.Findings.Count(finding => finding.Severity == severity), severity.Word());

    static string Word(ModelJudgement judgement) => judgement.Label == ModelLabel.Unclear ? "unclear"
        : string.Create(CultureInfo.InvariantCulture, $"{judgement.Label.Word()} (confidence {judgement.Confidence})");

    static string Lines(ModelJudgement judgement) => judgement.Passages.Count == 0 ? ""
        : $", {judgement.InLines()}";

    /// <summary>A severity as files write it.</summary>
    public static string Word(this LintSeverity severity) => LintShape.Severities[(int)severity];
}
