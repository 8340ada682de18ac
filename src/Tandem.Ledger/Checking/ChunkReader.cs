using System.Collections.Concurrent;

namespace Tandem.Ledger.Checking;

// Reads chunk after chunk for whoever asks next. What is read and not given back yet stays within limits.
sealed class ChunkReader(LineReader recordFile, LineReader payloadFile, Findings findings) : IDisposable
{
    const int RoomsPerCore = 4;
    const int RoomBytes = 8 * 1024 * 1024;

    static readonly int Rooms = RoomsPerCore * Environment.ProcessorCount;

    readonly SemaphoreSlim reading = new(1);
    readonly SemaphoreSlim free = new(Rooms);

    // The room that was given back last is the one that is still in a cache.
    readonly ConcurrentStack<ChunkRoom> rooms = new();
    long next;
    bool atEnd;

    // The next chunk, or none at the end of the files.
    public async ValueTask<TileChunk?> Read(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (atEnd) return null;
            await free.WaitAsync(ct);
            if (!rooms.TryPop(out var room)) room = new();
            recordFile.Read(room.RecordLines, TileFiles.Width);
            payloadFile.Read(room.PayloadLines, TileFiles.Width);
            CheckShape(room.RecordLines, room.PayloadLines);
            atEnd = room.RecordLines.Count == 0;
            if (atEnd) return null;

            var chunk = new TileChunk(next++, room);
            for (var taken = 1; taken < RoomsOf(chunk); taken++) await free.WaitAsync(ct);
            return chunk;
        }
        finally
        {
            reading.Release();
        }
    }

    public void GiveBack(TileChunk chunk)
    {
        var taken = RoomsOf(chunk);
        rooms.Push(chunk.Room);
        free.Release(taken);
    }

    // A large chunk takes the room of several.
    static int RoomsOf(TileChunk chunk) => (int)Math.Min(1 + chunk.Bytes / RoomBytes, Rooms);

    void CheckShape(Lines records, Lines payloads)
    {
        foreach (var (lines, file) in new[] { (records, BundleFiles.Records), (payloads, BundleFiles.Payloads) })
            if (!lines.Ended)
                findings.Add(new(file, lines.LineOf(lines.Count - 1)), "a line end at the end", "none");
        if (payloads.Count < records.Count)
            findings.Add(
                new(BundleFiles.Payloads, payloads.LineOf(payloads.Count)), "a payload for each record",
                "the end of the file");
        if (payloads.Count > records.Count)
            findings.Add(
                new(BundleFiles.Payloads, payloads.LineOf(records.Count)), "the end of the file, as there are no "
                    + "more records", "a further payload");
    }

    public void Dispose()
    {
        reading.Dispose();
        free.Dispose();
    }
}
