namespace Tandem.Ledger.Checking;

// The perfect subtrees at the right edge of a tree that grows by whole tiles.
sealed class RightEdge
{
    readonly List<(int Height, byte[] Hash)> subtrees = [];

    public void Add(byte[] tileRoot)
    {
        var (height, hash) = (0, tileRoot);
        while (subtrees.Count > 0 && subtrees[^1].Height == height)
        {
            hash = Hashing.Node(subtrees[^1].Hash, hash);
            subtrees.RemoveAt(subtrees.Count - 1);
            height++;
        }
        subtrees.Add((height, hash));
    }

    // The root with further subtrees to the right of all tiles, smallest first.
    public byte[] Root(IEnumerable<byte[]> smaller)
    {
        var root = default(byte[]);
        foreach (var subtree in smaller.Concat(subtrees.AsEnumerable().Reverse().Select(each => each.Hash)))
            root = root is null ? subtree : Hashing.Node(subtree, root);
        return root ?? Hashing.EmptyRoot;
    }

    public RightEdge Copy()
    {
        var copy = new RightEdge();
        copy.subtrees.AddRange(subtrees);
        return copy;
    }
}
