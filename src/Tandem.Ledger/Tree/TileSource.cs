namespace Tandem.Ledger.Tree;

/// <summary>
/// Reads the content of a tile: its hashes one after the other, 32 bytes each. A longer answer is welcome, because the
/// beginning of a tile never changes; a shorter one is a <see cref="MissingTileException"/> for whoever asked.
/// </summary>
public delegate ValueTask<ReadOnlyMemory<byte>> TileSource(Tile tile);

/// <summary>The tree is said to be larger than its tiles: the store is damaged, nothing that a user did.</summary>
public sealed class MissingTileException : Exception
{
    internal MissingTileException(Tile tile, int bytes)
        : base($"{tile.Path} has {bytes} bytes where {tile.Bytes} are needed.") { }
}
