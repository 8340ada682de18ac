using System.Globalization;
using System.Text;

namespace Tandem.Hosting.Yaml;

/// <summary>Chooses how a text is written: plain, between quotation marks, or as a block of lines.</summary>
static class YamlQuotes
{
    // Read as something else than a text by one version of YAML or the other.
    static readonly HashSet<string> NotTexts = new(StringComparer.OrdinalIgnoreCase)
    {
        "yes", "no", "true", "false", "on", "off", "y", "n", "null",
    };

    /// <summary>The text, ready to stand behind a name or a dash.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="indent">Blanks before the lines of a block.</param>
    public static string Of(string text, int indent)
    {
        if (IsPlain(text)) return text;
        if (IsBlock(text)) return Block(text, indent);
        return NeedsEscapes(text) || text.IndexOfAny(['"', '\\']) < 0
            ? DoubleQuoted(text) : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && !NotTexts.Contains(text)
        && text[^1] is not ' ' and not ':' && text.All(IsPlainCharacter)
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);

    static bool IsPlainCharacter(char c) => char.IsLetterOrDigit(c)
        || " .,;:()/+-_=<>!?%&#@*'".Contains(c, StringComparison.Ordinal);

    static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !NeedsEscapes(text.Replace('\n', ' '))
        && text[0] is not ('\n' or ' ') && text[^1] != ' ' && !text.Contains(" \n", StringComparison.Ordinal)
        && !text.EndsWith("\n\n", StringComparison.Ordinal);

    static string Block(string text, int indent)
    {
        var block = new StringBuilder(text.EndsWith('\n') ? "|" : "|-");
        foreach (var line in (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
            block.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);
        return block.ToString();
    }

    static bool NeedsEscapes(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else if (NeedsEscape(text[at])) return true;
        return false;
    }

    static bool NeedsEscape(char c) => c is '\t' or '\n' or '\r' || YamlCharacters.IsRefused(c);

    static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var at = 0; at < text.Length; at++)
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                quoted.Append(text, at++, count: 2);
            else quoted.Append(Escaped(text[at]));
        return quoted.Append('"').ToString();
    }

    static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => NeedsEscape(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString(),
    };
}
