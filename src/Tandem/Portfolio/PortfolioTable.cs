using System.Text.Json;
using Dapper;
using Tandem.Domain.Forecast;
using Tandem.Hosting.Access;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>What the portfolio is asked for.</summary>
/// <param name="Sort">A key of <see cref="PortfolioTable.Sorts"/>.</param>
/// <param name="Level">Only engagements of this health, or null.</param>
/// <param name="Search">Only engagements whose title or partner contains this, or null.</param>
/// <param name="Page">Pages from 1.</param>
public sealed record PortfolioView(string Sort, HealthLevel? Level, string? Search, int Page);

/// <summary>One page of the portfolio.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="HasMore">Whether another page follows.</param>
sealed record PortfolioPageRows(IReadOnlyList<EngagementSummary> Rows, bool HasMore);

/// <summary>Reads the portfolio: one indexed page at a time, whatever the number of engagements.</summary>
sealed class PortfolioTable(ILedger ledger)
{
    /// <summary>Engagements on a page.</summary>
    public const int RowsPerPage = 50;

    /// <summary>Pages that can be asked for; a search finds what lies behind.</summary>
    public const int PagesMax = 1_000;

    /// <summary>
    /// What the portfolio can be sorted by. Keys come from here only, so that no visitor's text reaches the SQL.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Sorts { get; } = new Dictionary<string, string>
    {
        ["attention"] = "level, engagement",
        ["title"] = "title, engagement",
        ["partner"] = "partner, engagement",
        ["accepted"] = "accepted, engagement",
        ["cpi"] = "COALESCE(cpi, 1e9), engagement",
        ["spi"] = "COALESCE(spi_t, 1e9), engagement",
        ["forecast"] = "COALESCE(forecast, 0) DESC, engagement",
        ["overdue"] = "overdue DESC, engagement",
    };

    /// <summary>One page of the engagements that a session may see.</summary>
    public async Task<PortfolioPageRows> Read(Session session, PortfolioView view, CancellationToken ct)
    {
        var visible = Entry.SeesAll(session) ? "" : """
            AND engagement IN (SELECT engagement FROM member WHERE org = @org AND person = @person)
            """;
        var only = session.OnlyEngagement is null ? "" : "AND engagement = @only";
        var level = view.Level is null ? "" : "AND level = @level";
        var search = view.Search is null
            ? "" : "AND (LOWER(title) LIKE @search ESCAPE '!' OR LOWER(partner) LIKE @search ESCAPE '!')";
        var rows = (await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition($"""
            SELECT row_json FROM engagement_summary WHERE org = @org {visible} {only} {level} {search}
            ORDER BY {Sorts[view.Sort]} LIMIT @most OFFSET @skip
            """, new
        {
            org = session.Organisation.ToString(),
            person = session.Person.ToString(),
            only = session.OnlyEngagement,
            level = view.Level is { } asked ? LevelOf(asked) : 0,
            search = Pattern(view.Search ?? ""),
            most = RowsPerPage + 1,
            skip = (Math.Clamp(view.Page, 1, PagesMax) - 1) * RowsPerPage,
        }, cancellationToken: ct)), ct)).AsList();
        return new([.. rows.Take(RowsPerPage).Select(row =>
            JsonSerializer.Deserialize<EngagementSummary>(row, TandemJson.Options)!)], rows.Count > RowsPerPage);
    }

    /// <summary>Worst first, as the table keeps levels.</summary>
    public static long LevelOf(HealthLevel level) => (long)HealthLevel.InTrouble - (long)level;

    static string Pattern(string search) => "%" + search.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
