namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Tells section heads from other lines, in Markdown, numbered clauses and plain text.</summary>
static class LineKind
{
    const int HeadCharactersMax = 120;
    const int HeadWordsMax = 12;
    const int RunInWordsMax = 6;
    const int LabelWordsMax = 5;

    static readonly string[] Openers =
        ["section ", "sec. ", "article ", "part ", "attachment ", "appendix ", "addendum ", "exhibit ", "schedule "];

    /// <summary>How many characters of a line are a section head; 0 where none are.</summary>
    public static int HeadLength(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        var indent = line.Length - text.Length;
        text = text.TrimEnd();
        if (text.Length < 2) return 0;
        if (text[0] == '#') return IsMarkdownHead(text) ? line.Length : 0;
        if (text.Length > HeadCharactersMax)
            return Numbered(text) is > 0 and var start ? RunIn(text, start, indent) : 0;
        if (text.StartsWith("**") && text.TrimEnd(':').EndsWith("**") && text.Length > 4
            && text[2..^2].TrimEnd(':').IndexOf("**") is < 0 or 0)
            return Words(text) <= HeadWordsMax ? line.Length : 0;
        if (text[^1] is ';' or ',' or '|' || text[0] is '|' or '-' or '*' or '>' or '<' or '•') return 0;
        var words = Words(text);
        if (words > HeadWordsMax) return Numbered(text) is > 0 and var from ? RunIn(text, from, indent) : 0;
        if (Numbered(text) is > 0 and var after)
            return text[^1] != '.' && char.IsUpper(text[after]) ? line.Length : RunIn(text, after, indent);
        if (text[^1] == '.') return 0;
        foreach (var opener in Openers)
            if (text.StartsWith(opener, StringComparison.OrdinalIgnoreCase) && char.IsUpper(text[0]))
                return line.Length;
        return IsCapitals(text) || (text[^1] == ':' && words <= LabelWordsMax && char.IsUpper(text[0]))
            ? line.Length : 0;
    }

    static bool IsMarkdownHead(ReadOnlySpan<char> text)
    {
        var marks = text.Length - text.TrimStart('#').Length;
        return marks <= 6 && (marks == text.Length || text[marks] is ' ' or '\t');
    }

    // Where the words start after a number such as 3.1, C.4.1 or 5); 0 if there is none.
    static int Numbered(ReadOnlySpan<char> text)
    {
        var (at, digits, dots) = (0, 0, 0);
        if (text.Length > 2 && char.IsAsciiLetterUpper(text[0]) && text[1] is '.' or '-' && char.IsAsciiDigit(text[2]))
            (at, dots) = (2, 1);
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'); at++)
            if (text[at] == '.') dots++;
            else digits++;
        if (digits == 0 || digits > 8 || at + 2 >= text.Length) return 0;
        if (text[at] == ')') at++;
        else if (dots == 0) return 0;
        if (text[at] is not (' ' or '\t')) return 0;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at < text.Length && char.IsLetter(text[at]) ? at : 0;
    }

    // A head that its text follows on the same line: "F.1.4. Government Ownership. The Government will …".
    static int RunIn(ReadOnlySpan<char> text, int start, int indent)
    {
        var look = text[..Math.Min(text.Length, HeadCharactersMax)];
        var end = look[start..].IndexOfAny('.', ':');
        if (end <= 0 || !char.IsUpper(text[start])) return 0;
        return Words(look[start..(start + end)]) <= RunInWordsMax ? indent + start + end : 0;
    }

    static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var each in text)
            if (char.IsLower(each)) return false;
            else if (char.IsUpper(each)) capitals++;
        return capitals >= 4;
    }

    /// <summary>Whether a line is short enough to be a title.</summary>
    public static bool IsShort(ReadOnlySpan<char> line) =>
        line.Length <= HeadCharactersMax && Words(line) <= HeadWordsMax && line.TrimEnd() is not [.., '.' or ',']
        && !char.IsLower(line.TrimStart()[0]);

    /// <summary>Words of a line, apart by spaces, up to one more than a head may have.</summary>
    static int Words(ReadOnlySpan<char> text)
    {
        var (words, inWord) = (0, false);
        foreach (var each in text)
        {
            var letter = each is not (' ' or '\t');
            if (letter && !inWord && ++words > HeadWordsMax) break;
            inWord = letter;
        }
        return words;
    }
}
