namespace Tandem.Ledger.Tree;

/// <summary>
/// Makes inclusion and consistency proofs (RFC 6962 §2.1.1 and §2.1.2). Verifying is the checker's work.
/// </summary>
/// <remarks>A proof reads O(log n) tiles. Sizes and indexes that do not fit together are an
/// <see cref="ArgumentOutOfRangeException"/>.</remarks>
public static class MerkleProof
{
    /// <summary>The root of the tree of the first <paramref name="size"/> leaves.</summary>
    public static ValueTask<Digest> Root(long size, TileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return new TileHashes(size, tiles).Over(0, size);
    }

    /// <summary>
    /// The hashes that lead from leaf <paramref name="index"/> to the root at that size, lowest first.
    /// </summary>
    public static async ValueTask<Digest[]> Inclusion(long index, long size, TileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);

        var siblings = new Stack<(long Start, long End)>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + TileHashes.LargestPowerBelow(end - start);
            siblings.Push(index < middle ? (middle, end) : (start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }
        return await Hashes(siblings, size, tiles);
    }

    /// <summary>
    /// The hashes that show the tree at <paramref name="older"/> to be the beginning of that at <paramref
    /// name="newer"/>.
    /// </summary>
    public static async ValueTask<Digest[]> Consistency(long older, long newer, TileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, newer);
        if (older == 0) return [];

        var ranges = new Stack<(long Start, long End)>();
        var (start, end) = (0L, newer);
        while (end != older)
        {
            var middle = start + TileHashes.LargestPowerBelow(end - start);
            ranges.Push(older <= middle ? (middle, end) : (start, middle));
            (start, end) = older <= middle ? (start, middle) : (middle, end);
        }
        // Whoever verifies knows the older root; only a smaller part of it must be told.
        if (start > 0) ranges.Push((start, end));
        return await Hashes(ranges, newer, tiles);
    }

    static async ValueTask<Digest[]> Hashes(Stack<(long Start, long End)> ranges, long size, TileSource tiles)
    {
        var tree = new TileHashes(size, tiles);
        var hashes = new Digest[ranges.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            var (start, end) = ranges.Pop();
            hashes[i] = await tree.Over(start, end);
        }
        return hashes;
    }
}
