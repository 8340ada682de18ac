using System.Buffers;
using System.Globalization;
using System.IO.Compression;

namespace Tandem.Delivery.Evidence;

/// <summary>
/// What would become of a compressed file in the hands of whoever opens it later. Nothing that is unpacked is kept.
/// </summary>
static class ArchiveCheck
{
    /// <summary>The most files in one archive.</summary>
    public const int EntriesMax = 10_000;

    const int BufferBytes = 64 * 1024;

    const string Unreadable = "it is an archive that cannot be looked into";

    /// <summary>The most bytes of a zip's last record, which names where its directory lies.</summary>
    const int TailBytes = 22 + ushort.MaxValue;

    /// <summary>Why a compressed file is not taken in; null for one that may be, and for kinds that only other
    /// programs can unpack.</summary>
    /// <remarks>A zip is one by its end: programs that unpack look there, whatever stands before it.</remarks>
    /// <param name="stream">The bytes; must be seekable, and is left open.</param>
    /// <param name="bytesMax">To how many bytes it may unpack.</param>
    public static string? WhyNot(Stream stream, long bytesMax)
    {
        try
        {
            if (Starts(stream, [0x1F, 0x8B]) && OfGzip(stream, bytesMax) is { } bursts) return bursts;
            return Starts(stream, "PK\x03\x04"u8) || EndsAsZip(stream) ? OfZip(stream, bytesMax) : null;
        }
        // Another program may read what this one can't: an unusual method, a part that was left out on purpose.
        catch (Exception damaged) when (damaged is InvalidDataException or NotSupportedException or IOException)
        {
            return Unreadable;
        }
    }

    static bool EndsAsZip(Stream stream)
    {
        var tail = new byte[Math.Min(TailBytes, stream.Length)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        return tail.AsSpan().LastIndexOf("PK\x05\x06"u8) >= 0;
    }

    static string? OfGzip(Stream stream, long bytesMax)
    {
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        return Count(unpacked, bytesMax) > bytesMax ? Bursts(bytesMax) : null;
    }

    static string? OfZip(Stream stream, long bytesMax)
    {
        // Counted before the library reads the whole directory into memory.
        if (Entries(stream) > EntriesMax)
            return string.Create(CultureInfo.InvariantCulture,
                $"the archive holds more than {EntriesMax:N0} files");
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var bytes = 0L;
        foreach (var entry in zip.Entries)
        {
            using var unpacked = entry.Open();
            bytes += Count(unpacked, bytesMax - bytes);
            if (bytes > bytesMax) return Bursts(bytesMax);
        }
        return null;
    }

    static string Bursts(long bytesMax) => string.Create(CultureInfo.InvariantCulture,
        $"it unpacks to more than {bytesMax:N0} bytes");

    static bool Starts(Stream stream, ReadOnlySpan<byte> magic)
    {
        Span<byte> head = stackalloc byte[magic.Length];
        stream.Position = 0;
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return head[..read].SequenceEqual(magic);
    }

    // One more than allowed is enough to know.
    static long Count(Stream unpacked, long most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var bytes = 0L;
            for (int read; bytes <= most && (read = unpacked.Read(buffer)) > 0;) bytes += read;
            return bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static int Entries(Stream stream)
    {
        ReadOnlySpan<byte> entry = "PK\x01\x02"u8;
        var buffer = new byte[BufferBytes];
        var (entries, kept) = (0, 0);
        for (int read; entries <= EntriesMax && (read = stream.Read(buffer.AsSpan(kept))) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            entries += seen.Count(entry);
            // What may be the beginning of the next one.
            kept = Math.Min(entry.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }
        return entries;
    }
}
