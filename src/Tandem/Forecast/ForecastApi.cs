using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using Tandem.Forecast.Pages;
using Tandem.Hosting;
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

    sealed record OpenedFigureView(FigureView Figure, IReadOnlyList<FigureView> Inputs, IReadOnlyList<FigureFact> Facts,
        int FactsTotal, int Page);

    sealed record OverviewView(EngagementSummary Summary, Domain.Agreement.Terms Terms, long Version,
        IReadOnlyList<Cause> Causes);

    sealed record OutcomeView(Outcome Outcome, IReadOnlyList<Measurement> Measurements);

    sealed record GivenMeasurement(decimal Value, LocalDate On, string? Note);

    public static void MapForecastApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("", (Call call) => call.Show(Overview)).RequireScope(Scope.Read).Produces<OverviewView>()
            .WithSummary("Whether it is all right, and why, with the terms.");
        engagement.MapGet("/figures", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
                Listing.Of(Formula.All, cursor, limit, formula => View(e, on, formula))))
            .RequireScope(Scope.Read).Produces<Listing<FigureView>>()
            .WithSummary("Every figure with its formula, at full precision.");
        engagement.MapGet("/figures/{figure}", ShowFigure).RequireScope(Scope.Read).Produces<OpenedFigureView>()
            .WithSummary(
                "One figure, opened: formula, inputs, and the facts that it rests on; page=2 for further ones.");
        engagement.MapGet("/burn-up", (Call call, string? cursor, int? limit) => call.Show((e, on) =>
                Listing.Of([.. FiguresShelf.Of(e, on).BurnUp.Points(on)], cursor, limit, (BurnUpPoint each) => each)))
            .RequireScope(Scope.Read).Produces<Listing<BurnUpPoint>>()
            .WithSummary("Planned, accepted and spent at the end of each week.");
        engagement.MapGet("/duties", (Call call, string? cursor, int? limit) => call.Show((e, _) =>
                Listing.Of([.. Duties.Of(e)], cursor, limit, (Duty each) => each)))
            .RequireScope(Scope.Read).Produces<Listing<Duty>>().WithSummary("What waits on which role.");
        engagement.MapGet("/outcomes", (Call call, string? cursor, int? limit) => call.Show((e, _) =>
                Listing.Of(e.Outcomes.All, cursor, limit, each =>
                    new OutcomeView(each, [.. e.Outcomes.Measurements.Where(m => m.Outcome == each.Key)]))))
            .RequireScope(Scope.Read).Produces<Listing<OutcomeView>>().WithSummary("The business outcomes.");
        engagement.MapPost("/outcomes/{outcome}/measurements", (Call call, string outcome, GivenMeasurement body) =>
            call.Ask(new OutcomesCommand.MeasureOutcome(new(outcome, body.Value, body.On, body.Note))))
            .Recorded(Scope.Plan, "Records the value measured of an outcome.");
    }

    static OverviewView Overview(Engagement engagement, LocalDate on) => new(
        EngagementSummary.Of(engagement, on, HealthPlaybook.InForce.Content),
        engagement.Terms!, engagement.Version, FiguresShelf.Of(engagement, on).Health.Causes);

    static FigureView View(Engagement engagement, LocalDate on, Formula formula)
    {
        var figure = FigureText.Find(engagement, FiguresShelf.Of(engagement, on), formula.Key);
        return new(formula.Key, formula.Symbol, formula.Name, formula.Text, formula.Inputs, formula.Unit, figure.Value,
            figure.Reason);
    }

    static async Task<IResult> ShowFigure(string key, string figure, Call call, Reading reading, Visit visit,
        FigureFacts facts, int? page)
    {
        if (await reading.Enter(key, call.Aborted) is not { } engagement
            || Formula.All.FirstOrDefault(each => each.Key == figure) is not { } formula) return Problems.NotFound;
        var behind =
            await facts.Behind(reading.Asker.Organisation, engagement, formula, visit.Day, page ?? 1, call.Aborted);
        return await call.Show((e, on) => new OpenedFigureView(View(e, on, formula),
            [.. formula.Inputs.Select(input => Formula.All.FirstOrDefault(each => each.Key == input)).OfType<Formula>()
                .Select(input => View(e, on, input))], behind.Rows, behind.Total, behind.Page));
    }
}
