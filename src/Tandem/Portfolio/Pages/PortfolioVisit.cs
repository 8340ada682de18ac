using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Portfolio.Pages;

/// <summary>
/// A visit to the portfolio: the view that its address asks for, and the views that the visitor keeps.
/// </summary>
sealed class PortfolioVisit(
    IHttpContextAccessor http, Session session, Visit visit, PastPortfolio past, PortfolioTable portfolio,
    SavedViews views)
{
    HttpContext Http => http.HttpContext!;

    CancellationToken Aborted => Http.RequestAborted;

    public Task<IResult> Show() => Show(refusal: null, typed: null);

    public async Task<IResult> Keep(string? name)
    {
        var view = PortfolioView.Of(Http.Request.Query);
        return await views.Keep(session, name, view.Query, Aborted) is { } refusal
            ? await Show(refusal, name) : Results.LocalRedirect("/portfolio" + view.Query);
    }

    public async Task<IResult> Remove(string? name)
    {
        await views.Remove(session, name, Aborted);
        return Results.LocalRedirect("/portfolio" + PortfolioView.Of(Http.Request.Query).Query);
    }

    async Task<IResult> Show(Refusal? refusal, string? typed)
    {
        var view = PortfolioView.Of(Http.Request.Query);
        var rows = visit.IsPast
            ? await past.Rows(view, Aborted)
            : await portfolio.Read(session, view, Aborted);
        return Page.Show<PortfolioPage>(new
        {
            View = view,
            Rows = rows.Rows,
            rows.HasMore,
            rows.IsPartial,
            Views = await views.Of(session, Aborted),
            Refusal = refusal,
            Typed = typed,
        });
    }
}
