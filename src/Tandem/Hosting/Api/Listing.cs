using System.Globalization;

namespace Tandem.Hosting.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Next">What to send as <c>cursor</c> for the next page; null on the last.</param>
sealed record Listing<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cuts lists into pages.</summary>
static class Listing
{
    /// <summary>Rows on a page, and how many there are when nobody asks.</summary>
    public const int RowsMax = 100;

    /// <summary>The page that starts at a cursor: the number of rows before it.</summary>
    public static Listing<TRow> Of<T, TRow>(IReadOnlyCollection<T> all, string? cursor, int? limit, Func<T, TRow> row)
    {
        var skip = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0;
        var take = Math.Clamp(limit ?? RowsMax, 1, RowsMax);
        var items = all.Skip(skip).Take(take).Select(row).ToList();
        return new(items, skip + items.Count < all.Count
            ? (skip + items.Count).ToString(CultureInfo.InvariantCulture) : null);
    }
}
