using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

// Tiles in memory, grown as a store grows them, with a count of what was read.
sealed class TileStore
{
    readonly Dictionary<(int, long), (byte[] Content, int Length)> tiles = [];

    public Frontier Frontier { get; } = new();

    public int Reads { get; private set; }

    public void Append(Digest leaf)
    {
        Span<TileHash> placed = new TileHash[Frontier.PlacedMax];
        foreach (var hash in placed[..Frontier.Append(leaf, placed)])
        {
            var key = (hash.Level, hash.Index / Tile.FullWidth);
            var (content, length) = tiles.GetValueOrDefault(key, (new byte[Tile.FullWidth * Digest.Length], 0));
            hash.Hash.CopyTo(content.AsSpan(length));
            tiles[key] = (content, length + Digest.Length);
        }
    }

    public ValueTask<ReadOnlyMemory<byte>> Read(Tile tile)
    {
        Reads++;
        var (content, length) = tiles.GetValueOrDefault((tile.Level, tile.Index), ([], 0));
        return new(content.AsMemory(0, Math.Min(length, tile.Bytes)));
    }

    public static TileStore Of(IEnumerable<byte[]> leaves)
    {
        var store = new TileStore();
        foreach (var leaf in leaves) store.Append(new(leaf));
        return store;
    }
}
