using YamlDotNet.Core;

namespace Tandem.Hosting.Yaml;

/// <summary>Where a character of a text stands in the file, through quotation marks, escapes, folded and block
/// lines.</summary>
static class YamlPlaces
{
    /// <param name="node">The text as it was read.</param>
    /// <param name="source">The whole file.</param>
    /// <param name="offset">Characters of the read text before the place.</param>
    /// <returns>Line and column from 1.</returns>
    public static (int Line, int Column) Within(YamlText node, string source, int offset)
    {
        var at = Start(source, node);
        if (node.Style is ScalarStyle.Literal or ScalarStyle.Folded) at = NextContent(source, at);
        else if (node.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) at++;

        var read = 0;
        while (read < offset && at < source.Length)
        {
            var c = source[at];
            if (c is '\r' or '\n')
            {
                // One line break and its indentation stand for one blank, or for as many breaks as there are empty
                // lines.
                var end = NextContent(source, at);
                var breaks = source.AsSpan(at, end - at).Count('\n');
                read += node.Style is ScalarStyle.Literal ? breaks : Math.Max(1, breaks - 1);
                at = end;
            }
            else if (c == '\\' && node.Style == ScalarStyle.DoubleQuoted) (at, read) = SkipEscape(source, at, read);
            else (at, read) = (at + (c == '\'' && node.Style == ScalarStyle.SingleQuoted ? 2 : 1), read + 1);
        }
        var before = source.AsSpan(0, Math.Min(at, source.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    static int Start(string source, YamlText node)
    {
        var at = source.StartsWith('\uFEFF') ? 1 : 0;
        for (var line = 1; line < node.Line; line++)
            at = source.IndexOf('\n', at) is var end and >= 0 ? end + 1 : source.Length;
        return Math.Min(at + node.Column - 1, source.Length);
    }

    static int NextContent(string source, int at)
    {
        at = source.IndexOf('\n', at) is var end and >= 0 ? end + 1 : source.Length;
        while (at < source.Length && source[at] is ' ' or '\t' or '\r' or '\n') at++;
        return at;
    }

    static (int At, int Read) SkipEscape(string source, int at, int read) =>
        at + 1 >= source.Length ? (at + 1, read + 1) : source[at + 1] switch
        {
            '\r' or '\n' => (NextContent(source, at), read),
            'x' => (at + 4, read + 1),
            'u' => (at + 6, read + 1),
            'U' => (at + 10, read + 2),
            _ => (at + 2, read + 1),
        };
}
