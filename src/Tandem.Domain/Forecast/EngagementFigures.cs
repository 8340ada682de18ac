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
    /// <param name="engagement">Its state.</param>
    /// <param name="on">The day, to its end, in the engagement's zone.</param>
    /// <param name="thresholds">By which its health is judged.</param>
    public static EngagementFigures Of(Engagement engagement, LocalDate on, HealthThresholds thresholds)
    {
        var tally = engagement.Delivery.Tally;
        var burnUp = BurnUpOf(engagement, tally);
        var reported = new Money(tally.ReportedMinor, engagement.Currency);
        var late = engagement.Delivery.Baseline is null ? [] : DueBefore(engagement, tally.Unaccepted, on);
        var overdue = DueBefore(engagement, tally.InReview, on);
        var facts = new HealthFacts(on, burnUp, engagement.Currency, engagement.Delivery.Keys.Count,
            tally.Accepted,
            late.Select(each => new Overdue(each.Promise.Key, each.Promise.Planned)).ToSequence(),
            late.Sum(each => each.Promise.Value.Amount),
            overdue.Select(each => new Overdue(each.Promise.Key, each.Latest!.ReviewDue)).ToSequence(),
            tally.Reporting > 0
                ? Figure.Of(100 * reported.Amount).Per(burnUp.Bac, "BAC")
                : Figure.Undefined("the partner reports no progress"));
        var health = Health.Of(facts, thresholds);
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
    public static BurnUp BurnUpOf(Engagement engagement) => BurnUpOf(engagement, engagement.Delivery.Tally);

    static BurnUp BurnUpOf(Engagement engagement, Tally tally) => new(engagement.Terms!.Start,
        engagement.Delivery.Baseline is null ? null : tally.Planned ?? Curve.Of([]),
        Curve.Of(tally.EarnedByDay, engagement.Currency), Curve.Of(engagement.Finance.MinorByDay, engagement.Currency),
        engagement.Terms.Reports);

    static Sequence<Deliverable> DueBefore(Engagement engagement, IEnumerable<DueAt> due, LocalDate on) => due
        .TakeWhile(each => each.On < on)
        .Select(each => engagement.Delivery.ByKey.At(each.Place)).ToSequence();

    static FlowHistory HistoryOf(Deliverable each) => new(each.Promise.Key, each.Promise.Value.Amount,
        each.Promise.Planned, each.Started,
        each.Rounds.Select(round =>
            new FlowRound(round.On, round.Verdict?.On, round.Verdict is Verdict.Accepted)).ToSequence(),
        each.AcceptedOn, each.Criteria.Count,
        each.Stage == Stage.Accepted
            ? CriterionStanding.Of(each, each.Latest!).Count(criterion => criterion.Standing == Standing.Met) : 0);
}
