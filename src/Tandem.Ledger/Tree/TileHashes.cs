namespace Tandem.Ledger.Tree;

// Hashes of whole ranges of leaves, worked out from tiles; each tile is read once.
sealed class TileHashes(long size, TileSource source)
{
    readonly Dictionary<(int Level, long Index), ReadOnlyMemory<byte>> read = [];

    // The root over leaves [start, end); start is a multiple of every power of two below the range's length.
    public async ValueTask<Digest> Over(long start, long end)
    {
        if (end == start) return MerkleHash.Empty;
        if (long.IsPow2(end - start))
        {
            var height = (int)long.Log2(end - start);
            return await Subtree(height, start >> height);
        }
        var middle = start + LargestPowerBelow(end - start);
        return MerkleHash.Node(await Over(start, middle), await Over(middle, end));
    }

    // The largest power of two smaller than a count of at least two; one for a count of one.
    public static long LargestPowerBelow(long count) => count <= 2 ? 1 : 1L << (int)long.Log2(count - 1);

    async ValueTask<Digest> Subtree(int height, long index)
    {
        // A tile shows only every eighth row of the tree; the rows between are hashed up from it.
        var (level, rows) = Math.DivRem(height, Tile.Height);
        var first = index << rows;
        var tile = Tile.Holding(level, first, size);
        var content = await Content(tile);
        return Fold(content.Span.Slice((int)(first % Tile.FullWidth) * Digest.Length, Digest.Length << rows));
    }

    async ValueTask<ReadOnlyMemory<byte>> Content(Tile tile)
    {
        if (read.TryGetValue((tile.Level, tile.Index), out var content)) return content;
        content = await source(tile);
        if (content.Length < tile.Bytes) throw new MissingTileException(tile, content.Length);
        return read[(tile.Level, tile.Index)] = content;
    }

    static Digest Fold(ReadOnlySpan<byte> hashes) =>
        hashes.Length == Digest.Length
            ? new(hashes)
            : MerkleHash.Node(Fold(hashes[..(hashes.Length / 2)]), Fold(hashes[(hashes.Length / 2)..]));
}
