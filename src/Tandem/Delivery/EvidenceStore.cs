using System.Buffers;
using System.Security.Cryptography;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Delivery;

/// <summary>A file as it was put away.</summary>
sealed record StoredEvidence(Digest Digest, long Bytes);

/// <summary>
/// Evidence files by the digest of their bytes, in a private folder: written once, never run, never rendered.
/// </summary>
sealed class EvidenceStore(string data)
{
    const int BufferBytes = 128 * 1024;

    readonly string root = PrivateFolder.In(data, "evidence").FullName;
    readonly string arriving = PrivateFolder.In(data, "arriving").FullName;

    /// <summary>Puts a file away; when this returns it is durable, so that an event may name it.</summary>
    /// <returns>Null when the file has more bytes than allowed; nothing of it is kept then.</returns>
    public async Task<StoredEvidence?> Put(Stream content, long bytesMax, CancellationToken ct)
    {
        var part = Path.Combine(arriving, Path.GetRandomFileName());
        try
        {
            if (await Copy(content, part, bytesMax, ct) is not { } stored) return null;
            var place = PathOf(stored.Digest);
            var folder = Path.GetDirectoryName(place)!;
            Directory.CreateDirectory(folder);
            // The same bytes twice are one file; replacing it by itself changes nothing.
            File.Move(part, place, overwrite: true);
            // The name of the file and those of the folders above it must survive a power cut like its bytes.
            DurableFolder.Flush(folder);
            DurableFolder.Flush(Path.GetDirectoryName(folder)!);
            DurableFolder.Flush(root);
            return stored;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The bytes of a file, or null where it is not here.</summary>
    public Stream? Open(Digest digest)
    {
        var place = PathOf(digest);
        return File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes) : null;
    }

    static async Task<StoredEvidence?> Copy(Stream content, string part, long bytesMax, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long bytes = 0;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                bytes += read;
                if (bytes > bytesMax) return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            file.Flush(flushToDisk: true);
            return new(new Digest(Convert.ToHexStringLower(hash.GetHashAndReset())), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    string PathOf(Digest digest) => Path.Combine(root, digest.Hex[..2], digest.Hex[2..4], digest.Hex);
}
