using System.Security.Cryptography;

namespace Tandem.Tests.Ledger;

// The tree as RFC 6962 §2.1 words it, slow and plain: what the fast code is compared with.
static class DefinitionTree
{
    public static byte[] Leaf(byte[] bytes) => SHA256.HashData([0, .. bytes]);

    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        var n => SHA256.HashData([1, .. Root(leaves[..Split(n)]), .. Root(leaves[Split(n)..])]),
    };

    // RFC 6962 §2.1.1.
    public static byte[][] Inclusion(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return [];
        var k = Split(leaves.Length);
        return index < k
            ? [.. Inclusion(index, leaves[..k]), Root(leaves[k..])]
            : [.. Inclusion(index - k, leaves[k..]), Root(leaves[..k])];
    }

    // RFC 6962 §2.1.2.
    public static byte[][] Consistency(int older, ReadOnlySpan<byte[]> leaves, bool known = true)
    {
        if (older == leaves.Length) return known ? [] : [Root(leaves)];
        var k = Split(leaves.Length);
        return older <= k
            ? [.. Consistency(older, leaves[..k], known), Root(leaves[k..])]
            : [.. Consistency(older - k, leaves[k..], known: false), Root(leaves[..k])];
    }

    public static byte[][] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Leaf(BitConverter.GetBytes(i)))];

    static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
