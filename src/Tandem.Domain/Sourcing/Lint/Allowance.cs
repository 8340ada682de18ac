namespace Tandem.Domain.Sourcing.Lint;

/// <summary>A line of the text that allows findings: <c>tandem-lint: allow TB012 because …</c>.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="LastLine">The last line of the paragraph that it is about.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Rules">The rules that it names.</param>
/// <param name="Reason">Why; empty where none is given.</param>
sealed record Allowance(int Line, int LastLine, int Start, int End, IReadOnlyList<string> Rules, string Reason)
{
    public const string Mark = "tandem-lint:";

    /// <summary>How many of one text are heeded.</summary>
    public const int Most = 1_000;

    const string Verb = "allow";
    const string Because = "because";
    const int ReasonCharactersMin = 3;

    public bool HasReason => Reason.Count(char.IsLetterOrDigit) >= ReasonCharactersMin;

    public static IReadOnlyList<Allowance> Read(string text, LineMap lines)
    {
        List<Allowance> all = [];
        for (var at = 0; all.Count < Most;)
        {
            var found = text.AsSpan(at).IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
            if (found < 0) break;
            var line = lines.LineOf(at + found);
            var end = lines.Span(line).End;
            // Within the paragraph of the one before it ends where that ends: each line is looked at once.
            var last = all is [.., var before] && line < before.LastLine ? before.LastLine
                : LastLineAbout(text, line, lines);
            all.Add(ReadOne(text, at + found, end, line, last));
            at = end;
        }
        return all;
    }

    static Allowance ReadOne(string text, int start, int end, int line, int last)
    {
        var said = text[(start + Mark.Length)..end];
        foreach (var close in (ReadOnlySpan<string>)["-->", "*/", "]"])
            if (said.IndexOf(close, StringComparison.Ordinal) is >= 0 and var cut) said = said[..cut];
        said = said.Trim();
        if (said.StartsWith(Verb, StringComparison.OrdinalIgnoreCase)) said = said[Verb.Length..];
        var because = said.IndexOf(Because, StringComparison.OrdinalIgnoreCase);
        var named = because < 0 ? said : said[..because];
        var reason = because < 0 ? "" : said[(because + Because.Length)..].Trim();
        return new(line, last, start, end,
            named.Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries), reason);
    }

    // The paragraph on whose line it stands, or that follows it.
    static int LastLineAbout(string text, int line, LineMap lines)
    {
        var last = line;
        var begun = false;
        for (var next = line + 1; next <= lines.Count; next++)
        {
            var (start, end) = lines.Span(next);
            var blank = text.AsSpan(start, end - start).IsWhiteSpace();
            if (blank && begun) break;
            begun |= !blank;
            last = next;
        }
        return last;
    }

    public bool IsAbout(string rule) => Rules.Contains(rule, StringComparer.OrdinalIgnoreCase);

    public bool Covers(int line) => line >= Line && line <= LastLine;
}
