using System.Globalization;

namespace Tandem.Hosting.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Next">What to send as <c>cursor</c> for the next page; null on the last.</param>
/// <param name="Partial">True where there are more engagements than a list of the past looks at; else left out.</param>
sealed record Listing<T>(IReadOnlyList<T> Items, string? Next, bool? Partial = null);

/// <summary>Cuts lists into pages.</summary>
static class Listing
{
    /// <summary>Rows on a page, and how many there are when nobody asks.</summary>
    public const int RowsMax = 100;

    /// <summary>The page that starts at a cursor: the number of rows before it.</summary>
    public static Listing<TRow> Of<T, TRow>(IReadOnlyCollection<T> all, string? cursor, int? limit, Func<T, TRow> row)
    {
        var skip = RowsBefore(cursor);
        var items = all.Skip(skip).Take(limit ?? RowsMax).Select(row).ToList();
        return new(items, skip + items.Count < all.Count ? Cursor(skip + items.Count) : null);
    }

    /// <summary>The page of what was read from a cursor on: a row more than fits says that another page
    /// follows.</summary>
    public static Listing<T> Read<T>(IReadOnlyList<T> rows, string? cursor, int? limit) =>
        rows.Count > (limit ?? RowsMax)
            ? new([.. rows.Take(limit ?? RowsMax)], Cursor(RowsBefore(cursor) + (limit ?? RowsMax))) : new(rows, null);

    /// <summary>How many rows stand before a cursor.</summary>
    public static int RowsBefore(string? cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? (int)Math.Min(before, int.MaxValue) : 0;

    /// <summary>The cursor that so many rows stand before.</summary>
    public static string Cursor(int before) => before.ToString(CultureInfo.InvariantCulture);
}
