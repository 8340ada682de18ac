using System.Text;
using System.Text.Json;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Records;

/// <summary>The bytes of a record, over which its leaf in the tree is computed: written once, never again.</summary>
/// <remarks>
/// One line of JSON with the members in a fixed order and without spaces; docs/ledger-format.md gives every byte. A
/// change here changes what the ledger is: old records must stay readable for ever.
/// </remarks>
public static class RecordBytes
{
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    const int InstantLength = 27;

    // The hexadecimal digits of the payload's digest, a quote and a brace.
    const int DigestAndEnd = 2 * Digest.Length + 2;

    // A name may grow to six bytes a character when escaped; this holds nearly every record without growing.
    const int BytesUsual = 512;

    /// <summary>Writes a record.</summary>
    /// <param name="index">Its place in the log, from 0.</param>
    /// <param name="stream">Whose story it belongs to.</param>
    /// <param name="version">Its place in the stream, from 1.</param>
    /// <param name="at">When it is recorded; what is finer than a microsecond is cut off.</param>
    /// <param name="actor">Who acted, by id.</param>
    /// <param name="right">The decision right that was exercised.</param>
    /// <param name="command">The id of the command that led to it.</param>
    /// <param name="type">What became true and in which shape.</param>
    /// <param name="payload">SHA-256 of the payload's bytes.</param>
    public static byte[] Write(
        long index, string stream, long version, DateTimeOffset at, string actor, string right, string command,
        string type, Digest payload)
    {
        var line = new Line(stackalloc byte[BytesUsual]);
        line.Raw("{\"index\":"u8);
        line.Number(index);
        line.Raw(",\"stream\":"u8);
        line.Text(stream);
        line.Raw(",\"version\":"u8);
        line.Number(version);
        line.Raw(",\"at\":\""u8);
        line.Formatted(at.UtcDateTime, Instant);
        line.Raw("\",\"actor\":"u8);
        line.Text(actor);
        line.Raw(",\"right\":"u8);
        line.Text(right);
        line.Raw(",\"command\":"u8);
        line.Text(command);
        line.Raw(",\"type\":"u8);
        line.Text(type);
        line.Raw(",\"payload\":\""u8);
        line.Hex(payload);
        line.Raw("\"}"u8);
        return line.ToArray();
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote. Other bytes are a damaged store: <see cref="InvalidDataException"/>.
    /// </summary>
    /// <param name="bytes">The record's bytes, which the fact keeps.</param>
    /// <param name="payload">The payload's bytes, which the fact keeps.</param>
    /// <param name="alike">A fact that was read just before: what both say is in memory once.</param>
    public static RecordedFact Read(byte[] bytes, byte[] payload, RecordedFact? alike = null)
    {
        try
        {
            var line = new WrittenLine(bytes);
            line.Raw("{\"index\":"u8);
            var index = line.Number();
            line.Raw(",\"stream\":"u8);
            var stream = line.Text(alike?.Stream);
            line.Raw(",\"version\":"u8);
            var version = line.Number();
            line.Raw(",\"at\":"u8);
            var at = line.Instant(InstantLength);
            line.Raw(",\"actor\":"u8);
            var actor = line.Text(alike?.Actor);
            line.Raw(",\"right\":"u8);
            var right = line.Text(alike?.Right);
            line.Raw(",\"command\":"u8);
            var command = line.Text(alike?.CommandId);
            line.Raw(",\"type\":"u8);
            var type = line.Text(alike?.Type);
            line.Raw(",\"payload\":\""u8);
            return line.Length == DigestAndEnd
                ? new(index, stream, version, at, actor, right, command, type, bytes, payload)
                : throw new FormatException("A digest and the end expected.");
        }
        catch (Exception broken) when (
            broken is JsonException or FormatException or InvalidOperationException or DecoderFallbackException)
        {
            throw new InvalidDataException($"This is not a record: {Encoding.UTF8.GetString(bytes)}", broken);
        }
    }
}
