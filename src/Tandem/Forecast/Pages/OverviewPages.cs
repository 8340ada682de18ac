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

    static async Task<IResult> ShowOverview(string key, Reading reading, Visit visit, NameFinder names,
        CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? Page.Show<OverviewPage>(new
            {
                Engagement = engagement,
                Figures = FiguresShelf.Of(engagement, visit.Day),
                Names = await names.Of(engagement, ct),
            })
            : Results.NotFound();

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
