using System.Net;
using System.Text;
using Tandem.Domain.Sourcing.Lint;

namespace Tandem.Sourcing.Lint;

/// <summary>Makes text of a web page in one pass: section heads become Markdown's, blocks become lines.</summary>
sealed class HtmlText
{
    const int TagNameCharactersMax = 24;

    static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    };

    static readonly string[] Unseen = ["script", "style", "template", "noscript", "svg"];

    readonly string source;
    readonly StringBuilder text = new();
    readonly List<(int At, int From)> pieces = [];
    int at;

    HtmlText(string source) => this.source = source;

    public static BriefText Read(string source, string encoding)
    {
        var html = new HtmlText(source);
        html.Read();
        var made = html.text.ToString();
        return new(made, "html", encoding, new(made, source, html.pieces));
    }

    void Read()
    {
        while (at < source.Length)
        {
            var next = source.AsSpan(at).IndexOf('<') is >= 0 and var found ? at + found : source.Length;
            Words(at, next);
            at = next;
            if (at < source.Length) Markup();
        }
    }

    void Markup()
    {
        var rest = source.AsSpan(at);
        if (rest.StartsWith("<!--")) Comment(rest);
        else if (rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?')) Tag(rest);
        else
        {
            Words(at, at + 1);
            at++;
        }
    }

    void Comment(ReadOnlySpan<char> rest)
    {
        var end = rest[4..].IndexOf("-->") is >= 0 and var found ? found + 7 : rest.Length;
        // Allowances are written as comments.
        if (rest[..end].Contains(BriefLint.AllowanceMark, StringComparison.OrdinalIgnoreCase))
        {
            Break();
            Words(at + 4, at + end - 3);
            Break();
        }
        at += end;
    }

    void Tag(ReadOnlySpan<char> rest)
    {
        var closes = rest[1] == '/';
        var start = closes ? 2 : 1;
        var length = 0;
        while (start + length < rest.Length && length < TagNameCharactersMax
            && char.IsAsciiLetterOrDigit(rest[start + length])) length++;
        var name = rest.Slice(start, length).ToString();
        at += TagLength(rest);
        if (!closes
            && Unseen.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } unseen)
        {
            var end = source.AsSpan(at).IndexOf($"</{unseen}", StringComparison.OrdinalIgnoreCase);
            at = end < 0 ? source.Length : at + end;
            return;
        }
        if (Inline.Contains(name)) return;
        Break();
        if (closes) return;
        // What a page is called in its head is a head of the text like any other.
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) text.Append("# ");
        else if (name.Length == 2 && name[0] is 'h' or 'H' && name[1] is >= '1' and <= '6')
            text.Append('#', name[1] - '0').Append(' ');
        else if (name.Equals("li", StringComparison.OrdinalIgnoreCase)) text.Append("- ");
    }

    // An attribute may hold what would end the tag.
    static int TagLength(ReadOnlySpan<char> rest)
    {
        for (var end = 1; end < rest.Length; end++)
            if (rest[end] == '>') return end + 1;
            else if (rest[end] is '"' or '\'' && rest[end - 1] is '=' or ' ')
            {
                var close = rest[(end + 1)..].IndexOf(rest[end]);
                if (close < 0) continue;
                end += close + 1;
            }
        return rest.Length;
    }

    void Break()
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    void Words(int from, int to)
    {
        if (from >= to) return;
        pieces.Add((text.Length, from));
        var words = source[from..to];
        // Line ends within a block are kept, so that lines stay lines of the file.
        if (!words.Contains('&', StringComparison.Ordinal)) text.Append(words);
        else
            for (var start = 0; start < words.Length;)
            {
                var mark = words.IndexOf('&', start);
                var end = mark < 0 ? -1 : words.IndexOf(';', mark);
                if (mark < 0 || end < 0)
                {
                    text.Append(words, start, words.Length - start);
                    return;
                }
                text.Append(words, start, mark - start).Append(WebUtility.HtmlDecode(words[mark..(end + 1)]));
                start = end + 1;
                pieces.Add((text.Length, from + start));
            }
    }
}
