using System.Buffers;
using System.Text;

namespace Tandem.Delivery.Evidence;

/// <summary>The characters of an XML file, decoded, with what stands before the root element looked through.</summary>
/// <remarks>
/// The parser is handed characters, not bytes, so that this class and the parser cannot disagree on the encoding.
/// </remarks>
sealed class XmlText : TextReader
{
    const int PrologLengthMax = 64 * 1024;
    const int DeclarationBytesMax = 256;

    static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n/>");

    static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    readonly StreamReader rest;
    readonly EvidenceLimits limits;
    readonly string head;
    int given;
    long sinceMarkup;

    /// <summary>Opens a file and reads its prolog.</summary>
    /// <remarks>
    /// A DOCTYPE that declares anything in the file itself is refused here: that is how entities come in. Which format
    /// may have one that only names a grammar is <see cref="XmlEvidence"/>'s to say; none is ever fetched.
    /// </remarks>
    public XmlText(Stream stream, EvidenceLimits limits)
    {
        this.limits = limits;
        rest = new StreamReader(stream, EncodingOf(stream), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = ArrayPool<char>.Shared.Rent(PrologLengthMax);
        try
        {
            head = new string(buffer, 0, rest.ReadBlock(buffer, 0, PrologLengthMax));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
        ReadProlog();
    }

    /// <summary>The name of the root element as written, or an empty text when none was found.</summary>
    public string RootName { get; private set; } = "";

    /// <summary>The DOCTYPE as written, or an empty text.</summary>
    public string DocumentType { get; private set; } = "";

    /// <summary>The DOCTYPE is that of web pages, or the root element theirs.</summary>
    public bool IsWebPage => RootName.Equals("html", StringComparison.OrdinalIgnoreCase)
        || DocumentType.TrimEnd('>').Split(default(char[]), 3, StringSplitOptions.RemoveEmptyEntries) is
            [_, var name, ..] && name.Equals("html", StringComparison.OrdinalIgnoreCase);

    static Encoding EncodingOf(Stream stream)
    {
        var buffer = new byte[DeclarationBytesMax];
        var start = buffer.AsSpan(0, stream.ReadAtLeast(buffer, DeclarationBytesMax, throwOnEndOfStream: false));
        stream.Position = 0;
        var detected = Content.EncodingOf(start);
        var declared = detected == Encoding.UTF8 ? DeclaredIn(Encoding.ASCII.GetString(start)) : null;
        // Bytes that begin as ASCII are not UTF-16, even where a tool that wrote to a string first says so.
        var name = declared is null || declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)
            ? detected.WebName : declared;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new UnreadableEvidenceException($"the encoding {FactSheet.Quote(name)} is not known", unknown)
            {
                WhateverItClaims = true,
            };
        }
    }

    static string? DeclaredIn(string start)
    {
        var end = start.IndexOf("?>", StringComparison.Ordinal);
        var parts = start[..Math.Max(end, 0)].Split("encoding", 2);
        var quoted = parts.Length == 2 ? parts[1].Split('"', '\'') : [];
        return quoted.Length > 1 ? quoted[1] : null;
    }

    void ReadProlog()
    {
        var at = 0;
        while (true)
        {
            while (at < head.Length && char.IsWhiteSpace(head[at])) at++;
            if (Stands("<?", at)) at = After("?>", at);
            else if (Stands("<!--", at)) at = After("-->", at);
            else if (Stands("<!DOCTYPE", at)) at = ReadDocumentType(at);
            else break;
        }
        if (!Stands("<", at)) return;
        var end = head.AsSpan(at + 1).IndexOfAny(EndOfName);
        RootName = end < 0 ? "" : head.Substring(at + 1, end);
    }

    bool Stands(string text, int at) => string.CompareOrdinal(head, at, text, 0, text.Length) == 0;

    int After(string text, int at) =>
        head.IndexOf(text, at, StringComparison.Ordinal) is var found and >= 0 ? found + text.Length : head.Length;

    int ReadDocumentType(int start)
    {
        var quote = '\0';
        for (var at = start; at < head.Length; at++)
            if (quote != '\0') quote = head[at] == quote ? '\0' : quote;
            else if (head[at] is '"' or '\'') quote = head[at];
            else if (head[at] == '[')
                throw new UnreadableEvidenceException(
                    $"line {1 + head.AsSpan(0, at).Count('\n')}: the DOCTYPE declares its own entities or rules; "
                    + "such files are refused")
                { WhateverItClaims = true };
            else if (head[at] == '>')
            {
                DocumentType = head[start..(at + 1)];
                return at + 1;
            }
        return head.Length;
    }

    /// <inheritdoc/>
    public override int Peek() => given < head.Length ? head[given] : rest.Peek();

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, head.Length - given);
        if (count > 0)
        {
            head.AsSpan(given, count).CopyTo(buffer);
            given += count;
        }
        else count = rest.ReadBlock(buffer);
        Guard(buffer[..count]);
        Clean(buffer[..count]);
        return count;
    }

    // Test output carries control characters and broken bytes into reports. XML forbids them, but they stand in
    // messages and names, which no figure depends on: better a mark in their place than a report that is refused.
    static void Clean(Span<char> text)
    {
        while (text.IndexOfAny(Forbidden) is var at and >= 0)
        {
            text[at] = '\uFFFD';
            text = text[(at + 1)..];
        }
    }

    // The parser holds a whole tag in memory. No tag contains another '<', so the run after the last one bounds it.
    void Guard(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOf('<');
        sinceMarkup = last < 0 ? sinceMarkup + text.Length : text.Length - last;
        if (sinceMarkup > limits.TextLengthMax)
            throw new UnreadableEvidenceException($"a text is longer than {limits.TextLengthMax} characters")
            {
                WhateverItClaims = true,
            };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
