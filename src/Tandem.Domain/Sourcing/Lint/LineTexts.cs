using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Says where a passage stands and what stands there.</summary>
sealed class LineTexts(string text, LineMap lines)
{
    const int PhraseCharactersMax = 160;
    const int LineCharactersMax = 240;

    public int Line(int at) => lines.LineOf(at);

    public LintPassage Passage(Passage passage, string concept)
    {
        var (start, end) = lines.Span(lines.LineOf(passage.Start));
        // A very long line is shown around the passage.
        var from = Math.Max(start, Math.Min(passage.Start - LineCharactersMax / 4, end - LineCharactersMax));
        return new(Line(passage.Start), lines.ColumnOf(passage.Start), Phrase(passage.Start, passage.End),
            Cut(from, end, LineCharactersMax), concept);
    }

    /// <summary>A finding of a rule at a place.</summary>
    public LintFinding Finding(LintRule rule, int start, int end, string message)
    {
        var lineEnd = lines.Span(lines.LineOf(start)).End;
        return new(rule.Id, rule.Severity, Line(start), lines.ColumnOf(start),
            lines.ColumnOf(start) + Math.Max(0, Math.Min(end, lineEnd) - start), Phrase(start, end), message, rule.Why,
            rule.Source, rule.Fix);
    }

    /// <summary>Where the first of some passages stands; null where there are none.</summary>
    public (int Start, int End)? Start(Sequence<LintPassage> passages)
    {
        if (passages.Count == 0) return null;
        var start = lines.Span(passages[0].Line).Start + passages[0].Column - 1;
        return (start, Math.Min(start + passages[0].Phrase.Length, text.Length));
    }

    /// <summary>The first line that says anything.</summary>
    public (int Start, int End) Beginning()
    {
        for (var line = 1; line <= lines.Count; line++)
        {
            var (start, end) = lines.Span(line);
            var content = text.AsSpan(start, end - start);
            if (content.IsWhiteSpace() || content.Contains(Allowance.Mark, StringComparison.OrdinalIgnoreCase))
                continue;
            return (start + content.Length - content.TrimStart().Length, start + content.TrimEnd().Length);
        }
        return (0, 0);
    }

    public string Phrase(int start, int end) => Cut(start, end, PhraseCharactersMax);

    string Cut(int start, int end, int most)
    {
        var shown = text.AsSpan(start, Math.Min(end - start, most)).Trim().ToString();
        var oneLine = string.Join(' ', shown.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return end - start > most ? oneLine + "…" : oneLine;
    }
}
