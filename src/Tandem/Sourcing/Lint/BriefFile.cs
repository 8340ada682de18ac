using System.Text;

namespace Tandem.Sourcing.Lint;

/// <summary>Why a file is not read as a brief.</summary>
/// <param name="Reason">One sentence for people.</param>
/// <param name="Line">Where, from 1; 0 if nowhere.</param>
/// <param name="Column">Where, from 1; 0 if nowhere.</param>
sealed record BriefRefused(string Reason, int Line = 0, int Column = 0)
{
    public override string ToString() => Line > 0 ? $"line {Line}, column {Column}: {Reason}" : Reason;
}

/// <summary>
/// Reads Markdown, plain text, HTML and Word (.docx), by what the bytes are and not by the name alone.
/// </summary>
static class BriefFile
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    const int LookAhead = 1024;

    /// <summary>The text of a file, or why there is none.</summary>
    public static (BriefText? Text, BriefRefused? Refused) Read(byte[] bytes, string name)
    {
        if (bytes.Length > BriefLimits.BytesMax) return (null, TooLarge);
        if (bytes.AsSpan().StartsWith("PK"u8)) return DocxText.Read(bytes, name);
        if (bytes.AsSpan().StartsWith("%PDF"u8))
            return No("This is a PDF. Export it as text or Word and read that.");
        if (bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            return No("This is an old binary or an encrypted Office file. Save it as .docx without a password.");
        if (HasName(name, ".docx", ".docm")) return No("This is no Word file: it does not start like one.");
        var (text, encoding) = Decode(bytes);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nothing)
        {
            var before = text.AsSpan(0, nothing);
            return (null, new("a character 0 stands here: this is no text.", before.Count('\n') + 1,
                nothing - before.LastIndexOf('\n')));
        }
        return (IsHtml(text, name) ? HtmlText.Read(text, encoding)
            : new(text, HasName(name, ".md", ".markdown") ? "markdown" : "text", encoding), null);
    }

    /// <summary>The refusal of what is too large.</summary>
    public static BriefRefused TooLarge { get; } =
        new($"It is larger than {BriefLimits.BytesMax / (1024 * 1024)} MiB (BriefLimits.BytesMax). Split it, or leave "
            + "pictures and appendices out.");

    static (BriefText?, BriefRefused?) No(string reason) => (null, new(reason));

    static (string Text, string Encoding) Decode(byte[] bytes)
    {
        var span = bytes.AsSpan();
        if (span.StartsWith<byte>([0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "utf-16le");
        if (span.StartsWith<byte>([0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "utf-16be");
        if (span.StartsWith<byte>([0xEF, 0xBB, 0xBF])) span = span[3..];
        try
        {
            return (Strict.GetString(span), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            // Every byte is a character of Latin-1, so that lines and columns stay right.
            return (Encoding.Latin1.GetString(span), "iso-8859-1");
        }
    }

    static bool IsHtml(string text, string name)
    {
        if (HasName(name, ".html", ".htm", ".xhtml")) return true;
        if (HasName(name, ".md", ".markdown")) return false;
        var start = text.AsSpan(0, Math.Min(text.Length, LookAhead)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    static bool HasName(string name, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
