using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.Extensions;
using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>What the portfolio is asked for.</summary>
/// <param name="Sort">A word of <see cref="PortfolioSort"/>.</param>
/// <param name="Level">Only engagements of this health, or null.</param>
/// <param name="Search">Only engagements whose title or partner contains this, or null.</param>
/// <param name="Page">Pages from 1.</param>
public sealed record PortfolioView(string Sort, HealthLevel? Level, string? Search, int Page)
{
    /// <summary>Rows of a page.</summary>
    public int Rows { get; init; } = PortfolioTable.RowsPerPage;

    /// <summary>Only what follows this row, or null.</summary>
    public RowPlace? After { get; init; }

    /// <summary>Rows before those of the page.</summary>
    internal int RowsBefore => (Math.Clamp(Page, 1, PortfolioTable.PagesMax) - 1) * Rows;

    /// <summary>What an address asks for; words that mean nothing ask for nothing.</summary>
    internal static PortfolioView Of(IQueryCollection query) => new(
        PortfolioSort.Find(query["sort"]) is null ? PortfolioSort.Usual : query["sort"].ToString(),
        Word<HealthLevel>.TryParse(query["health"], null, out var level) ? level.Value : null,
        Searched(query["search"]),
        Math.Clamp(int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) ? page : 1, 1,
            PortfolioTable.PagesMax));

    /// <summary>What a search looks for: without blanks around it, cut to its limit; null where it is empty.</summary>
    internal static string? Searched(string? text) => text?.Trim() is { Length: > 0 } search
        ? PlainText.Cut(search, PortfolioTable.SearchCharactersMax) : null;

    /// <summary>The address of this view from its question mark on, without page and day.</summary>
    internal string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Search is not null) query.Add("search", Search);
            if (Level is { } level) query.Add("health", level.ToString());
            query.Add("sort", Sort);
            return query.ToString();
        }
    }
}

/// <summary>One page of the portfolio.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="HasMore">Whether another page follows.</param>
/// <param name="IsPartial">Whether there are more engagements than were looked at.</param>
sealed record PortfolioPageRows(IReadOnlyList<EngagementSummary> Rows, bool HasMore, bool IsPartial = false);

/// <summary>Reads the portfolio: one indexed page at a time, whatever the number of engagements.</summary>
sealed class PortfolioTable(ILedger ledger)
{
    /// <summary>Engagements on a page.</summary>
    public const int RowsPerPage = 50;

    /// <summary>Pages that can be asked for; a search finds what lies behind.</summary>
    public const int PagesMax = 1_000;

    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int SearchCharactersMax = 100;

    /// <summary>One page of the engagements that a session may see.</summary>
    public async Task<PortfolioPageRows> Read(Session session, PortfolioView view, CancellationToken ct)
    {
        var sort = PortfolioSort.Find(view.Sort)!;
        var level = view.Level is null ? "" : "AND level = @level";
        var rows = (await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition($"""
            SELECT row_json FROM engagement_summary WHERE org = @org {Seen(session)} {level} {Sought(view.Search)}
                {(view.After is { } after ? sort.After(after) : "")}
            ORDER BY {sort.OrderBy} LIMIT @most OFFSET @skip
            """, new
        {
            org = session.Organisation.ToString(),
            person = session.Person.ToString(),
            only = session.OnlyEngagement,
            level = view.Level is { } asked ? LevelOf(asked) : 0,
            search = Pattern(view.Search ?? ""),
            most = view.Rows + 1,
            skip = view.RowsBefore,
            afterValue = (object?)view.After?.Value,
            afterKey = view.After?.Key,
        }, cancellationToken: ct)), ct)).AsList();
        return new([.. rows.Take(view.Rows).Select(row =>
            JsonSerializer.Deserialize<EngagementSummary>(row, TandemJson.Options)!)], rows.Count > view.Rows);
    }

    /// <summary>The keys of the engagements that a session may see, those that need attention first, and whether there
    /// are more of them.</summary>
    public async Task<(IReadOnlyList<string> Keys, bool HasMore)> Keys(
        Session session, string? search, int most, CancellationToken ct)
    {
        var keys = (await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition($"""
            SELECT engagement FROM engagement_summary WHERE org = @org {Seen(session)} {Sought(search)}
            ORDER BY {PortfolioSort.Find(PortfolioSort.Usual)!.OrderBy} LIMIT @most
            """, new
        {
            org = session.Organisation.ToString(),
            person = session.Person.ToString(),
            only = session.OnlyEngagement,
            search = Pattern(search ?? ""),
            most = most + 1,
        }, cancellationToken: ct)), ct)).AsList();
        return ([.. keys.Take(most)], keys.Count > most);
    }

    static string Seen(Session session) => (Entry.SeesAll(session) ? "" : """
            AND engagement IN (SELECT engagement FROM member WHERE org = @org AND person = @person)
            """) + (session.OnlyEngagement is null ? "" : " AND engagement = @only");

    static string Sought(string? search) => search is null ? "" : "AND sought LIKE @search ESCAPE '!'";

    /// <summary>Worst first, as the table keeps levels.</summary>
    public static long LevelOf(HealthLevel level) => (long)HealthLevel.InTrouble - (long)level;

    static string Pattern(string search) => "%" + search.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
