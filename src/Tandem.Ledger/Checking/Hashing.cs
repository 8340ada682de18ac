using System.Security.Cryptography;

namespace Tandem.Ledger.Checking;

// RFC 6962 §2.1 once more, and proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 verify them. Hashes are arrays of 32 bytes.
static class Hashing
{
    public const int HashBytes = 32;

    // One hash for each row of a tree of 63 bits, and one.
    public const int ProofHashesMax = 64;

    public static readonly byte[] EmptyRoot = SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> bytes)
    {
        var prefixed = new byte[bytes.Length + 1];
        bytes.CopyTo(prefixed.AsSpan(1));
        return SHA256.HashData(prefixed);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[HashBytes];
        Node(left, right, hash);
        return hash;
    }

    // The result may replace either side.
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> result)
    {
        Span<byte> message = stackalloc byte[1 + 2 * HashBytes];
        message[0] = 1;
        left.CopyTo(message[1..]);
        right.CopyTo(message[(1 + HashBytes)..]);
        SHA256.HashData(message, result);
    }

    public static bool IsIncluded(byte[] leaf, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size) return false;
        var path = new Path(index, size - 1);
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (path.AtTop) return false;
            hash = path.SiblingIsLeft() ? Node(sibling, hash) : Node(hash, sibling);
            path.Up();
        }
        return path.AtTop && hash.AsSpan().SequenceEqual(root);
    }

    // The empty tree is the beginning of every tree, by an empty proof.
    public static bool IsConsistent(
        long older, byte[] olderRoot, long newer, byte[] newerRoot, IReadOnlyList<byte[]> proof)
    {
        if (older < 0 || older > newer) return false;
        if (older == newer) return proof.Count == 0 && olderRoot.AsSpan().SequenceEqual(newerRoot);
        if (older == 0) return proof.Count == 0 && olderRoot.AsSpan().SequenceEqual(EmptyRoot);

        var path = new Path(older - 1, newer - 1);
        path.SkipRight();
        // A perfect older tree is a node of the newer one, whose root need not be told.
        IReadOnlyList<byte[]> hashes = path.AtLeftEdge ? [olderRoot, .. proof] : proof;
        if (hashes.Count == 0) return false;

        var (first, second) = (hashes[0], hashes[0]);
        foreach (var sibling in hashes.Skip(1))
        {
            if (path.AtTop) return false;
            if (path.SiblingIsLeft()) (first, second) = (Node(sibling, first), Node(sibling, second));
            else second = Node(second, sibling);
            path.Up();
        }
        return path.AtTop && first.AsSpan().SequenceEqual(olderRoot) && second.AsSpan().SequenceEqual(newerRoot);
    }

    // A node's number on its row, and that of the row's last node, on the way up to the root.
    struct Path(long node, long last)
    {
        public readonly bool AtTop => last == 0;

        public readonly bool AtLeftEdge => node == 0;

        // A last node that is a left child has no sibling on its row: it moves up unchanged until it is a right child.
        public bool SiblingIsLeft()
        {
            if ((node & 1) == 0 && node != last) return false;
            while ((node & 1) == 0 && node != 0) Up();
            return true;
        }

        public void SkipRight()
        {
            while ((node & 1) == 1) Up();
        }

        public void Up() => (node, last) = (node >> 1, last >> 1);
    }
}
