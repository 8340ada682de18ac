using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tandem.Ledger.Records;

// A line as Line wrote it, read from its beginning on. There is one way to write a record, so nothing is searched for:
// what is expected next is there, or the line is none of ours.
ref struct WrittenLine(ReadOnlySpan<byte> line)
{
    // A quote ends the text; the others have to be looked at one by one.
    static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    ReadOnlySpan<byte> rest = line;

    public readonly int Length => rest.Length;

    public void Raw(scoped ReadOnlySpan<byte> json)
    {
        if (!rest.StartsWith(json)) throw new FormatException($"{Encoding.UTF8.GetString(json)} expected.");
        rest = rest[json.Length..];
    }

    public long Number()
    {
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0
            || !long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new FormatException("A number expected.");
        rest = rest[digits..];
        return number;
    }

    /// <summary>A text; the one at hand where it says the same.</summary>
    public string Text(string? atHand)
    {
        if (rest is not [(byte)'"', .. var text]) throw new FormatException("Text expected.");
        var plain = text.IndexOfAny(Special);
        if (plain < 0 || text[plain] != '"') return Token().GetString()!;
        rest = text[(plain + 1)..];
        text = text[..plain];
        return atHand is not null && Ascii.Equals(text, atHand) ? atHand : Utf8.GetString(text);
    }

    /// <summary>An instant that takes so many bytes without its quotes.</summary>
    public DateTimeOffset Instant(int length)
    {
        var token = Token();
        return token.TokenType == JsonTokenType.String && token.ValueSpan.Length == length
            && token.ValueSpan[^1] == 'Z' && token.TryGetDateTimeOffset(out var at)
                ? at : throw new FormatException("An instant expected.");
    }

    // The JSON reader takes every form of ISO 8601 and is five times as fast as a pattern; ours has one length.
    Utf8JsonReader Token()
    {
        var reader = new Utf8JsonReader(rest);
        reader.Read();
        rest = rest[(int)reader.BytesConsumed..];
        return reader;
    }
}
