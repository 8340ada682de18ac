namespace Tandem.Ledger.Checking;

// Goes through records and payloads once. All cores take the next chunk in turn and hash it, each while the bytes that
// it read are still in its own cache; one follows what crosses chunks.
sealed class LogCheck(
    LineReader recordFile, LineReader payloadFile, TileFiles tiles, Manifest manifest, TreeCheck tree,
    IProgress<CheckProgress>? progress)
{
    const long BytesInFlightMax = 64 * 1024 * 1024;
    const int ChunksPerCoreInFlightMax = 4;
    const int ProgressChunks = 64;

    static int InFlightMax => ChunksPerCoreInFlightMax * Environment.ProcessorCount;

    readonly Lock reading = new();
    readonly Queue<Task<TileChunk?>> inFlight = new();
    readonly PriorityQueue<TileChunk, long> early = new();
    readonly Streams streams = new();
    long chunks;
    long bytesInFlight;
    bool ended;

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

    public async Task Run(CancellationToken ct)
    {
        try
        {
            for (; ; await Collect())
            {
                while (!Volatile.Read(ref ended) && inFlight.Count < InFlightMax)
                    inFlight.Enqueue(Task.Run(Next, ct));
                if (!inFlight.TryDequeue(out var next)) break;
                if (await next is { } chunk) early.Enqueue(chunk, chunk.First);
            }
        }
        finally
        {
            Volatile.Write(ref ended, true);
            // Nobody reads on when the files are closed.
            await ((Task)Task.WhenAll(inFlight)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        progress?.Report(new(Records, manifest.Size));
        await tree.Finish();
        if (Records != manifest.Size)
            FileFindings.Add(
                new(BundleFiles.Records, Records + 1), $"{manifest.Size} records, as {BundleFiles.Manifest} states",
                $"{Records}");
    }

    // The next chunk, hashed; null at the end, and while too many bytes are under way.
    TileChunk? Next()
    {
        TileChunk chunk;
        lock (reading)
        {
            if (ended || Interlocked.Read(ref bytesInFlight) > BytesInFlightMax) return null;
            var (records, payloads) = (recordFile.Next(TileFiles.Width), payloadFile.Next(TileFiles.Width));
            CheckShape(records, payloads);
            chunk = new(chunks++, records, payloads);
            Interlocked.Add(ref bytesInFlight, chunk.Bytes);
            if (chunk.Count == 0)
            {
                Volatile.Write(ref ended, true);
                chunk.Dispose();
                return null;
            }
        }
        chunk.Run(tiles, manifest.Size);
        return chunk;
    }

    void CheckShape(Lines records, Lines payloads)
    {
        foreach (var (lines, file) in new[] { (records, BundleFiles.Records), (payloads, BundleFiles.Payloads) })
            if (!lines.Ended)
                FileFindings.Add(new(file, lines.LineOf(lines.Count - 1)), "a line end at the end", "none");
        if (payloads.Count < records.Count)
            FileFindings.Add(
                new(BundleFiles.Payloads, payloads.LineOf(payloads.Count)), "a payload for each record",
                "the end of the file");
        if (payloads.Count > records.Count)
            FileFindings.Add(
                new(BundleFiles.Payloads, payloads.LineOf(records.Count)), "the end of the file, as there are no "
                    + "more records", "a further payload");
    }

    // What is done, up to the first chunk that is not.
    async ValueTask Collect()
    {
        while (early.TryPeek(out var chunk, out var first) && first == Records)
            using (early.Dequeue())
            {
                Interlocked.Add(ref bytesInFlight, -chunk.Bytes);
                Records += chunk.Count;
                Bytes += chunk.Bytes;
                RecordFindings.AddAll(chunk.Findings);
                PayloadFindings.AddAll(chunk.PayloadFindings);
                TileFindings.AddAll(chunk.TileFindings);
                streams.Follow(chunk, StreamFindings);
                await tree.Add(chunk);
                if (chunk.First / TileFiles.Width % ProgressChunks == 0)
                    progress?.Report(new(Records, manifest.Size));
            }
    }
}
