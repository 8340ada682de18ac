using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Ledger.Checking;

// Up to 256 records that share a tile: read, hashed and compared with the tile, without a look at other chunks. This
// is where the time goes, on all cores.
sealed class TileChunk(long number, Lines records, Lines payloads) : IDisposable
{
    const byte LeafPrefix = 0x00;
    const int NodesMax = 2 * TileFiles.Width - 1;

    readonly byte[] nodes = ArrayPool<byte>.Shared.Rent(NodesMax * Hashing.HashBytes);

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

    public RecordFields[] Fields { get; } = new RecordFields[records.Count];

    // The tile as it lies on disk, if it says something else than the records.
    public byte[]? Given { get; private set; }

    public ReadOnlySpan<byte> Leaves => nodes.AsSpan(0, Count * Hashing.HashBytes);

    public Place PlaceOf(int number) =>
        new(BundleFiles.Records, records.LineOf(number), records.ByteOf(number), First + number);

    // The size is that of the whole log, as the bundle states it.
    public void Run(TileFiles tiles, long size)
    {
        for (var i = 0; i < Count; i++)
        {
            Read(i);
            SHA256.HashData(records.Prefixed(i, LeafPrefix), Node(0, i));
        }
        HashRows();
        var width = TileFiles.WidthOf(0, number, size);
        if (width > 0 && tiles.Read(0, number, width, TileFindings) is { } given
            && !Leaves.SequenceEqual(given)) Given = given;
    }

    void Read(int i)
    {
        var text = new RecordText(records[i]);
        var place = PlaceOf(i);
        if (!text.TryRead(out var fields))
        {
            Findings.Add(place with { Byte = place.Byte + text.At }, text.Expected, Shown(records[i][text.At..]));
            return;
        }
        Fields[i] = fields;
        if (fields.Index != First + i)
            Findings.Add(place, Decimal("index", First + i), Decimal("index", fields.Index));
        if (i < payloads.Count) ReadPayload(i, records[i][fields.Payload]);
    }

    void ReadPayload(int i, ReadOnlySpan<byte> stated)
    {
        Span<byte> hash = stackalloc byte[Hashing.HashBytes];
        Span<byte> digits = stackalloc byte[2 * Hashing.HashBytes];
        SHA256.HashData(payloads[i], hash);
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
        for (var (row, width) = (1, Count / 2); width > 0; row++, width /= 2)
            for (var i = 0; i < width; i++)
                Hashing.Node(Node(row - 1, 2 * i), Node(row - 1, 2 * i + 1), Node(row, i));
    }

    Span<byte> Node(int row, int i) =>
        nodes.AsSpan((2 * TileFiles.Width - (2 * TileFiles.Width >> row) + i) * Hashing.HashBytes, Hashing.HashBytes);

    // The perfect subtrees over the first so many records of the chunk, smallest first.
    public IEnumerable<byte[]> Subtrees(int count)
    {
        for (var (row, rest) = (0, count); rest > 0; row++, rest >>= 1)
            if ((rest & 1) == 1) yield return Node(row, rest - 1).ToArray();
    }

    public void Dispose()
    {
        records.Dispose();
        payloads.Dispose();
        ArrayPool<byte>.Shared.Return(nodes);
    }

    static string Decimal(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    static string Shown(ReadOnlySpan<byte> bytes)
    {
        const int bytesShown = 40;
        return bytes.IsEmpty ? "the end of the line"
            : $"'{Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, bytesShown)])}'";
    }
}
