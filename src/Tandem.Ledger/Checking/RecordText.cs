using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Tandem.Ledger.Checking;

// Where the members of a record stand in its line. Text is still escaped.
readonly record struct RecordFields(
    long Index, Range Stream, long Version, long Microseconds, Range Actor, Range Right, Range Command, Range Type,
    Range Payload);

// Reads a record's line member by member, and says at which byte it stops being one.
ref struct RecordText(ReadOnlySpan<byte> line)
{
    const int InstantBytes = 27;
    const int DigestDigits = 2 * Hashing.HashBytes;

    static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    readonly ReadOnlySpan<byte> line = line;

    // Where reading stopped, and what should stand there.
    public int At { get; private set; }

    public string Expected { get; private set; } = "";

    // Compiled well from the first record on: most checks of a log are over before it would be found out to matter.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out RecordFields fields)
    {
        fields = default;
        var read = (Vectors.AreAscii(line) || Utf8.IsValid(line) || Stop("UTF-8"))
            && Literal("{\"index\":"u8) && Number(out var index)
            && Literal(",\"stream\":"u8) && Text(out var stream)
            && Literal(",\"version\":"u8) && Number(out var version)
            && Literal(",\"at\":\""u8) && Instant(out var microseconds)
            && Literal("\",\"actor\":"u8) && Text(out var actor)
            && Literal(",\"right\":"u8) && Text(out var right)
            && Literal(",\"command\":"u8) && Text(out var command)
            && Literal(",\"type\":"u8) && Text(out var type)
            && Literal(",\"payload\":\""u8) && Digest(out var payload)
            && Literal("\"}"u8) && End()
            && Set(ref fields, new(index, stream, version, microseconds, actor, right, command, type, payload));
        return read;
    }

    static bool Set(ref RecordFields fields, RecordFields read)
    {
        fields = read;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Literal(ReadOnlySpan<byte> literal)
    {
        if (!line[At..].StartsWith(literal))
        {
            At += line[At..].CommonPrefixLength(literal);
            return Stop($"'{Encoding.UTF8.GetString(literal)}'");
        }
        At += literal.Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Number(out long number)
    {
        var rest = line[At..];
        if (!Utf8Parser.TryParse(rest, out number, out var used) || number < 0 || !char.IsAsciiDigit((char)rest[0])
            || (rest[0] == '0' && used > 1))
            return Stop("a whole number without leading zeroes");
        At += used;
        return true;
    }

    // Between quotes; \" and \\ and \u00xx are the only escapes that a record has.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Text(out Range text)
    {
        text = default;
        if (!Literal("\""u8)) return false;
        for (var start = At; ;)
        {
            var plain = Vectors.PlainText(line[At..]);
            if (plain < 0) return Stop("a closing quote");
            At += plain;
            if (line[At] == '"')
            {
                text = start..At++;
                return true;
            }
            if (line[At] != '\\') return Stop("no control character");
            if (!Escape()) return Stop("\\\", \\\\ or \\u00 and two lower-case hexadecimal digits");
        }
    }

    bool Escape()
    {
        var escape = line[At..];
        if (escape.StartsWith("\\\""u8) || escape.StartsWith("\\\\"u8)) At += 2;
        else if (escape.StartsWith("\\u00"u8) && escape.Length >= 6 && escape[4] is (byte)'0' or (byte)'1'
            && HexDigits.Contains(escape[5])) At += 6;
        else return false;
        return true;
    }

    // yyyy-MM-ddTHH:mm:ss.ffffffZ, as microseconds since the year 1.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Instant(out long microseconds)
    {
        microseconds = 0;
        var text = line[At..];
        if (!IsInstant(text)) return Stop("an instant as 2026-11-21T02:16:04.123456Z");

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return Stop("an instant that exists");
        microseconds = new DateTime(year, month, day, hour, minute, second).Ticks / TimeSpan.TicksPerMicrosecond
            + Digits(text[20..26]);
        At += InstantBytes;
        return true;
    }

    // All characters at once; in a record more stands behind them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsInstant(ReadOnlySpan<byte> text)
    {
        if (text.Length < Vector256<byte>.Count) return false;
        var shape = Vector256.Create("0000-00-00T00:00:00.000000Z\0\0\0\0\0"u8);
        var zero = Vector256.Create((byte)'0');
        var found = Vector256.Create(text);
        var fits = Vector256.ConditionalSelect(
            Vector256.Equals(shape, zero), Vector256.LessThan(found - zero, Vector256.Create((byte)10)),
            Vector256.Equals(shape, found) | Vector256.Equals(shape, default));
        return fits == Vector256<byte>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Digits(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }

    bool Digest(out Range digest)
    {
        digest = default;
        var rest = line[At..];
        if (rest.Length < DigestDigits || rest[..DigestDigits].ContainsAnyExcept(HexDigits))
            return Stop($"{DigestDigits} lower-case hexadecimal digits");
        digest = At..(At + DigestDigits);
        At += DigestDigits;
        return true;
    }

    bool End() => At == line.Length || Stop("the end of the line");

    bool Stop(string expected)
    {
        Expected = expected;
        return false;
    }
}
