using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Tandem.Ledger.Tree;

/// <summary>One hash in its place among the tiles.</summary>
/// <param name="Level">
/// The tile level: 0 holds leaf hashes, each higher level the roots of full tiles below it.
/// </param>
/// <param name="Index">
/// The number of the hash on its level; it lies in tile <c>Index / 256</c> at place <c>Index % 256</c>.
/// </param>
/// <param name="Hash">The hash.</param>
public readonly record struct TileHash(int Level, long Index, Digest Hash);

/// <summary>
/// The address of a run of up to 256 neighbouring hashes as C2SP tlog-tiles lays them out. Its content is those hashes
/// one after the other, 32 bytes each. A partial tile is the beginning of the same tile later.
/// </summary>
/// <param name="Level">The tile level, 0 to 7.</param>
/// <param name="Index">The number of the tile on its level, from 0.</param>
/// <param name="Width">How many hashes: 256 for a full tile, fewer for the last tile of a level.</param>
public readonly record struct Tile(int Level, long Index, int Width)
{
    /// <summary>How many levels of the tree one tile covers.</summary>
    public const int Height = 8;

    /// <summary>How many hashes a full tile has.</summary>
    public const int FullWidth = 1 << Height;

    /// <summary>The highest tile level of a tree whose size fits 63 bits.</summary>
    public const int LevelMax = 7;

    const int IndexGroup = 1000;
    const string PartialMark = ".p/";

    /// <summary>Whether the tile holds all its 256 hashes and will not change any more.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The length of the tile's content in bytes.</summary>
    public int Bytes => Width * Digest.Length;

    /// <summary>The relative path, for example <c>tile/0/x001/x234/067</c> or <c>tile/1/000.p/5</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Index % IndexGroup:000}");
            for (var rest = Index / IndexGroup; rest > 0; rest /= IndexGroup)
                path.Insert(0, string.Create(CultureInfo.InvariantCulture, $"x{rest % IndexGroup:000}/"));
            path.Insert(0, string.Create(CultureInfo.InvariantCulture, $"tile/{Level}/"));
            if (!IsFull) path.Append(CultureInfo.InvariantCulture, $"{PartialMark}{Width}");
            return path.ToString();
        }
    }

    /// <summary>
    /// Reads a path as <see cref="Path"/> writes it; any other spelling of the same address is refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? path, out Tile tile)
    {
        tile = default;
        if (path is null || !path.StartsWith("tile/", StringComparison.Ordinal)) return false;

        var width = FullWidth;
        var mark = path.IndexOf(PartialMark, StringComparison.Ordinal);
        var whole = mark < 0 ? path : path[..mark];
        if (mark >= 0 && !TryNumber(path[(mark + PartialMark.Length)..], out width)) return false;

        var parts = whole.Split('/');
        if (parts.Length < 3 || !TryNumber(parts[1], out var level) || level > LevelMax) return false;
        if (!long.TryParse(string.Concat(parts[2..]).Replace("x", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;

        tile = new(level, index, width);
        return width is >= 1 and <= FullWidth && tile.Path == path;
    }

    /// <summary>The tile that holds hash number <paramref name="index"/> of a level, in a tree of that size.</summary>
    public static Tile Holding(int level, long index, long size)
    {
        var tile = index / FullWidth;
        var hashes = HashesOn(level, size) - tile * FullWidth;
        if (index < 0 || index >= HashesOn(level, size))
            throw new ArgumentOutOfRangeException(nameof(index), index, $"A tree of size {size} has no such hash.");
        return new(level, tile, (int)Math.Min(hashes, FullWidth));
    }

    /// <summary>
    /// Every tile of a tree of that size, level by level, in order; partial ones only where a level ends.
    /// </summary>
    public static IEnumerable<Tile> Of(long size)
    {
        for (var level = 0; level <= LevelMax && HashesOn(level, size) > 0; level++)
            for (long index = 0; index * FullWidth < HashesOn(level, size); index++)
                yield return Holding(level, index * FullWidth, size);
    }

    /// <summary>How many hashes a tile level has in a tree of that size: one for each 256^level leaves.</summary>
    public static long HashesOn(int level, long size) => size >> (level * Height);

    static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
