namespace Tandem.Ledger.Checking;

// What a chunk needs while it is under way, for one chunk after the other: the fewer there are, the more of it stays in
// the caches of the cores.
sealed class ChunkRoom
{
    public Lines RecordLines { get; } = new();

    public Lines PayloadLines { get; } = new();

    public RecordFields[] Fields { get; } = new RecordFields[TileFiles.Width];

    // The rows of a tile's tree, and the tile as it lies on disk.
    public byte[] Nodes { get; } = new byte[(2 * TileFiles.Width - 1) * Hashing.HashBytes];

    public byte[] Tile { get; } = new byte[TileFiles.Width * Hashing.HashBytes];
}
