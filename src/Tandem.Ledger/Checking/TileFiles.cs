using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Ledger.Checking;

// The tiles of a bundle on disk (C2SP tlog-tiles).
sealed partial class TileFiles(string folder)
{
    public const int Width = 256;

    const int HeightBits = 8;
    const int Group = 1000;

    // tile/level/x001/x234/067, and .p/width behind a tile that is not full.
    public static string Name(int level, long number, int width)
    {
        var name = Digits(number % Group);
        for (var rest = number / Group; rest > 0; rest /= Group) name = $"x{Digits(rest % Group)}/{name}";
        name = string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{name}");
        return width == Width ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.p/{width}");
    }

    static string Digits(long group) => group.ToString("000", CultureInfo.InvariantCulture);

    // Fills the tile with what lies on disk, if that has the right length; otherwise what is wrong is noted.
    public bool Read(int level, long number, Span<byte> tile, Findings findings)
    {
        var name = Name(level, number, tile.Length / Hashing.HashBytes);
        string found;
        try
        {
            // A lock that nobody asks for would cost as much as reading.
            using var file = File.OpenHandle(Path.Combine(folder, name), share: FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            if (length == tile.Length && RandomAccess.Read(file, tile, 0) == tile.Length) return true;
            found = string.Create(CultureInfo.InvariantCulture, $"{length} bytes");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            found = "no such file";
        }
        findings.Add(
            new(name), string.Create(CultureInfo.InvariantCulture, $"a tile of {tile.Length} bytes"), found);
        return false;
    }

    // Whether a tree of that size has a tile of that name.
    public static bool Belongs(string name, long size)
    {
        var match = TileName().Match(name);
        if (!match.Success) return false;
        var level = int.Parse(match.Groups["level"].ValueSpan, CultureInfo.InvariantCulture);
        var digits = string.Concat(match.Groups["number"].Value.Where(char.IsAsciiDigit));
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var number)
            && WidthOf(level, number, size) is > 0 and var width
            && Name(level, number, width) == name;
    }

    // How many hashes that tile has in a tree of that size; none if it is not there.
    public static int WidthOf(int level, long number, long size)
    {
        var hashes = size >> (HeightBits * level);
        return number > hashes / Width ? 0 : (int)Math.Clamp(hashes - number * Width, 0, Width);
    }

    [GeneratedRegex(@"^tile/(?<level>[0-7])/(?<number>(x\d{3}/)*\d{3})(\.p/\d+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex TileName();
}
