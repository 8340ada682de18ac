using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;

namespace Tandem.Sourcing.Lint;

/// <summary>The text of a brief as it is read.</summary>
/// <param name="Text">Markdown or plain.</param>
/// <param name="Format">What the file was: <c>text</c>, <c>markdown</c>, <c>html</c> or <c>docx</c>.</param>
/// <param name="Encoding">How its characters were written.</param>
/// <param name="Places">Where its pieces stand in the file; null where they stand as they are.</param>
sealed record BriefText(string Text, string Format, string Encoding, SourcePlaces? Places = null)
{
    /// <summary>A report whose lines and columns are those of the file.</summary>
    public LintReport InFile(LintReport report) => Places is not { } places ? report : report with
    {
        Claimed = InFile(report.Claimed, places),
        Described = InFile(report.Described, places),
        Findings = report.Findings.Select(finding => InFile(finding, places)).ToSequence(),
        Allowed = report.Allowed.Select(each => each with
        {
            Finding = InFile(each.Finding, places),
            Line = places.Of(each.Line, 1).Line,
        }).ToSequence(),
    };

    static ModelJudgement InFile(ModelJudgement judgement, SourcePlaces places) => judgement with
    {
        Passages = judgement.Passages.Select(passage => passage with
        {
            Line = places.Of(passage.Line, passage.Column).Line,
            Column = places.Of(passage.Line, passage.Column).Column,
        }).ToSequence(),
    };

    static LintFinding InFile(LintFinding finding, SourcePlaces places)
    {
        var (line, column) = places.Of(finding.Line, finding.Column);
        // The last character says where it ends: what follows may come from further on.
        var (endLine, lastColumn) = places.Of(finding.Line, Math.Max(finding.Column, finding.EndColumn - 1));
        return finding with
        {
            Line = line,
            Column = column,
            EndColumn = endLine == line && finding.EndColumn > finding.Column ? Math.Max(column, lastColumn + 1)
                : column,
        };
    }
}

/// <summary>Where the characters of a text made from a file stand in that file.</summary>
/// <param name="text">The text that was made.</param>
/// <param name="source">The file's text.</param>
/// <param name="pieces">Where pieces of the text start, and where in the file they come from, both ascending.</param>
sealed class SourcePlaces(string text, string source, IReadOnlyList<(int At, int From)> pieces)
{
    readonly int[] lines = Starts(text);
    readonly int[] sourceLines = Starts(source);

    /// <summary>The file's line and column of a line and column of the text, all from 1.</summary>
    public (int Line, int Column) Of(int line, int column)
    {
        var at = lines[Math.Min(line, lines.Length) - 1] + column - 1;
        var (low, high) = (0, pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].At <= at) low = middle;
            else high = middle - 1;
        }
        var from = pieces.Count == 0 ? 0 : pieces[low].From + Math.Max(0, at - pieces[low].At);
        from = Math.Min(from, source.Length);
        var found = Array.BinarySearch(sourceLines, from);
        var index = found >= 0 ? found : ~found - 1;
        return (index + 1, from - sourceLines[index] + 1);
    }

    static int[] Starts(string text)
    {
        List<int> starts = [0];
        for (var at = 0; text.AsSpan(at).IndexOf('\n') is >= 0 and var found;) starts.Add(at += found + 1);
        return [.. starts];
    }
}
