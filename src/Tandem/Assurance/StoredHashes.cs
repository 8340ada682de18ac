using System.Runtime.CompilerServices;
using Tandem.Ledger;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Tree;

namespace Tandem.Assurance;

/// <summary>
/// Compares records, as they are read out of the database, with the leaf hashes that were stored when they were
/// recorded. A bundle is hashed anew and shows only that something changed; this shows where.
/// </summary>
sealed class StoredHashes(ILedger ledger, string organisation, Verification run)
{
    /// <summary>Differences that are named; further ones mostly follow from these.</summary>
    const int NamedMax = 20;

    const string Where = "database";

    readonly List<Finding> found = [];
    ReadOnlyMemory<byte> hashes;
    long tile = -1;

    public async IAsyncEnumerable<RecordedFact> Follow(
        IAsyncEnumerable<RecordedFact> facts, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var walk = facts.GetAsyncEnumerator(ct);
        while (await Next(walk, ct))
        {
            await Compare(walk.Current, ct);
            run.Copied++;
            yield return walk.Current;
        }
    }

    async Task<bool> Next(IAsyncEnumerator<RecordedFact> walk, CancellationToken ct)
    {
        try
        {
            return await walk.MoveNextAsync();
        }
        catch (InvalidDataException)
        {
            await NameUnreadable(ct);
            throw;
        }
    }

    async Task Compare(RecordedFact fact, CancellationToken ct)
    {
        if (found.Count == NamedMax) return;
        if (fact.Index / Tile.FullWidth is var at && at != tile)
            (tile, hashes) = (at, await ledger.ReadTile(organisation, new(0, at, Tile.FullWidth), ct));
        var place = (int)(fact.Index % Tile.FullWidth) * Digest.Length;
        if (place + Digest.Length > hashes.Length) return;
        var stored = new Digest(hashes.Span.Slice(place, Digest.Length));
        var computed = MerkleHash.Leaf(fact.Bytes);
        if (stored != computed) Name(fact.Index, $"a record with the leaf hash {stored}", $"one with {computed}");
    }

    // Pages are read at once, so the record that broke the page is looked for one by one.
    async Task NameUnreadable(CancellationToken ct)
    {
        const int readAtOnceMax = 1_000;
        for (var index = run.Copied; index < Math.Min(run.Of, run.Copied + readAtOnceMax); index++)
            try
            {
                await ledger.Find(organisation, index, ct);
            }
            catch (InvalidDataException broken)
            {
                Name(index, "a record as it was written", broken.Message);
                return;
            }
    }

    void Name(long index, string expected, string was)
    {
        found.Add(new(new(Where, Index: index), expected, was));
        run.Damaged = [.. found];
    }
}
