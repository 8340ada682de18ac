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

    void Write(Tile tile)
    {
        var path = Path.Combine(folder, tile.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, open[tile.Level].AsSpan(0, tile.Bytes));
    }
}
