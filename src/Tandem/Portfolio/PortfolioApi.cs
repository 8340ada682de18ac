using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Ledger;
using Tandem.Portfolio.Pages;

namespace Tandem.Portfolio;

/// <summary>What crosses engagements, over HTTP.</summary>
static class PortfolioApi
{
    public static void MapPortfolioApi(this RouteGroupBuilder api)
    {
        api.MapGet("/engagements", ListEngagements).RequireScope(Scope.Read).Produces<Listing<EngagementSummary>>()
            .WithSummary("The engagements that the token's owner may see, those that need attention first.");
        api.MapGet("/waiting", ListWaiting).RequireScope(Scope.Read).Produces<Listing<WaitingRow>>()
            .WithSummary("What waits on the token's owner, overdue first.");
    }

    static async Task<IResult> ListEngagements(HttpRequest request, Session session, Visit visit, Shelf shelf,
        PortfolioTable portfolio, string? cursor, int? limit, string? sort, HealthLevel? health, string? search,
        CancellationToken ct)
    {
        if (Problems.Unreadable(request.Query) is { } unreadable) return unreadable;
        if (sort is not null && PortfolioSort.Find(sort) is null)
            return Problems.Of(new Domain.Refusal("api.unknown-sort",
                $"Sort by one of: {string.Join(", ", PortfolioSort.Words)}; a hyphen before it turns the order.",
                "sort"));
        var view = new PortfolioView(sort ?? PortfolioSort.Usual, health, search, Page: 1)
        {
            Rows = limit ?? PortfolioTable.RowsPerPage,
            Skip = Listing.RowsBefore(cursor),
        };
        var rows = visit.IsPast ? await PortfolioPages.PastRows(session, visit, portfolio, shelf, view, ct)
            : await portfolio.Read(session, view, ct);
        return TypedResults.Ok(new Listing<EngagementSummary>(rows.Rows,
            rows.HasMore ? Listing.Cursor(view.Skip + view.Rows) : null));
    }

    static async Task<IResult> ListWaiting(HttpRequest request, Session session, ILedger ledger, Visit visit,
        Entry entry, Shelf shelf, string? cursor, int? limit, CancellationToken ct) =>
        Problems.Unreadable(request.Query) is { } unreadable ? unreadable
        : visit.IsPast ? TypedResults.Ok(Listing.Of(await PortfolioPages.PastDuties(session, visit, entry, shelf, ct),
            cursor, limit, each => each))
        : TypedResults.Ok(Listing.Read(await WaitingTable.On(ledger, session.Organisation.ToString(), session.Person,
            visit.Today, (limit ?? Listing.RowsMax) + 1, ct, session.OnlyEngagement, Listing.RowsBefore(cursor)),
            cursor, limit));
}
