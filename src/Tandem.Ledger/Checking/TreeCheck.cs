namespace Tandem.Ledger.Checking;

// Grows two trees: that of the records and, from where a tile first says something else, that of the tiles. The one
// that the signed checkpoints confirm is the true one, and the other is where something was changed.
sealed class TreeCheck(TileFiles files, CheckpointFile checkpoints, Findings checkpointFindings)
{
    const int UnsettledMax = 1024;

    readonly RightEdge edge = new();
    readonly UpperTiles upper = new(files);
    readonly Queue<(StatedHead Stated, byte[]? Root)> unsettled = new();
    readonly Findings asRecords = new();
    readonly Findings asTiles = new();
    StatedHead? next = checkpoints.Next();
    RightEdge? givenEdge;
    UpperTiles? givenUpper;
    byte[]? givenRoot;
    Finding? firstRefuted;
    long confirmedSize;
    LogHead? confirmedLast;

    public int Checkpoints { get; private set; }

    public LogHead? Head { get; private set; }

    public byte[]? LastNote { get; private set; }

    // What the comparison of records, tiles and checkpoints comes to, after the last chunk.
    public Findings Findings { get; } = new();

    public async ValueTask Add(TileChunk chunk)
    {
        for (; next is not null && next.Head.Size <= chunk.First + chunk.Count; next = checkpoints.Next())
        {
            unsettled.Enqueue((next, edge.Root(chunk.Subtrees((int)(next.Head.Size - chunk.First)))));
            if (unsettled.Count > UnsettledMax) await Settle();
        }
        if (chunk.Given is not null)
        {
            givenEdge ??= edge.Copy();
            givenUpper ??= upper.Copy();
            NoteDifferences(chunk, chunk.Given);
        }
        if (givenEdge is not null) AddGiven(givenEdge, chunk);
        if (chunk.Count == TileFiles.Width) AddTile(edge, upper, chunk.Subtrees(chunk.Count).Single());
    }

    static void AddTile(RightEdge edge, UpperTiles upper, byte[] root)
    {
        edge.Add(root);
        upper.Add(root);
    }

    void AddGiven(RightEdge edge, TileChunk chunk)
    {
        var hashes = chunk.Given ?? chunk.Leaves.ToArray();
        if (hashes.Length == TileFiles.Width * Hashing.HashBytes) AddTile(edge, givenUpper!, UpperTiles.Fold(hashes));
        else givenRoot = edge.Root(Subtrees(hashes));
    }

    static List<byte[]> Subtrees(byte[] hashes)
    {
        var subtrees = new List<byte[]>();
        var count = hashes.Length / Hashing.HashBytes;
        for (var (width, end) = (1, count); end > 0; width *= 2)
            if ((count & width) != 0)
            {
                end -= width;
                subtrees.Add(UpperTiles.Fold(hashes.AsSpan(end * Hashing.HashBytes, width * Hashing.HashBytes)));
            }
        return subtrees;
    }

    // Once as if the record were changed, once as if the tile were: which it is the checkpoints will tell.
    void NoteDifferences(TileChunk chunk, byte[] given)
    {
        var tile = TileFiles.Name(0, chunk.First / TileFiles.Width, given.Length / Hashing.HashBytes);
        var both = Math.Min(chunk.Leaves.Length, given.Length);
        TileComparison.Note(asTiles, tile, chunk.Leaves[..both], given.AsSpan(0, both), chunk.First);
        for (var at = 0; at < both; at += Hashing.HashBytes)
        {
            var leaf = chunk.Leaves.Slice(at, Hashing.HashBytes);
            var stated = given.AsSpan(at, Hashing.HashBytes);
            if (!leaf.SequenceEqual(stated))
                asRecords.Add(
                    chunk.PlaceOf(at / Hashing.HashBytes),
                    $"a record with the leaf hash {Convert.ToHexStringLower(stated)}",
                    $"one with {Convert.ToHexStringLower(leaf)}");
        }
    }

    async ValueTask Settle()
    {
        var (stated, root) = unsettled.Dequeue();
        Checkpoints++;
        (Head, LastNote) = (stated.Head, stated.Note);
        if (await stated.Signed is { } finding)
        {
            checkpointFindings.Add(finding);
            return;
        }
        confirmedLast = stated.Head;
        if (root is not null && root.AsSpan().SequenceEqual(stated.Head.Root)) confirmedSize = stated.Head.Size;
        else firstRefuted ??= Refuted(stated, root);
    }

    Finding Refuted(StatedHead stated, byte[]? root) => new(
        new(BundleFiles.Checkpoints, stated.Line + 2, Index: confirmedSize, LastIndex: stated.Head.Size - 1),
        $"records {confirmedSize} to {stated.Head.Size - 1} to lead to the signed root "
            + Convert.ToBase64String(stated.Head.Root),
        root is null ? "fewer records" : $"the root {Convert.ToBase64String(root)}");

    public async ValueTask Finish()
    {
        for (; next is not null; next = checkpoints.Next()) unsettled.Enqueue((next, null));
        while (unsettled.Count > 0) await Settle();
        upper.Finish();
        givenUpper?.Finish();

        var tilesConfirmed = givenEdge is not null && confirmedLast is not null
            && (givenRoot ?? givenEdge.Root([])).AsSpan().SequenceEqual(confirmedLast.Root);
        if (firstRefuted is null)
        {
            Findings.AddAll(asTiles);
            Findings.AddAll(upper.Findings);
        }
        else if (tilesConfirmed)
        {
            Findings.AddAll(asRecords);
            Findings.AddAll(givenUpper!.Findings);
        }
        else
        {
            Findings.AddAll(asRecords);
            Findings.Add(firstRefuted);
            Findings.AddAll(upper.Findings);
        }
    }
}
