using System.Diagnostics;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Forecast;

namespace Tandem.Forecast.Pages;

/// <summary>Which recorded facts each formula rests on.</summary>
static class FigureSources
{
    /// <summary>The facts that a formula itself rests on, in no order; those of its inputs are the inputs'
    /// own.</summary>
    public static IEnumerable<FigureFact> Of(Engagement engagement, Formula formula, LocalDate day)
    {
        var all = engagement.Delivery.All;
        var accepted = all.Where(each => each.AcceptedOn <= day);
        return formula.Key switch
        {
            "bac" or "pd" => all.Select(Promised),
            "pv" => all.Where(each => each.Promise.Planned <= day).Select(Promised),
            "ev" => Earned(engagement, _ => true, day),
            "throughput" or "valueThroughput" =>
                Earned(engagement, on => on > day.PlusDays(-Spending.BurnDays), day),
            "onTime" => [.. all.Where(each => each.Promise.Planned <= day).Select(Promised),
                .. Earned(engagement, _ => true, day)],
            "at" => [Terms(engagement), .. all.All(each => each.AcceptedOn is not null)
                ? Earned(engagement, _ => true, day) : []],
            "ac" => Costs(engagement, day, of: _ => true),
            "cycleTime" => Rounds(all, round => round.Verdict is not null),
            "firstPassYield" or "reworkRate" => Rounds(all, _ => true),
            "reviewAge" => Rounds(all, round => round.Verdict is null),
            "leadTime" => accepted.SelectMany<Deliverable, FigureFact>(each => [.. each.Started is { } on
                ? [Of(FigureFactKind.Started, each, each.StartedAt, on)] : Array.Empty<FigureFact>(),
                .. Decided(each, each.Latest!)]),
            "toSpecification" => accepted.SelectMany<Deliverable, FigureFact>(each =>
                [.. Round(each, each.Latest!), .. each.Latest!.SettledAt.Values.Select(at =>
                    Of(FigureFactKind.Settled, each, at, each.Latest!.Verdict!.On))]),
            "reworkCost" =>
            [
                .. Rounds(all.Where(IsRejected), _ => true),
                .. Costs(engagement, day, of: key => key is not null
                    && engagement.Delivery.Find(key) is { } deliverable && IsRejected(deliverable)),
            ],
            "runway" => [Terms(engagement)],
            _ when formula.Inputs.Count > 0 => [],
            _ => throw new UnreachableException($"{formula.Key} rests on no fact."),
        };
    }

    static FigureFact Terms(Engagement engagement) =>
        new(FigureFactKind.Terms, engagement.TermsAt, 0, engagement.OpenedOn, engagement.Terms!.Title, Amount: null);

    static FigureFact Of(FigureFactKind kind, Deliverable deliverable, long at, LocalDate on) =>
        new(kind, at, 0, on, $"{deliverable.Promise.Key} {deliverable.Promise.Title}", Amount: null);

    static FigureFact Promised(Deliverable deliverable) =>
        Of(FigureFactKind.Promised, deliverable, deliverable.PlannedAt, deliverable.Promise.Planned) with
        {
            Amount = deliverable.Promise.Value.Amount,
        };

    static IEnumerable<FigureFact> Earned(Engagement engagement, Func<LocalDate, bool> on, LocalDate day) =>
        engagement.Delivery.Earnings.Where(each => each.On <= day && on(each.On)).Select(each =>
            new FigureFact(each.Value.Minor < 0 ? FigureFactKind.Withdrawn : FigureFactKind.Accepted, each.At, 0,
                each.On, $"{each.Deliverable} "
                + engagement.Delivery.Find(each.Deliverable)?.Promise.Title, each.Value.Amount));

    static bool IsRejected(Deliverable deliverable) =>
        deliverable.Rounds.Any(round => round.Verdict is Verdict.Rejected);

    static IEnumerable<FigureFact> Rounds(IEnumerable<Deliverable> deliverables, Func<Round, bool> of) =>
        deliverables.SelectMany(each => each.Rounds.Where(of).SelectMany(round => Round(each, round)));

    static FigureFact[] Round(Deliverable deliverable, Round round) =>
        [Of(FigureFactKind.HandedOver, deliverable, round.SubmittedAt, round.On), .. Decided(deliverable, round)];

    static FigureFact[] Decided(Deliverable deliverable, Round round) =>
        round.Verdict is { } verdict ? [Of(FigureFactKind.Decided, deliverable, round.DecidedAt, verdict.On)] : [];

    static IEnumerable<FigureFact> Costs(Engagement engagement, LocalDate day, Func<string?, bool> of) =>
        engagement.Finance.InOrder
            .Where(each => each.Entry.ServiceOn <= day && !each.Entry.CoveredByTime && of(each.Entry.Deliverable))
            .Select(each =>
                new FigureFact(FigureFactKind.Cost, each.At, 0, each.Entry.ServiceOn, each.Entry.Description,
                    each.Entry.Amount.Amount));
}
