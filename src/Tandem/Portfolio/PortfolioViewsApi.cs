using Microsoft.AspNetCore.WebUtilities;
using Tandem.Domain.Forecast;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Portfolio;

/// <summary>
/// The views of the portfolio that the token's owner keeps, over HTTP. The scope is that of reading: a view is a
/// question that its owner asks again; it is no part of the record, and nobody else sees it.
/// </summary>
static class PortfolioViewsApi
{
    sealed record PortfolioQuestion(string Name, string? Search, HealthLevel? Health, string? Sort);

    sealed record ForgottenView(string Name);

    public static void MapPortfolioViewsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/portfolio-views", List).RequireScope(Scope.Read).Produces<Listing<PortfolioQuestion>>()
            .WithSummary("The views of the portfolio that the token's owner keeps, as GET /engagements takes them.");
        api.MapPost("/portfolio-views", Keep).RequireScope(Scope.Read).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Keeps a view under a name; one of the same name is replaced.");
        api.MapPost("/portfolio-views/removals", Remove).RequireScope(Scope.Read)
            .Produces(StatusCodes.Status204NoContent).WithSummary("Removes a view; one that is gone stays gone.");
    }

    static async Task<IResult> List(Session session, SavedViews views, CancellationToken ct) =>
        session.OnlyEngagement is not null ? Problems.NotFound
        : TypedResults.Ok(new Listing<PortfolioQuestion>(
            [.. (await views.Of(session, ct)).Select(Question)], Next: null));

    // Views are of all engagements, so a token for one has no part in them.
    static async Task<IResult> Keep(PortfolioQuestion body, Session session, SavedViews views, CancellationToken ct)
    {
        if (session.OnlyEngagement is not null) return Problems.NotFound;
        var sort = body.Sort ?? PortfolioSort.Usual;
        if (PortfolioSort.Find(sort) is null) return PortfolioApi.UnknownSort;
        var view = new PortfolioView(sort, body.Health, PortfolioView.Searched(body.Search), Page: 1);
        return await views.Keep(session, body.Name, view.Query, ct) is { } refusal
            ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    static async Task<IResult> Remove(ForgottenView body, Session session, SavedViews views, CancellationToken ct)
    {
        if (session.OnlyEngagement is not null) return Problems.NotFound;
        await views.Remove(session, body.Name, ct);
        return TypedResults.NoContent();
    }

    static PortfolioQuestion Question(SavedView kept)
    {
        var view = PortfolioView.Of(new QueryCollection(QueryHelpers.ParseQuery(kept.Query)));
        return new(kept.Name, view.Search, view.Level, view.Sort);
    }
}
