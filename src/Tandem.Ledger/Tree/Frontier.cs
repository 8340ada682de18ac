using System.Buffers.Binary;
using System.Numerics;

namespace Tandem.Ledger.Tree;

/// <summary>
/// The right edge of a growing tree: its size and the roots of its perfect subtrees, largest first. Enough to append
/// leaves and to state the root, at most 63 hashes however long the log is.
/// </summary>
/// <remarks>
/// Not safe for concurrent use. To append provisionally, work on a <see cref="Copy"/> and adopt it when the append is
/// durable.
/// </remarks>
public sealed class Frontier
{
    /// <summary>
    /// The most hashes that one append can place in tiles: one for each tile level of a 63-bit tree.
    /// </summary>
    public const int PlacedMax = 8;

    const int SubtreesMax = 63;

    readonly Digest[] subtrees = new Digest[SubtreesMax];
    int count;

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf hash: one hash computation on average.</summary>
    public void Append(Digest leaf) => Append(leaf, default);

    /// <summary>
    /// Adds a leaf hash and says which hashes this puts into tiles: the leaf itself on level 0, and with every 256th
    /// leaf the root of the completed tile on level 1, and so on. Answers how many of <paramref name="placed"/> were
    /// filled; room for <see cref="PlacedMax"/> always suffices, and empty room means that nobody wants to know.
    /// </summary>
    public int Append(Digest leaf, Span<TileHash> placed)
    {
        var index = Size;
        var filled = 0;
        if (placed.Length > 0) placed[filled++] = new(0, index, leaf);

        var node = leaf;
        for (var height = 1; (index & 1) == 1; height++, index >>= 1)
        {
            node = MerkleHash.Node(subtrees[--count], node);
            if (height % Tile.Height == 0 && placed.Length > 0)
                placed[filled++] = new(height / Tile.Height, index >> 1, node);
        }

        subtrees[count++] = node;
        Size++;
        return filled;
    }

    /// <summary>The root hash of RFC 6962 §2.1 over all leaves so far.</summary>
    public Digest Root()
    {
        if (count == 0) return MerkleHash.Empty;
        var root = subtrees[count - 1];
        for (var i = count - 2; i >= 0; i--) root = MerkleHash.Node(subtrees[i], root);
        return root;
    }

    /// <summary>An independent frontier that starts where this one stands.</summary>
    public Frontier Copy()
    {
        var copy = new Frontier { Size = Size, count = count };
        subtrees.AsSpan(0, count).CopyTo(copy.subtrees);
        return copy;
    }

    /// <summary>The size as eight bytes, most significant first, then the subtrees' roots, largest first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(long) + count * Digest.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < count; i++) subtrees[i].CopyTo(bytes.AsSpan(sizeof(long) + i * Digest.Length));
        return bytes;
    }

    /// <summary>
    /// Reads what <see cref="ToBytes"/> wrote; bytes that cannot be a frontier are a <see cref="FormatException"/>.
    /// </summary>
    public static Frontier FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(long)) throw new FormatException("A frontier starts with its size in eight bytes.");
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0) throw new FormatException("The size of a frontier is not negative.");

        var count = BitOperations.PopCount((ulong)size);
        var hashes = bytes[sizeof(long)..];
        if (hashes.Length != count * Digest.Length)
            throw new FormatException(
                $"A frontier of size {size} has {count} hashes of {Digest.Length} bytes, not {hashes.Length} bytes.");

        var frontier = new Frontier { Size = size, count = count };
        for (var i = 0; i < count; i++)
            frontier.subtrees[i] = new(hashes.Slice(i * Digest.Length, Digest.Length));
        return frontier;
    }
}
