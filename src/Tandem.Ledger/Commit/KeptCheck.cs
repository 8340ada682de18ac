using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>
/// Finds tiles whose checkpoint is gone. It was kept at the end of the batch that completed the tile; a batch holds no
/// two commands on one stream, because the second is decided on what the first recorded. So where a stream goes on,
/// that batch is over.
/// </summary>
sealed class KeptCheck(IEnumerable<long> sizes)
{
    readonly HashSet<long> kept = [.. sizes];
    readonly Dictionary<string, string> streams = new(StringComparer.Ordinal);
    long? completed;

    public List<StoreFault> Faults { get; } = [];

    public void Follow(RecordedFact fact)
    {
        if (completed is not null && kept.Contains(fact.Index)) completed = null;
        if (completed is { } tile && streams.TryGetValue(fact.Stream, out var command) && command != fact.CommandId)
        {
            Faults.Add(new(
                "kept_checkpoint", null,
                $"a checkpoint kept when records {tile - Tile.FullWidth} to {tile - 1} were complete, of size {tile} "
                    + $"to {fact.Index}",
                "none"));
            completed = null;
        }
        if ((fact.Index + 1) % Tile.FullWidth == 0 && completed is null)
        {
            completed = fact.Index + 1;
            streams.Clear();
        }
        if (completed is not null) streams[fact.Stream] = fact.CommandId;
    }
}
