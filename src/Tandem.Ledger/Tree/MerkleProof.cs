namespace Tandem.Ledger.Tree;

/// <summary>Inclusion and consistency proofs of RFC 6962 §2.1.1 and §2.1.2, and their verification as RFC 9162 words it.</summary>
/// <remarks>Making a proof reads O(log n) tiles. Sizes and indexes that do not fit together are an
/// <see cref="ArgumentOutOfRangeException"/> when making, and simply false when verifying.</remarks>
public static class MerkleProof
{
    /// <summary>The most hashes any proof has here: one for each row of a tree whose size fits 63 bits, and one.</summary>
    public const int HashesMax = 64;

    /// <summary>The root of the tree of the first <paramref name="size"/> leaves.</summary>
    public static ValueTask<Digest> Root(long size, TileSource tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return new TileHashes(size, tiles).Over(0, size);
    }

    /// <summary>The hashes that lead from leaf <paramref name="index"/> to the root at that size, lowest first.</summary>
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

    /// <summary>The hashes that show the tree at <paramref name="older"/> to be the beginning of that at <paramref name="newer"/>.</summary>
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

    /// <summary>Whether the proof leads from the leaf hash at that index to the root at that size (RFC 9162 §2.1.3.2).</summary>
    public static bool IsIncluded(Digest leaf, long index, long size, ReadOnlySpan<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if (IsRight(node) || node == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                while (!IsRight(node) && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else hash = MerkleHash.Node(hash, sibling);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>Whether the proof shows the older tree to be the beginning of the newer one (RFC 9162 §2.1.4.2).</summary>
    /// <remarks>The empty tree is the beginning of every tree, by an empty proof.</remarks>
    public static bool IsConsistent(
        long older, Digest olderRoot, long newer, Digest newerRoot, ReadOnlySpan<Digest> proof)
    {
        if (older < 0 || older > newer) return false;
        if (older == newer) return proof.IsEmpty && olderRoot == newerRoot;
        if (older == 0) return proof.IsEmpty && olderRoot == MerkleHash.Empty;

        var (node, last) = (older - 1, newer - 1);
        while (IsRight(node)) (node, last) = (node >> 1, last >> 1);
        // A perfect older tree is a node of the newer one; its root need not be told.
        if (node != 0 && proof.IsEmpty) return false;
        var first = node == 0 ? olderRoot : proof[0];
        return Climb(node, last, first, node == 0 ? proof : proof[1..]) == (olderRoot, newerRoot);
    }

    static (Digest Older, Digest Newer)? Climb(long node, long last, Digest first, ReadOnlySpan<Digest> proof)
    {
        var (older, newer) = (first, first);
        foreach (var sibling in proof)
        {
            if (last == 0) return null;
            if (IsRight(node) || node == last)
            {
                older = MerkleHash.Node(sibling, older);
                newer = MerkleHash.Node(sibling, newer);
                while (!IsRight(node) && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else newer = MerkleHash.Node(newer, sibling);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? (older, newer) : null;
    }

    static bool IsRight(long node) => (node & 1) == 1;
}
