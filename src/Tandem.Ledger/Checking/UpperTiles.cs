namespace Tandem.Ledger.Checking;

// Tiles above the lowest level: worked out from the tiles below and compared with the files.
sealed class UpperTiles(TileFiles files)
{
    readonly List<(long Number, MemoryStream Hashes)> levels = [];

    public Findings Findings { get; } = new();

    // The root of the next full tile of the level below.
    public void Add(byte[] root, int level = 1)
    {
        if (levels.Count < level) levels.Add((0, new()));
        var (number, hashes) = levels[level - 1];
        hashes.Write(root);
        if (hashes.Length < TileFiles.Width * Hashing.HashBytes) return;

        var content = hashes.ToArray();
        Compare(level, number, content);
        levels[level - 1] = (number + 1, new());
        Add(Fold(content), level + 1);
    }

    // After the last one: what is left on each level are the partial tiles.
    public void Finish()
    {
        for (var level = 1; level <= levels.Count; level++)
            if (levels[level - 1].Hashes.ToArray() is { Length: > 0 } content)
                Compare(level, levels[level - 1].Number, content);
    }

    public UpperTiles Copy()
    {
        var copy = new UpperTiles(files);
        copy.Findings.AddAll(Findings);
        foreach (var (number, hashes) in levels)
        {
            var copied = new MemoryStream();
            hashes.WriteTo(copied);
            copy.levels.Add((number, copied));
        }
        return copy;
    }

    void Compare(int level, long number, byte[] content)
    {
        var given = new byte[content.Length];
        if (files.Read(level, number, given, Findings))
            TileComparison.Note(
                Findings, TileFiles.Name(level, number, content.Length / Hashing.HashBytes), content, given);
    }

    public static byte[] Fold(ReadOnlySpan<byte> hashes) =>
        hashes.Length == Hashing.HashBytes
            ? hashes.ToArray()
            : Hashing.Node(Fold(hashes[..(hashes.Length / 2)]), Fold(hashes[(hashes.Length / 2)..]));
}

static class TileComparison
{
    // One finding for each hash that differs, at its first byte; leaf hashes are those of records.
    public static void Note(
        Findings findings, string file, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found,
        long? firstRecord = null)
    {
        for (var at = 0; at < expected.Length; at += Hashing.HashBytes)
        {
            var right = expected.Slice(at, Hashing.HashBytes);
            var wrong = found.Slice(at, Hashing.HashBytes);
            if (!right.SequenceEqual(wrong))
                findings.Add(
                    new(file, Byte: at + right.CommonPrefixLength(wrong), Index: firstRecord + at / Hashing.HashBytes),
                    $"the hash {Convert.ToHexStringLower(right)}", Convert.ToHexStringLower(wrong));
        }
    }
}
