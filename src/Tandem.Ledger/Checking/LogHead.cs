using System.Globalization;

namespace Tandem.Ledger.Checking;

/// <summary>What a checkpoint says (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">The root over them, 32 bytes.</param>
/// <param name="Extensions">Lines that others may add; nothing here rests on them.</param>
public sealed record LogHead(string Origin, long Size, byte[] Root, IReadOnlyList<string> Extensions)
{
    const int RootBytes = 32;

    // The place of the text's first line is given where a file holds several.
    internal static LogHead Parse(string text, string file, int firstLine = 1)
    {
        var lines = text.Split('\n');
        Place At(int line) => new(file, firstLine + line);
        if (lines.Length < 4 || lines[^1].Length > 0)
            throw new BrokenException(At(0), "three lines: origin, size, root", $"{lines.Length - 1}");
        if (lines[0].Length == 0) throw new BrokenException(At(0), "the origin of the log", "an empty line");

        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1])
            throw new BrokenException(At(1), "the size of the tree, decimal without leading zeroes", $"'{lines[1]}'");
        if (!Base64Text.TryRead(lines[2], out var root) || root.Length != RootBytes)
            throw new BrokenException(At(2), $"the root hash, {RootBytes} bytes in base64", $"'{lines[2]}'");

        var extensions = lines[3..^1];
        var empty = Array.IndexOf(extensions, "");
        if (empty >= 0) throw new BrokenException(At(3 + empty), "a line that is not empty", "an empty one");
        return new(lines[0], size, root, extensions);
    }
}
