using Tandem.Domain.Sourcing.Lint;
using Tandem.Shared;

namespace Tandem.Sourcing.Lint.Pages;

/// <summary>What the page of the lint shows.</summary>
/// <param name="Text">The text, kept in the form.</param>
/// <param name="Meant">The model that was chosen, or null.</param>
/// <param name="Problem">Why there is nothing to read, or null.</param>
/// <param name="Report">What was found; null before anything was given.</param>
public sealed record LintView(string Text, ModelLabel? Meant, string? Problem, LintReport? Report)
{
    /// <summary>Lines of the text that are shown; of a longer one those about findings.</summary>
    public const int LinesShownMax = 1_500;

    const int LinesAround = 2;

    /// <summary>Before anything was given.</summary>
    public static LintView Empty { get; } = new("", null, null, null);

    internal static LintView Refused(string text, ModelLabel? meant, string problem) => new(text, meant, problem, null);

    // Lines and columns of the page are those of the text that it shows, also where that was made from a file.
    internal static LintView Of(BriefLint lint, byte[] bytes, string name, ModelLabel? meant)
    {
        var (text, refused) = BriefFile.Read(bytes, name);
        return text is null ? Refused("", meant, $"{name}: {refused}")
            : new(text.Text, meant, null, lint.Read(text.Text, meant));
    }

    /// <summary>The answer to the page's question.</summary>
    public string Answer => Report is null ? LintTexts.Answer : LintTexts.Verdict.With(
        LintWords.Model(Report.Claimed.Label), LintWords.Model(Report.Described.Label),
        Written.Count(Report.Findings.Count(finding => finding.Severity == LintSeverity.Error), LintTexts.ErrorsOne,
            LintTexts.Errors));

    internal IEnumerable<LintLine> Lines()
    {
        var lines = Text.Split('\n');
        var byLine = Report!.Findings.ToLookup(finding => finding.Line);
        var shown = lines.Length <= LinesShownMax ? null : byLine.SelectMany(each =>
            Enumerable.Range(each.Key - LinesAround, 2 * LinesAround + 1)).ToHashSet();
        for (var line = 1; line <= lines.Length; line++)
            if (shown?.Contains(line) != false)
                yield return new(line, lines[line - 1].TrimEnd('\r'), [.. byLine[line]]);
    }
}

/// <summary>A line of the text with what was found in it.</summary>
sealed record LintLine(int Number, string Text, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>The line in pieces, those found apart from the others.</summary>
    public IEnumerable<(string Piece, bool Found)> Pieces()
    {
        var at = 0;
        foreach (var finding in Findings.OrderBy(finding => finding.Column))
        {
            var (start, end) = (Math.Min(finding.Column - 1, Text.Length), Math.Min(finding.EndColumn - 1,
                Text.Length));
            if (start < at || end <= start) continue;
            if (start > at) yield return (Text[at..start], false);
            yield return (Text[start..end], true);
            at = end;
        }
        if (at < Text.Length) yield return (Text[at..], false);
    }
}

/// <summary>How the page says models and severities.</summary>
static class LintWords
{
    public static string Model(ModelLabel label) => label switch
    {
        ModelLabel.ItOutsourcing => LintTexts.ItOutsourcing,
        ModelLabel.SoftwareOutsourcing => LintTexts.SoftwareOutsourcing,
        ModelLabel.DedicatedTeam => LintTexts.DedicatedTeam,
        ModelLabel.StaffAugmentation => LintTexts.StaffAugmentation,
        ModelLabel.NotSoftware => LintTexts.NotSoftware,
        _ => LintTexts.Unclear,
    };

    public static string Severity(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => LintTexts.Error,
        LintSeverity.Warning => LintTexts.Warning,
        _ => LintTexts.Note,
    };

    public static Tone Tone(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => Shared.Tone.Bad,
        LintSeverity.Warning => Shared.Tone.Attention,
        _ => Shared.Tone.Quiet,
    };
}
