using System.Globalization;
using System.Text;

namespace Tandem.Ledger.Checking;

// Up to 256 records that share a tile: read, hashed and compared with the tile, without a look at other chunks. This
// is where the time goes, on all cores.
sealed class TileChunk(long number, ChunkRoom room)
{
    const byte LeafPrefix = 0x00;
    const byte NodePrefix = 0x01;
    const int PairBytes = 1 + 2 * Hashing.HashBytes;

    readonly Lines records = room.RecordLines;
    readonly Lines payloads = room.PayloadLines;
    readonly byte[] nodes = room.Nodes;

    public long Number => number;

    public ChunkRoom Room => room;

    public long First => number * TileFiles.Width;

    public int Count => records.Count;

    public Lines Records => records;

    public long Bytes => records.Bytes + payloads.Bytes;

    // What is wrong with records themselves.
    public Findings Findings { get; } = new();

    // Payloads that are not those of their records.
    public Findings PayloadFindings { get; } = new();

    // What is wrong with the tile, if it is missing or has the wrong length.
    public Findings TileFindings { get; } = new();

    public RecordFields[] Fields => room.Fields;

    // The tile as it lies on disk, if it says something else than the records.
    public byte[]? Given { get; private set; }

    public ReadOnlySpan<byte> Leaves => nodes.AsSpan(0, Count * Hashing.HashBytes);

    public Place PlaceOf(int number) =>
        new(BundleFiles.Records, records.LineOf(number), records.ByteOf(number), First + number);

    // The size is that of the whole log, as the bundle states it.
    public void Run(TileFiles tiles, long size)
    {
        Span<byte> payloadHashes = stackalloc byte[TileFiles.Width * Hashing.HashBytes];
        payloads.Hash(payloadHashes);
        for (var i = 0; i < Count; i++)
            Read(i, i < payloads.Count ? payloadHashes.Slice(i * Hashing.HashBytes, Hashing.HashBytes) : []);
        records.Hash(LeafPrefix, nodes);
        HashRows();
        var width = TileFiles.WidthOf(0, number, size);
        var tile = room.Tile.AsSpan(0, width * Hashing.HashBytes);
        if (width > 0 && tiles.Read(0, number, tile, TileFindings) && !Leaves.SequenceEqual(tile))
            Given = tile.ToArray();
    }

    void Read(int i, ReadOnlySpan<byte> payloadHash)
    {
        var text = new RecordText(records[i]);
        if (!text.TryRead(out Fields[i]))
        {
            var place = PlaceOf(i) with { Byte = records.ByteOf(i) + text.At };
            Findings.Add(place, text.Expected, Shown(records[i][text.At..]));
            return;
        }
        ref readonly var fields = ref Fields[i];
        if (fields.Index != First + i)
            Findings.Add(PlaceOf(i), Decimal("index", First + i), Decimal("index", fields.Index));
        if (!payloadHash.IsEmpty) CheckPayload(i, payloadHash, records[i][fields.Payload]);
    }

    void CheckPayload(int i, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> stated)
    {
        Span<byte> digits = stackalloc byte[2 * Hashing.HashBytes];
        Convert.TryToHexStringLower(hash, digits, out _);
        if (!digits.SequenceEqual(stated))
            PayloadFindings.Add(
                new(BundleFiles.Payloads, payloads.LineOf(i), payloads.ByteOf(i), First + i),
                $"a payload with the SHA-256 {Encoding.ASCII.GetString(stated)} that its record states",
                $"one with {Encoding.ASCII.GetString(digits)}");
    }

    // Row by row up to the root of the tile; only nodes with both children.
    void HashRows()
    {
        Span<byte> buffer = stackalloc byte[Sha256Lanes.RoomBytes + TileFiles.Width / 2 * PairBytes];
        var pairs = buffer[Sha256Lanes.RoomBytes..];
        Span<Message> messages = stackalloc Message[TileFiles.Width / 2];
        for (var i = 0; i < messages.Length; i++)
            messages[i] = new(Sha256Lanes.RoomBytes + i * PairBytes, PairBytes);
        for (var (row, width) = (1, Count / 2); width > 0; row++, width /= 2)
        {
            for (var i = 0; i < width; i++)
            {
                pairs[i * PairBytes] = NodePrefix;
                nodes.AsSpan(StartOf(row - 1, 2 * i), 2 * Hashing.HashBytes).CopyTo(pairs[(i * PairBytes + 1)..]);
            }
            Sha256Lanes.Hash(buffer, messages[..width], nodes.AsSpan(StartOf(row, 0)));
        }
    }

    // The rows stand one behind the other: 256 leaves, 128 nodes over them, 64 over those, and so on.
    static int StartOf(int row, int i) =>
        (2 * TileFiles.Width - (2 * TileFiles.Width >> row) + i) * Hashing.HashBytes;

    // The perfect subtrees over the first so many records of the chunk, smallest first.
    public IEnumerable<byte[]> Subtrees(int count)
    {
        for (var (row, rest) = (0, count); rest > 0; row++, rest >>= 1)
            if ((rest & 1) == 1) yield return nodes.AsSpan(StartOf(row, rest - 1), Hashing.HashBytes).ToArray();
    }

    static string Decimal(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    static string Shown(ReadOnlySpan<byte> bytes)
    {
        const int bytesShown = 40;
        return bytes.IsEmpty ? "the end of the line"
            : $"'{Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, bytesShown)])}'";
    }
}
