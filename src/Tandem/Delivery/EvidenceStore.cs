using System.Buffers;
using System.Collections.Concurrent;
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
    // Above some 80 KiB a buffer is a large object, and allocating one for every file makes the runtime collect them.
    const int ReadBufferBytes = 16 * 1024;
    const int RememberedMax = 20_000;

    readonly string root = PrivateFolder.In(data, "evidence").FullName;
    readonly string arriving = PrivateFolder.In(data, DataFolder.Arriving).FullName;

    // What this process made durable, so that the same report handed over again does not wait for the disk again.
    readonly ConcurrentDictionary<Digest, long> durable = new();

    // Files that were not here before and that nothing names yet, each with how many are about to.
    readonly Lock placing = new();
    readonly Dictionary<Digest, int> onTrial = [];

    /// <summary>Puts a file away; when this returns it is durable, so that an event may name it.</summary>
    /// <returns>Null when the file has more bytes than allowed; nothing of it is kept then.</returns>
    public Task<StoredEvidence?> Put(Stream content, long bytesMax, CancellationToken ct) =>
        Put(content, bytesMax, isTrial: false, ct);

    /// <summary>The same until it is known whether an event names the file: then <see cref="Keep"/> it or
    /// <see cref="Drop"/> it, once for each time it was put.</summary>
    public Task<StoredEvidence?> Try(Stream content, long bytesMax, CancellationToken ct) =>
        Put(content, bytesMax, isTrial: true, ct);

    /// <summary>Keeps files that were put on trial.</summary>
    public void Keep(IEnumerable<Digest> tried)
    {
        lock (placing)
            foreach (var digest in tried) onTrial.Remove(digest);
    }

    /// <summary>Deletes files that were put on trial, but for those that were here before, that somebody else keeps or
    /// that others still try.</summary>
    public void Drop(IEnumerable<Digest> tried)
    {
        lock (placing)
            foreach (var digest in tried)
                if (onTrial.TryGetValue(digest, out var times) && times > 1) onTrial[digest] = times - 1;
                else if (onTrial.Remove(digest)) File.Delete(PathOf(digest));
    }

    async Task<StoredEvidence?> Put(Stream content, long bytesMax, bool isTrial, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var read = await content.ReadAtLeastAsync(buffer, BufferBytes, throwOnEndOfStream: false, ct);
            if (read < BufferBytes && read <= bytesMax)
            {
                var small = new StoredEvidence(DigestOf(SHA256.HashData(buffer.AsSpan(0, read))), read);
                if (IsDurable(small)) return small;
            }
            return await Put(content, buffer, read, bytesMax, isTrial, ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    async Task<StoredEvidence?> Put(Stream content, byte[] buffer, int read, long bytesMax, bool isTrial,
        CancellationToken ct)
    {
        var part = Path.Combine(arriving, Path.GetRandomFileName());
        var placed = false;
        try
        {
            if (await Copy(content, buffer, read, part, bytesMax, ct) is not { } stored) return null;
            var place = PathOf(stored.Digest);
            var folder = Path.GetDirectoryName(place)!;
            Directory.CreateDirectory(folder);
            Place(part, place, stored.Digest, isTrial);
            placed = true;
            // The name of the file and those of the folders above it must survive a power cut like its bytes.
            DurableFolder.Flush(folder);
            DurableFolder.Flush(Path.GetDirectoryName(folder)!);
            DurableFolder.Flush(root);
            if (!isTrial) Remember(stored);
            return stored;
        }
        finally
        {
            if (!placed) File.Delete(part);
        }
    }

    void Place(string part, string place, Digest digest, bool isTrial)
    {
        lock (placing)
        {
            var times = onTrial.GetValueOrDefault(digest);
            if (!isTrial) onTrial.Remove(digest);
            else if (times > 0 || !File.Exists(place)) onTrial[digest] = times + 1;
            // The same bytes twice are one file; replacing it by itself changes nothing.
            File.Move(part, place, overwrite: true);
        }
    }

    void Remember(StoredEvidence file)
    {
        if (durable.Count >= RememberedMax) durable.Clear();
        durable[file.Digest] = file.Bytes;
    }

    bool IsDurable(StoredEvidence file) => durable.ContainsKey(file.Digest)
        && new FileInfo(PathOf(file.Digest)) is { Exists: true } kept && kept.Length == file.Bytes;

    /// <summary>The bytes of a file, or null where it is not here.</summary>
    public Stream? Open(Digest digest)
    {
        var place = PathOf(digest);
        return File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, ReadBufferBytes) : null;
    }

    /// <summary>The bytes of a file as they were put away, or null where it is not here or was changed since.</summary>
    public async Task<Stream?> OpenUnchanged(Digest digest, CancellationToken ct)
    {
        if (Open(digest) is not { } content) return null;
        try
        {
            if (DigestOf(await SHA256.HashDataAsync(content, ct)) == digest)
            {
                content.Position = 0;
                return content;
            }
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        await content.DisposeAsync();
        return null;
    }

    // What was read already stands at the beginning of the buffer.
    static async Task<StoredEvidence?> Copy(
        Stream content, byte[] buffer, int read, string part, long bytesMax, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        long bytes = 0;
        for (; read > 0; read = await content.ReadAsync(buffer.AsMemory(0, BufferBytes), ct))
        {
            bytes += read;
            if (bytes > bytesMax) return null;
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        file.Flush(flushToDisk: true);
        return new(DigestOf(hash.GetHashAndReset()), bytes);
    }

    static Digest DigestOf(byte[] hash) => new(Convert.ToHexStringLower(hash));

    string PathOf(Digest digest) => Path.Combine(root, NameOf(digest));

    /// <summary>Where in the folder a file lies.</summary>
    public static string NameOf(Digest digest) => Path.Combine(digest.Hex[..2], digest.Hex[2..4], digest.Hex);
}
