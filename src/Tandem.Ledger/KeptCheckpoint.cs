using Tandem.Ledger.Tree;

namespace Tandem.Ledger;

/// <summary>A checkpoint of the past.</summary>
/// <param name="Size">How many facts the log held.</param>
/// <param name="Note">The signed note.</param>
public sealed record KeptCheckpoint(long Size, string Note)
{
    /// <summary>Up to this size one is kept with every full tile.</summary>
    const long CloseUpTo = 256 * Tile.FullWidth;

    const int TilesApartBeyond = 4;

    /// <summary>
    /// Whether one is worth keeping after a commit: it completed a group of 256 facts, or of 1,024 in a log of more
    /// than 65,536. Each confines a change more closely, and each costs a signature whenever the log is verified.
    /// </summary>
    /// <param name="before">The size before the commit.</param>
    /// <param name="after">The size after it.</param>
    public static bool IsDue(long before, long after)
    {
        var apart = after <= CloseUpTo ? Tile.FullWidth : TilesApartBeyond * Tile.FullWidth;
        return before / apart != after / apart;
    }
}
