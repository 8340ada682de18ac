using System.Buffers;

namespace Tandem.Ledger.Tree;

/// <summary>The three hash functions of RFC 6962 §2.1, over SHA-256.</summary>
/// <remarks>The prefixes keep a leaf from ever being taken for an inner node, and the other way round.</remarks>
public static class MerkleHash
{
    const byte LeafPrefix = 0x00;
    const byte NodePrefix = 0x01;

    // Larger leaves borrow a buffer; nearly all records are smaller than this.
    const int LeafBytesOnStackMax = 1024;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static Digest Empty { get; } = Digest.Of([]);

    /// <summary>SHA-256(0x00 ‖ bytes).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= LeafBytesOnStackMax) return Prefixed(bytes, stackalloc byte[LeafBytesOnStackMax + 1]);
        var borrowed = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        try
        {
            return Prefixed(bytes, borrowed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> message = stackalloc byte[1 + 2 * Digest.Length];
        message[0] = NodePrefix;
        left.CopyTo(message[1..]);
        right.CopyTo(message[(1 + Digest.Length)..]);
        return Digest.Of(message);
    }

    static Digest Prefixed(ReadOnlySpan<byte> bytes, Span<byte> room)
    {
        room[0] = LeafPrefix;
        bytes.CopyTo(room[1..]);
        return Digest.Of(room[..(bytes.Length + 1)]);
    }
}
