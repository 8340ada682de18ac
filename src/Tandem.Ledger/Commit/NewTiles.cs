using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>A tile that has become full.</summary>
/// <param name="Level">The tile level.</param>
/// <param name="Position">The tile's number on its level.</param>
/// <param name="Root">The root over its hashes: a hash of the level above.</param>
/// <param name="Hashes">256 hashes, one after the other.</param>
readonly record struct NewTile(int Level, long Position, Digest Root, byte[] Hashes);

/// <summary>
/// Puts together the tiles that a batch completes, from its own hashes and those that the store holds.
/// </summary>
static class NewTiles
{
    /// <summary>Reads the hashes numbered <c>from</c> to <c>below</c> of a level, 32 bytes each.</summary>
    public delegate ValueTask<byte[]> Earlier(int level, long from, long below);

    public static async ValueTask<List<NewTile>> Of(LogPlan plan, Earlier earlier)
    {
        var tiles = new List<NewTile>();
        if (!plan.CompletesTile) return tiles;

        var levels = plan.Placed.ToLookup(placed => placed.Level);
        for (var level = 0; levels.Contains(level + 1); level++)
        {
            var placed = levels[level].ToArray();
            foreach (var root in levels[level + 1])
                tiles.Add(new(level, root.Index, root.Hash, await Hashes(level, root.Index, placed, earlier)));
        }
        return tiles;
    }

    static async ValueTask<byte[]> Hashes(int level, long position, TileHash[] placed, Earlier earlier)
    {
        var start = position * Tile.FullWidth;
        var stored = (int)Math.Max(0, placed[0].Index - start);
        var bytes = new byte[Tile.FullWidth * Digest.Length];
        if (stored > 0) (await earlier(level, start, start + stored)).CopyTo(bytes, 0);

        for (var place = stored; place < Tile.FullWidth; place++)
            placed[start + place - placed[0].Index].Hash.CopyTo(bytes.AsSpan(place * Digest.Length));
        return bytes;
    }
}
