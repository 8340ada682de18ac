namespace Tandem.Ledger.Checking;

// Goes through records and payloads once: one reads, all cores hash, one follows what crosses chunks.
sealed class LogCheck(TileFiles tiles, Manifest manifest, TreeCheck tree, IProgress<CheckProgress>? progress)
{
    const long BytesInFlightMax = 64 * 1024 * 1024;
    const int ChunksPerCoreInFlightMax = 8;
    const int ProgressChunks = 64;

    readonly Queue<(TileChunk Chunk, Task Done)> inFlight = new();
    readonly Streams streams = new();
    long bytesInFlight;

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
        for (var number = 0L; ; number++)
        {
            ct.ThrowIfCancellationRequested();
            var (records, payloads) = (recordFile.Next(TileFiles.Width), payloadFile.Next(TileFiles.Width));
            CheckShape(records, payloads);
            var chunk = new TileChunk(number, records, payloads);
            if (records.Count == 0)
            {
                chunk.Dispose();
                break;
            }
            bytesInFlight += chunk.Bytes;
            inFlight.Enqueue((chunk, Task.Run(() => chunk.Run(tiles, manifest.Size), ct)));
            while (inFlight.Count > ChunksPerCoreInFlightMax * Environment.ProcessorCount
                || (bytesInFlight > BytesInFlightMax && inFlight.Count > 0)) await Collect();
        }
        while (inFlight.Count > 0) await Collect();
        progress?.Report(new(Records, manifest.Size));
        await tree.Finish();
        if (Records != manifest.Size)
            FileFindings.Add(
                new(BundleFiles.Records, Records + 1), $"{manifest.Size} records, as {BundleFiles.Manifest} states",
                $"{Records}");
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

    async ValueTask Collect()
    {
        var (chunk, done) = inFlight.Dequeue();
        using (chunk)
        {
            await done;
            bytesInFlight -= chunk.Bytes;
            Records += chunk.Count;
            Bytes += chunk.Bytes;
            RecordFindings.AddAll(chunk.Findings);
            PayloadFindings.AddAll(chunk.PayloadFindings);
            TileFindings.AddAll(chunk.TileFindings);
            streams.Follow(chunk, StreamFindings);
            await tree.Add(chunk);
            if (chunk.First / TileFiles.Width % ProgressChunks == 0) progress?.Report(new(Records, manifest.Size));
        }
    }
}
