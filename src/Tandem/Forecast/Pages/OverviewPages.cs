using Tandem.Domain.Forecast;
using Tandem.Hosting;

namespace Tandem.Forecast.Pages;

/// <summary>The overview of an engagement, and the page behind each figure.</summary>
static class OverviewPages
{
    public static void MapOverview(this IEndpointRouteBuilder pages)
    {
        var engagement = pages.MapGroup("/engagements/{key}");
        engagement.MapGet("", ShowOverview);
        engagement.MapGet("/figures/{figure}", ShowFigure);
    }

    static async Task<IResult> ShowOverview(string key, Reading reading, Visit visit, NameFinder finder,
        ViewShelf views, HttpContext http, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Results.NotFound();
        var (figures, names) = (FiguresShelf.Of(engagement, visit.Day), await finder.Of(engagement, ct));
        var seen = ViewKey.Of(reading.Asker.Organisation, engagement, visit, string.Join('\n',
            engagement.Governance.Assignments.Select(each => names[each.Person])));
        var parts = await views.Markup<OverviewParts>(seen, http.RequestServices, () =>
            new() { ["Engagement"] = engagement, ["Figures"] = figures, ["Names"] = names });
        return Page.Show<OverviewPage>(new { Engagement = engagement, Figures = figures, Parts = parts });
    }

    static async Task<IResult> ShowFigure(string key, string figure, Reading reading, Visit visit, FigureFacts facts,
        int? page, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement
            || Formula.All.FirstOrDefault(each => each.Key == figure) is not { } formula) return Results.NotFound();
        var shown = FiguresShelf.Of(engagement, visit.Day);
        return Page.Show<FigurePage>(new
        {
            Engagement = engagement,
            Figures = shown,
            Formula = formula,
            Facts = await facts.Behind(reading.Asker.Organisation, engagement, formula, visit.Day, page ?? 1, ct),
        });
    }
}
