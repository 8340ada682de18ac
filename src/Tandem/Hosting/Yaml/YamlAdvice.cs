using YamlDotNet.Core;

namespace Tandem.Hosting.Yaml;

/// <summary>What to do about a file that is not YAML, in words for people who do not write YAML every day.</summary>
static class YamlAdvice
{
    public static FileError On(YamlException unreadable, string text, string file)
    {
        var (line, column) = ((int)unreadable.Start.Line, (int)unreadable.Start.Column);
        var written = Line(text, line);
        // The parser blames the line before a tab.
        for (var at = line; at <= line + 1; at++)
            if (IndentTab(Line(text, at)) is var tab and >= 0)
                return new(file, at, tab + 1, "a tab", "blanks",
                    "Indent with blanks; YAML does not allow tabs there.");

        var found = column <= written.Length ? FileError.Quote(written[(column - 1)..]) : "the end of the line";
        return unreadable.Message switch
        {
            var why when why.Contains("invalid mapping", StringComparison.Ordinal) => new(file, line, column, found,
                "a text without a colon and a blank", "Put the text between quotation marks."),
            var why when why.Contains("cannot start any token", StringComparison.Ordinal) => new(file, line, column,
                found, "a text that starts with a letter or a digit", "Put the text between quotation marks."),
            var why when why.Contains("quoted scalar", StringComparison.Ordinal) => new(file, line, column, found,
                "a text that its quotation mark closes", "Close the quotation, and write a backslash in it as \\\\."),
            _ => new(file, line, column, found, "YAML", Sentence(unreadable.Message)),
        };
    }

    static string Line(string text, int number)
    {
        var rest = text.AsSpan();
        for (; number > 1 && rest.IndexOf('\n') is var end and >= 0; number--) rest = rest[(end + 1)..];
        if (number > 1) return "";
        return rest.IndexOf('\n') is var last and >= 0 ? rest[..last].TrimEnd('\r').ToString() : rest.ToString();
    }

    static int IndentTab(string line)
    {
        var at = line.AsSpan().IndexOfAnyExcept(' ');
        return at >= 0 && line[at] == '\t' ? at : -1;
    }

    static string Sentence(string why) => why.EndsWith('.') ? why : why + ".";
}
