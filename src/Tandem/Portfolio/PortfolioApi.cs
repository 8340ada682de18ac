using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>What crosses engagements, over HTTP.</summary>
static class PortfolioApi
{
    public static void MapPortfolioApi(this RouteGroupBuilder api)
    {
        api.MapGet("/engagements", ListEngagements).RequireScope(Scope.Read).Produces<Listing<EngagementSummary>>()
            .WithSummary("The engagements that the token's owner may see, those that need attention first.");
        api.MapGet("/waiting", ListWaiting).RequireScope(Scope.Read).Produces<IReadOnlyList<WaitingRow>>()
            .WithSummary("What waits on the token's owner, overdue first.");
    }

    static async Task<IResult> ListEngagements(Session session, PortfolioTable portfolio, string? cursor, string? sort,
        HealthLevel? health, string? search, CancellationToken ct)
    {
        if (sort is not null && !PortfolioTable.Sorts.ContainsKey(sort))
            return Problems.Of(new Domain.Refusal("api.unknown-sort",
                $"Sort by one of: {string.Join(", ", PortfolioTable.Sorts.Keys)}.", "sort"));
        var page = int.TryParse(cursor, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var rows = await portfolio.Read(session, new(sort ?? "attention", health, search, page), ct);
        return TypedResults.Ok(new Listing<EngagementSummary>(rows.Rows, rows.HasMore
            ? (page + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    static async Task<IResult> ListWaiting(Session session, ILedger ledger, Visit visit, CancellationToken ct) =>
        TypedResults.Ok(await WaitingTable.On(ledger, session.Organisation.ToString(), session.Person, visit.Today,
            Listing.RowsMax, ct, session.OnlyEngagement));
}
