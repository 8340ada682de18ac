using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>A row for the log.</summary>
readonly record struct NewRecord(long Index, string Stream, long Version, byte[] Bytes, byte[] Payload);

/// <summary>A row that remembers a command.</summary>
readonly record struct NewCommand(string Id, byte[] Fingerprint, long FirstIndex, long Version, int Facts);

/// <summary>
/// Decides in memory what one batch adds to one organisation's log, over the state that the engine has read and locked;
/// the engine then only writes rows.
/// </summary>
sealed class LogPlan(string organisation, Frontier frontier)
{
    readonly Dictionary<string, StreamEnd> streams = new(StringComparer.Ordinal);
    readonly Dictionary<string, KnownCommand> commands = new(StringComparer.Ordinal);

    public string Organisation => organisation;

    /// <summary>The log's size before the batch.</summary>
    public long SizeBefore { get; } = frontier.Size;

    /// <summary>The right edge of the tree, with what was decided so far.</summary>
    public Frontier Frontier => frontier;

    public List<NewRecord> Records { get; } = [];

    public List<NewCommand> Commands { get; } = [];

    /// <summary>The hashes that the new records put into tiles.</summary>
    public List<TileHash> Placed { get; } = [];

    /// <summary>Whether a tile was completed.</summary>
    public bool CompletesTile => SizeBefore / Tile.FullWidth != frontier.Size / Tile.FullWidth;

    /// <summary>Whether the checkpoint is worth keeping.</summary>
    public bool KeepsCheckpoint => KeptCheckpoint.IsDue(SizeBefore, frontier.Size);

    public bool KnowsStream(string stream) => streams.ContainsKey(stream);

    public bool KnowsCommand(string id) => commands.ContainsKey(id);

    public void Know(string stream, StreamEnd end) => streams[stream] = end;

    public void Know(string commandId, KnownCommand command) => commands[commandId] = command;

    public void Decide(AppendJob job)
    {
        var append = job.Append;
        var end = streams.GetValueOrDefault(append.Stream);
        if (commands.TryGetValue(append.CommandId, out var known))
            job.Outcome = known.Answer(append.Fingerprint);
        else if (end.Version != append.ExpectedVersion)
            job.Outcome = new AppendOutcome.Conflict(end.Version);
        else
            job.Outcome = Record(job, end);
    }

    AppendOutcome.Appended Record(AppendJob job, StreamEnd end)
    {
        var append = job.Append;
        var first = frontier.Size;
        var proposed = Instants.FromMicroseconds(append.At.Microseconds());
        var at = end.Version > 0 && end.At > proposed ? end.At : proposed;

        for (var i = 0; i < append.Facts.Count; i++) Add(job, i, end.Version + 1 + i, at);

        var version = end.Version + append.Facts.Count;
        streams[append.Stream] = new(version, at);
        commands[append.CommandId] = new(append.Fingerprint, first, version, append.Facts.Count, at);
        Commands.Add(new(append.CommandId, append.Fingerprint, first, version, append.Facts.Count));
        return new(first, version, append.Facts.Count, at);
    }

    void Add(AppendJob job, int fact, long version, DateTimeOffset at)
    {
        var append = job.Append;
        var index = frontier.Size;
        var bytes = RecordBytes.Write(
            index, append.Stream, version, at, append.Actor, append.Facts[fact].Right ?? append.Right,
            append.CommandId, append.Facts[fact].Type, job.PayloadDigests[fact]);
        Records.Add(new(index, append.Stream, version, bytes, append.Facts[fact].Payload));

        Span<TileHash> placed = stackalloc TileHash[Frontier.PlacedMax];
        var count = frontier.Append(MerkleHash.Leaf(bytes), placed);
        Placed.AddRange(placed[..count]);
    }
}
