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

    // The content, if it has the right length; otherwise what is wrong is noted.
    public byte[]? Read(int level, long number, int width, Findings findings)
    {
        var name = Name(level, number, width);
        var file = new FileInfo(Path.Combine(folder, name));
        var expected = string.Create(CultureInfo.InvariantCulture, $"a tile of {width * Hashing.HashBytes} bytes");
        if (!file.Exists) findings.Add(new(name), expected, "no such file");
        else if (file.Length != width * Hashing.HashBytes)
            findings.Add(new(name), expected, string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes"));
        else return File.ReadAllBytes(file.FullName);
        return null;
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
