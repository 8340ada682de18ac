using System.Text;

namespace Tandem.Hosting.Yaml;

/// <summary>The text of a file that should be UTF-8: a byte order mark is passed over, other encodings are
/// refused.</summary>
static class FileText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads no more of the file than its limit.</summary>
    public static async Task<(string? Text, FileError? Error)> Read(Stream stream, string file, CancellationToken ct) =>
        Decode(await Bytes(stream, ct), file);

    /// <summary>The bytes of a stream, at most one more than a file may have, by which it is known as too
    /// large.</summary>
    public static async Task<byte[]> Bytes(Stream stream, CancellationToken ct)
    {
        var bytes = new byte[YamlLimits.BytesMax + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return bytes[..length];
    }

    public static (string? Text, FileError? Error) Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.Length > YamlLimits.BytesMax) return (null, TooLarge(file));
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            return (null, new(file, 1, 1, "UTF-16", "UTF-8", "Save the file with the encoding UTF-8."));
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException invalid)
        {
            return (null, InvalidAt(bytes, invalid.Index, file));
        }
    }

    public static FileError TooLarge(string file) => new(file, 1, 1, "a larger file",
        $"at most {YamlLimits.BytesMax / (1024 * 1024)} MiB", "Split the engagement, or shorten its descriptions.");

    static FileError InvalidAt(ReadOnlySpan<byte> bytes, int index, string file)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(file, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1,
            $"byte {(index < bytes.Length ? bytes[index] : 0):X2}", "UTF-8", "Save the file with the encoding UTF-8.");
    }
}
