using System.Globalization;
using Tandem.Hosting.Api;

namespace Tandem.Portfolio;

/// <summary>A row's place in an order of the portfolio.</summary>
/// <param name="Value">What it is ordered by; null where that is undefined.</param>
/// <param name="Key">The engagement's key.</param>
public sealed record RowPlace(IComparable? Value, string Key);

/// <summary>A way to order the portfolio. What is undefined comes last, whichever way it is ordered.</summary>
/// <param name="Sql">The column of <c>engagement_summary</c>.</param>
/// <param name="Falls">The usual order begins with the highest.</param>
/// <param name="Of">The same of a row, for days that no table holds and for cursors.</param>
/// <param name="Read">Reads what a cursor says of it; null where that can be none.</param>
/// <param name="Whole">No row is without it.</param>
sealed record PortfolioSort(string Sql, bool Falls, Func<EngagementSummary, IComparable?> Of,
    Func<string, IComparable?> Read, bool Whole = true)
{
    const char ReversedMark = '-';

    /// <summary>The order that puts first what needs attention.</summary>
    public const string Usual = "attention";

    /// <summary>
    /// What the portfolio can be ordered by. Columns come from here only, so that no visitor's text reaches the SQL.
    /// </summary>
    static readonly IReadOnlyDictionary<string, PortfolioSort> Known = new Dictionary<string, PortfolioSort>
    {
        [Usual] = new("level", false, row => PortfolioTable.LevelOf(row.Level), text => Number(text)),
        ["title"] = new("title", false, row => row.Title, text => text),
        ["partner"] = new("partner", false, row => row.Partner, text => text),
        ["accepted"] = new("accepted", false, EngagementSummary.AcceptedShare, text => Fraction(text), Whole: false),
        ["cpi"] = new("cpi", false, row => (double?)row.Cpi, text => Fraction(text), Whole: false),
        ["spi"] = new("spi_t", false, row => (double?)row.SpiT, text => Fraction(text), Whole: false),
        ["forecast"] = new("forecast", true, EngagementSummary.Overrun, text => Fraction(text), Whole: false),
        ["overdue"] = new("overdue", true, row => (long)row.OverdueReviews, text => Number(text)),
    };

    /// <summary>The words of the usual orders; with a hyphen before it each is reversed.</summary>
    public static IReadOnlyCollection<string> Words { get; } = [.. Known.Keys];

    /// <summary>The order of a word, such as <c>cpi</c> or <c>-cpi</c>; null for a word that is none.</summary>
    public static PortfolioSort? Find(string? word)
    {
        var reversed = word?.StartsWith(ReversedMark) ?? false;
        return Known.TryGetValue((reversed ? word![1..] : word) ?? "", out var sort)
            ? reversed ? sort with { Falls = !sort.Falls } : sort : null;
    }

    /// <summary>The word that a heading leads to: its usual order, or the other way round when that holds.</summary>
    public static string After(string heading, string now) => now == heading ? ReversedMark + heading : heading;

    /// <summary>The order for SQL; the usual one follows an index.</summary>
    public string OrderBy => (Whole ? "" : $"CASE WHEN {Sql} IS NULL THEN 1 ELSE 0 END, ")
        + $"{Sql}{(Falls ? " DESC" : "")}, engagement";

    /// <summary>What holds in SQL of rows after one; <c>afterValue</c> and <c>afterKey</c> are of that.</summary>
    public string After(RowPlace row) => row.Value is null
        ? $"AND {Sql} IS NULL AND engagement > @afterKey"
        : $"AND ({Sql} {(Falls ? '<' : '>')} @afterValue OR {Sql} = @afterValue AND engagement > @afterKey"
            + $"{(Whole ? "" : $" OR {Sql} IS NULL")})";

    /// <summary>The same of a row of a day that no table holds.</summary>
    public bool Follows(EngagementSummary row, RowPlace place)
    {
        var beyond = string.CompareOrdinal(row.Key, place.Key) > 0;
        if (place.Value is null) return Of(row) is null && beyond;
        if (Of(row) is not { } value) return true;
        var order = value.CompareTo(place.Value) * (Falls ? -1 : 1);
        return order > 0 || order == 0 && beyond;
    }

    /// <summary>The cursor of the rows that follow one.</summary>
    public string CursorAfter(EngagementSummary row) => Position.Write(
        Of(row) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null, row.Key, Name);

    /// <summary>The row that a cursor stands behind; null for one that was not given for this order.</summary>
    public RowPlace? PlaceOf(string cursor) =>
        Position.Read(cursor, 3) is [var value, { } key, var order] && order == Name
            ? value is null ? Whole ? null : new(null, key)
                : Read(value) is { } known ? new(known, key) : null
            : null;

    string Name => Falls ? Sql + " DESC" : Sql;

    static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    static double? Fraction(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>Rows in this order.</summary>
    public IEnumerable<EngagementSummary> Order(IEnumerable<EngagementSummary> rows)
    {
        var defined = rows.OrderBy(row => Of(row) is null);
        return (Falls ? defined.ThenByDescending(Of) : defined.ThenBy(Of))
            .ThenBy(row => row.Key, StringComparer.Ordinal);
    }
}
