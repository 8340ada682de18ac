using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>What an engagement's state says about where it stands on one day.</summary>
/// <param name="On">The day, to its end, in the engagement's zone.</param>
/// <param name="BurnUp">Planned, accepted and spent.</param>
/// <param name="Value">Earned value.</param>
/// <param name="Schedule">Earned schedule, in weeks.</param>
/// <param name="Health">Whether it is all right, and why, in one sentence.</param>
/// <param name="Reported">What the partner reports as done, in money: accepted value and reported shares of the
/// rest.</param>
/// <param name="Late">Deliverables whose planned day is over and that are not accepted, latest first.</param>
/// <param name="OverdueReviews">Deliverables whose review is overdue, longest first.</param>
public sealed record EngagementFigures(LocalDate On, BurnUp BurnUp, EarnedValue Value, EarnedSchedule Schedule,
    Health Health, Money Reported, Sequence<Deliverable> Late, Sequence<Deliverable> OverdueReviews)
{
    /// <summary>The figures of an open engagement on a day.</summary>
    public static EngagementFigures Of(Engagement engagement, LocalDate on)
    {
        var burnUp = BurnUpOf(engagement);
        var (reported, late, overdue) = (ReportedBy(engagement), LateOn(engagement, on), OverdueOn(engagement, on));
        var facts = new HealthFacts(on, burnUp, engagement.Currency, engagement.Delivery.Keys.Count,
            engagement.Delivery.All.Count(each => each.Stage == Stage.Accepted),
            late.Select(each => new Overdue(each.Promise.Key, each.Promise.Planned)).ToSequence(),
            late.Sum(each => each.Promise.Value.Amount),
            overdue.Select(each => new Overdue(each.Promise.Key, each.Latest!.ReviewDue)).ToSequence(),
            ReportedPercent(engagement, reported, burnUp.Bac));
        var health = Health.Of(facts, HealthThresholds.Default);
        return new(on, burnUp, facts.Value, facts.Schedule, health, reported, late, overdue);
    }

    /// <summary>How fast money is spent.</summary>
    public Spending SpendingOf(Engagement engagement) => Spending.Of(BurnUp, engagement.Terms!.Budget.Amount, On);

    /// <summary>How fast and how well work gets accepted.</summary>
    public Flow FlowOf(Engagement engagement) => Flow.Of(BurnUp.Start,
        [.. engagement.Delivery.All.Select(HistoryOf)],
        [.. engagement.Finance.InOrder.Where(cost => !cost.Entry.CoveredByTime).Select(cost =>
            new FlowCost(cost.Entry.ServiceOn, cost.Entry.Amount.Amount, cost.Entry.Deliverable))], On);

    /// <summary>The curves of an engagement.</summary>
    public static BurnUp BurnUpOf(Engagement engagement) => new(engagement.Terms!.Start,
        engagement.Delivery.Baseline is null ? null : Curve.Of(engagement.Delivery.All.Select(each =>
            new DatedAmount(each.Promise.Planned, each.Promise.Value.Amount))),
        Curve.Of(engagement.Delivery.Earnings.Select(each => new DatedAmount(each.On, each.Value.Amount))),
        Curve.Of(engagement.Finance.MinorByDay.Select(each =>
            new DatedAmount(each.Key, new Money(each.Value, engagement.Currency).Amount))),
        engagement.Terms.Reports);

    static Money ReportedBy(Engagement engagement) => Money.Sum(
        engagement.Delivery.All.Select(each => each.Stage == Stage.Accepted
            ? each.Promise.Value : each.Promise.Value.Times((each.Reported?.Percent ?? 0) / 100m)),
            engagement.Currency);

    static Figure ReportedPercent(Engagement engagement, Money reported, Figure bac) =>
        engagement.Delivery.All.Any(each => each.Reported is not null)
            ? Figure.Of(100 * reported.Amount).Per(bac, "BAC") : Figure.Undefined("the partner reports no progress");

    static Sequence<Deliverable> LateOn(Engagement engagement, LocalDate on) => engagement.Delivery.Baseline is null
        ? [] : engagement.Delivery.All.Where(each => each.Stage != Stage.Accepted && each.Promise.Planned < on)
            .OrderBy(each => each.Promise.Planned).ToSequence();

    static Sequence<Deliverable> OverdueOn(Engagement engagement, LocalDate on) => engagement.Delivery.All
        .Where(each => each.InReview is { } round && round.ReviewDue < on)
        .OrderBy(each => each.Latest!.ReviewDue).ToSequence();

    static FlowHistory HistoryOf(Deliverable each) => new(each.Promise.Key, each.Promise.Value.Amount,
        each.Promise.Planned, each.Started,
        each.Rounds.Select(round =>
            new FlowRound(round.On, round.Verdict?.On, round.Verdict is Verdict.Accepted)).ToSequence(),
        each.AcceptedOn, each.Criteria.Count,
        each.Stage == Stage.Accepted
            ? CriterionStanding.Of(each, each.Latest!).Count(criterion => criterion.Standing == Standing.Met) : 0);
}
