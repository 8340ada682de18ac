using System.Collections.Concurrent;

namespace Tandem.Ledger.Checking;

// Goes through records and payloads once. Each core reads a chunk and hashes it while it is still in its cache; what
// crosses chunks is followed in their order, by whichever core is done with the next one.
sealed class LogCheck(TileFiles tiles, Manifest manifest, TreeCheck tree, IProgress<CheckProgress>? progress)
{
    const int ProgressChunks = 64;

    readonly ConcurrentDictionary<long, TileChunk> done = new();
    readonly Streams streams = new();
    long next;
    bool following;

    // What is wrong with single records, in their order.
    public Findings RecordFindings { get; } = new();

    // What does not fit the record before in its stream; may follow from a change in that one.
    public Findings StreamFindings { get; } = new();

    public Findings PayloadFindings { get; } = new();

    // What is wrong with the files as wholes.
    public Findings FileFindings { get; } = new();

    public Findings TileFindings { get; } = new();

    public long Records { get; private set; }

    public int Streams => streams.Count;

    public long Bytes { get; private set; }

    public async Task Run(LineReader recordFile, LineReader payloadFile, CancellationToken ct)
    {
        using var reader = new ChunkReader(recordFile, payloadFile, FileFindings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAll(
            Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Work(reader, stop), ct)));
        progress?.Report(new(Records, manifest.Size));
        await tree.Finish();
        if (Records != manifest.Size)
            FileFindings.Add(
                new(BundleFiles.Records, Records + 1), $"{manifest.Size} records, as {BundleFiles.Manifest} states",
                $"{Records}");
    }

    async Task Work(ChunkReader reader, CancellationTokenSource stop)
    {
        try
        {
            while (await reader.Read(stop.Token) is { } chunk)
            {
                chunk.Run(tiles, manifest.Size);
                done[chunk.Number] = chunk;
                await FollowAll(reader);
                // Others get their turn, too: signatures.
                await Task.Yield();
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    // In order. Who finds another at it leaves the chunk to that one, who looks again before leaving.
    async ValueTask FollowAll(ChunkReader reader)
    {
        while (done.ContainsKey(Volatile.Read(ref next)) && !Interlocked.Exchange(ref following, true))
        {
            while (done.TryRemove(next, out var chunk))
            {
                await Follow(chunk);
                reader.GiveBack(chunk);
                Volatile.Write(ref next, next + 1);
            }
            Interlocked.Exchange(ref following, false);
        }
    }

    async ValueTask Follow(TileChunk chunk)
    {
        Records += chunk.Count;
        Bytes += chunk.Bytes;
        RecordFindings.AddAll(chunk.Findings);
        PayloadFindings.AddAll(chunk.PayloadFindings);
        TileFindings.AddAll(chunk.TileFindings);
        streams.Follow(chunk, StreamFindings);
        await tree.Add(chunk);
        if (chunk.Number % ProgressChunks == 0) progress?.Report(new(Records, manifest.Size));
    }
}
