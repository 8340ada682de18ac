using Microsoft.AspNetCore.Http.HttpResults;
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
        api.MapGet("/waiting", ListWaiting).RequireScope(Scope.Read).Produces<Listing<WaitingRow>>()
            .WithSummary("What waits on the token's owner, overdue first.");
    }

    public static ProblemHttpResult UnknownSort { get; } = Problems.Of(new Domain.Refusal("api.unknown-sort",
        $"Sort by one of: {string.Join(", ", PortfolioSort.Words)}; a hyphen before it turns the order.", "sort"));

    static async Task<IResult> ListEngagements(Session session, Visit visit,
        PastPortfolio past, PortfolioTable portfolio, string? cursor, int? limit, string? sort,
        Word<HealthLevel>? health, string? search, CancellationToken ct)
    {
        if (PortfolioSort.Find(sort ?? PortfolioSort.Usual) is not { } order) return UnknownSort;
        var after = cursor is null or "0" ? null : order.PlaceOf(cursor);
        if (after is null && cursor is not (null or "0")) return Problems.CursorUnreadable;
        var view = new PortfolioView(
            sort ?? PortfolioSort.Usual, health?.Value, PortfolioView.Searched(search), Page: 1)
        {
            Rows = limit ?? PortfolioTable.RowsPerPage,
            After = after,
        };
        var rows = visit.IsPast ? await past.Rows(view, ct) : await portfolio.Read(session, view, ct);
        return TypedResults.Ok(new Listing<EngagementSummary>(rows.Rows,
            rows.HasMore ? order.CursorAfter(rows.Rows[^1]) : null, rows.IsPartial ? true : null));
    }

    static async Task<IResult> ListWaiting(HttpRequest request, Session session, ILedger ledger, Visit visit,
        PastPortfolio past, string? cursor, int? limit, CancellationToken ct)
    {
        if (Problems.Unreadable(request.Query) is { } unreadable) return unreadable;
        if (!visit.IsPast)
            return TypedResults.Ok(Listing.Read(await WaitingTable.On(ledger, session.Organisation.ToString(),
                session.Person, visit.Today, (limit ?? Listing.RowsMax) + 1, ct, session.OnlyEngagement,
                Listing.RowsBefore(cursor)), cursor, limit));
        var (rows, isPartial) = await past.Duties(ct);
        return TypedResults.Ok(Listing.Of(rows, cursor, limit, each => each) with
        {
            Partial = isPartial ? true : null,
        });
    }
}
