namespace Tandem.Hosting.Yaml;

/// <summary>Characters that a file may not hold as they are, and the one that only JSON may.</summary>
static class YamlCharacters
{
    /// <summary>The first character that no editor shows, which would hide what the file says; or null.</summary>
    public static FileError? FirstRefused(string text, string file)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsPairAt(text, at)) at++;
            else if (IsRefused(text[at])) return Refused(text, at, file);
        }
        return null;
    }

    /// <summary>Whether a character must be written as an escape: control characters, odd line breaks, turned
    /// directions of writing, half pairs.</summary>
    public static bool IsRefused(char c) =>
        c is (< ' ' and not ('\t' or '\n' or '\r')) or (>= '\u007F' and <= '\u009F') or (>= '\u2028' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c);

    /// <summary>
    /// JSON may be indented by tabs, which YAML forbids: in a file that starts as JSON each becomes one blank, so that
    /// no
    /// column moves.
    /// </summary>
    public static string WithoutJsonTabs(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{") || !text.Contains('\t', StringComparison.Ordinal)) return text;
        var characters = text.ToCharArray();
        var indenting = true;
        for (var at = 0; at < characters.Length; at++)
        {
            if (characters[at] == '\n') indenting = true;
            else if (characters[at] == '\t' && indenting) characters[at] = ' ';
            else if (characters[at] != ' ') indenting = false;
        }
        return new string(characters);
    }

    static bool IsPairAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    static FileError Refused(string text, int at, string file)
    {
        var before = text.AsSpan(0, at);
        return new(file, before.Count('\n') + 1, at - before.LastIndexOf('\n'), $"U+{(int)text[at]:X4}",
            "characters that can be read", $"Remove it, or write it between double quotes as \\u{(int)text[at]:X4}.");
    }
}
