using System.Buffers;
using System.Globalization;
using System.Text;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Records;

// A line of JSON as it grows, on the stack while it is short. Text is escaped as little as JSON allows, so that there
// is one way to write it: \" and \\, and \u00xx for control characters.
ref struct Line(Span<byte> room)
{
    const int NumberBytesMax = 20;
    const int EscapedBytesMax = 6;

    static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    // A lone half of a surrogate pair has no UTF-8; it must not be replaced in silence.
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    Span<byte> bytes = room;
    int length;

    public readonly byte[] ToArray() => bytes[..length].ToArray();

    public void Raw(scoped ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        length += json.Length;
    }

    public void Number(long number)
    {
        number.TryFormat(Room(NumberBytesMax), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    public void Formatted(DateTime instant, string format)
    {
        instant.TryFormat(Room(format.Length), out var written, format, CultureInfo.InvariantCulture);
        length += written;
    }

    public void Hex(Digest digest)
    {
        Span<byte> raw = stackalloc byte[Digest.Length];
        digest.CopyTo(raw);
        Convert.TryToHexStringLower(raw, Room(2 * Digest.Length), out var written);
        length += written;
    }

    public void Text(scoped ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        for (var plain = text.IndexOfAny(Special); plain >= 0; plain = text.IndexOfAny(Special))
        {
            Plain(text[..plain]);
            Escaped(text[plain]);
            text = text[(plain + 1)..];
        }
        Plain(text);
        Raw("\""u8);
    }

    void Plain(scoped ReadOnlySpan<char> text) =>
        length += Utf8.GetBytes(text, Room(Utf8.GetMaxByteCount(text.Length)));

    void Escaped(char special)
    {
        var escaped = Room(EscapedBytesMax);
        if (special is '"' or '\\') Raw([(byte)'\\', (byte)special]);
        else
        {
            "\\u00"u8.CopyTo(escaped);
            ((int)special).TryFormat(escaped[4..], out _, "x2", CultureInfo.InvariantCulture);
            length += EscapedBytesMax;
        }
    }

    Span<byte> Room(int more)
    {
        if (length + more > bytes.Length)
        {
            var larger = new byte[Math.Max(bytes.Length * 2, length + more)];
            bytes[..length].CopyTo(larger);
            bytes = larger;
        }
        return bytes[length..];
    }
}
