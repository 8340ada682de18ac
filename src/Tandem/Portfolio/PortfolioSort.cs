namespace Tandem.Portfolio;

/// <summary>A way to order the portfolio. What is undefined comes last, whichever way it is ordered.</summary>
/// <param name="Sql">The column of <c>engagement_summary</c>.</param>
/// <param name="Falls">The usual order begins with the highest.</param>
/// <param name="Of">The same of a row, for days that no table holds.</param>
/// <param name="Whole">No row is without it.</param>
sealed record PortfolioSort(string Sql, bool Falls, Func<EngagementSummary, IComparable?> Of, bool Whole = true)
{
    const char ReversedMark = '-';

    /// <summary>The order that puts first what needs attention.</summary>
    public const string Usual = "attention";

    /// <summary>
    /// What the portfolio can be ordered by. Columns come from here only, so that no visitor's text reaches the SQL.
    /// </summary>
    static readonly IReadOnlyDictionary<string, PortfolioSort> Known = new Dictionary<string, PortfolioSort>
    {
        [Usual] = new("level", false, row => PortfolioTable.LevelOf(row.Level)),
        ["title"] = new("title", false, row => row.Title),
        ["partner"] = new("partner", false, row => row.Partner),
        ["accepted"] = new("accepted", false, EngagementSummary.AcceptedShare, Whole: false),
        ["cpi"] = new("cpi", false, row => row.Cpi, Whole: false),
        ["spi"] = new("spi_t", false, row => row.SpiT, Whole: false),
        ["forecast"] = new("forecast", true, EngagementSummary.Overrun, Whole: false),
        ["overdue"] = new("overdue", true, row => row.OverdueReviews),
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

    /// <summary>Rows in this order.</summary>
    public IEnumerable<EngagementSummary> Order(IEnumerable<EngagementSummary> rows)
    {
        var defined = rows.OrderBy(row => Of(row) is null);
        return (Falls ? defined.ThenByDescending(Of) : defined.ThenBy(Of))
            .ThenBy(row => row.Key, StringComparer.Ordinal);
    }
}
