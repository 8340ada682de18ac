using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using Tandem.Forecast.Pages;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Portfolio;

namespace Tandem.Forecast;

/// <summary>Where an engagement stands, over HTTP. Add <c>?asOf=2026-05-14</c> to see any past day.</summary>
static class ForecastApi
{
    /// <summary>A figure with its formula: undefined ones have a reason and no value.</summary>
    sealed record FigureView(string Key, string Symbol, string Name, string Formula, Sequence<string> Inputs,
        FigureUnit Unit, decimal? Value, string? Undefined);

    sealed record OverviewView(EngagementSummary Summary, Domain.Agreement.Terms Terms, long Version,
        IReadOnlyList<Cause> Causes);

    sealed record OutcomeView(Outcome Outcome, IReadOnlyList<Measurement> Measurements);

    sealed record GivenMeasurement(decimal Value, LocalDate On, string? Note);

    public static void MapForecastApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("", (Call call) => call.Show(Overview)).RequireScope(Scope.Read).Produces<OverviewView>()
            .WithSummary("Whether it is all right, and why, with the terms.");
        engagement.MapGet("/figures", (Call call) => call.Show(Figures)).RequireScope(Scope.Read)
            .Produces<IReadOnlyList<FigureView>>().WithSummary("Every figure with its formula, at full precision.");
        engagement.MapGet("/burn-up", (Call call) => call.Show((e, on) =>
                FiguresShelf.Of(e, on).BurnUp.Points(on).ToList())).RequireScope(Scope.Read)
            .Produces<IReadOnlyList<BurnUpPoint>>().WithSummary("Planned, accepted and spent at the end of each week.");
        engagement.MapGet("/duties", (Call call) => call.Show((e, _) => Duties.Of(e).Take(Listing.RowsMax).ToList()))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<Duty>>().WithSummary("What waits on which role.");
        engagement.MapGet("/outcomes", (Call call) => call.Show((e, _) => e.Outcomes.All.Select(each =>
                new OutcomeView(each, [.. e.Outcomes.Measurements.Where(m => m.Outcome == each.Key)])).ToList()))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<OutcomeView>>().WithSummary("The business outcomes.");
        engagement.MapPost("/outcomes/{outcome}/measurements", (Call call, string outcome, GivenMeasurement body) =>
            call.Ask(new OutcomesCommand.MeasureOutcome(new(outcome, body.Value, body.On, body.Note))))
            .Recorded(Scope.Plan, "Records the value measured of an outcome.");
    }

    static OverviewView Overview(Engagement engagement, LocalDate on) => new(EngagementSummary.Of(engagement, on),
        engagement.Terms!, engagement.Version, FiguresShelf.Of(engagement, on).Health.Causes);

    static List<FigureView> Figures(Engagement engagement, LocalDate on)
    {
        var figures = FiguresShelf.Of(engagement, on);
        return [.. Formula.All.Select(formula => (formula, figure: FigureText.Find(engagement, figures, formula.Key)))
            .Select(each => new FigureView(each.formula.Key, each.formula.Symbol, each.formula.Name, each.formula.Text,
                each.formula.Inputs, each.formula.Unit, each.figure.Value, each.figure.Reason))];
    }
}
