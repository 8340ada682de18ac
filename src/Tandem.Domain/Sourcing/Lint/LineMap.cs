namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Where the lines of a text are. Line feeds, with or without a carriage return, end them.</summary>
sealed class LineMap
{
    readonly string text;
    readonly List<int> starts = [0];

    public LineMap(string text)
    {
        this.text = text;
        for (var at = 0; text.AsSpan(at).IndexOf('\n') is >= 0 and var found;) starts.Add(at += found + 1);
    }

    public int Count => starts.Count;

    /// <summary>The characters of a line, from 1, without what ends it.</summary>
    public (int Start, int End) Span(int line)
    {
        var (start, end) = (starts[line - 1], line < starts.Count ? starts[line] - 1 : text.Length);
        return (start, end > start && text[end - 1] == '\r' ? end - 1 : end);
    }

    /// <summary>The line of a character, from 1.</summary>
    public int LineOf(int at)
    {
        var found = starts.BinarySearch(at);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The column of a character, from 1, in UTF-16 units as editors count.</summary>
    public int ColumnOf(int at) => at - starts[LineOf(at) - 1] + 1;
}
