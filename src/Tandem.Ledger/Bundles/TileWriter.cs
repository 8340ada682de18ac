using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Bundles;

// Grows the tree of the records and writes each tile when it is full, and what is left at the end.
sealed class TileWriter(string folder)
{
    readonly Frontier frontier = new();
    readonly TileHash[] placed = new TileHash[Frontier.PlacedMax];
    readonly List<byte[]> open = [];

    public long Size => frontier.Size;

    public void Add(byte[] record)
    {
        var count = frontier.Append(MerkleHash.Leaf(record), placed);
        foreach (var hash in placed.AsSpan(0, count))
        {
            if (open.Count == hash.Level) open.Add(new byte[Tile.FullWidth * Digest.Length]);
            var place = (int)(hash.Index % Tile.FullWidth);
            hash.Hash.CopyTo(open[hash.Level].AsSpan(place * Digest.Length));
            if (place == Tile.FullWidth - 1) Write(new(hash.Level, hash.Index / Tile.FullWidth, Tile.FullWidth));
        }
    }

    public void Finish()
    {
        for (var level = 0; level < open.Count; level++)
            if (Tile.HashesOn(level, Size) is var hashes && hashes % Tile.FullWidth != 0)
                Write(Tile.Holding(level, hashes - 1, Size));
    }

    /// <summary>Puts what a store holds in the place of what the records give.</summary>
    public static async Task WriteStored(string folder, long size, TileSource stored, CancellationToken ct)
    {
        foreach (var tile in Tile.Of(size))
        {
            var hashes = await stored(tile);
            // A tile may have grown since; one that is too short is written so, and found.
            if (!tile.IsFull && hashes.Length > tile.Bytes) hashes = hashes[..tile.Bytes];
            await File.WriteAllBytesAsync(Path.Combine(folder, tile.Path), hashes, ct);
        }
    }

    void Write(Tile tile)
    {
        var path = Path.Combine(folder, tile.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, open[tile.Level].AsSpan(0, tile.Bytes));
    }
}
