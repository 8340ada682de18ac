using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Every figure of one engagement on one day, computed from its state alone.</summary>
/// <param name="On">The day, to its end, in the engagement's zone.</param>
/// <param name="Value">Earned value.</param>
/// <param name="Schedule">Earned schedule, in weeks from the first day of the engagement.</param>
/// <param name="Reported">What the partner reports as done, in money: accepted value and reported shares of the rest.</param>
/// <param name="Late">Deliverables whose planned day is over and that are not accepted, in order of lateness.</param>
/// <param name="OverdueReviews">Deliverables whose review is overdue, longest first.</param>
public sealed record EngagementFigures(LocalDate On, EarnedValue Value, EarnedSchedule Schedule, Money Reported,
    Sequence<Deliverable> Late, Sequence<Deliverable> OverdueReviews)
{
    /// <summary>The length of a period of earned schedule, in days.</summary>
    public const int PeriodDays = 7;

    /// <summary>The figures of an open engagement on a day.</summary>
    public static EngagementFigures Of(Engagement engagement, LocalDate on)
    {
        var plan = PlannedValue.Of(engagement);
        var (bac, ev) = (plan.Total, EarnedBy(engagement, on));
        var ac = engagement.Finance.InOrder.IsEmpty
            ? Figure.Undefined("no cost is recorded") : Figure.Of(CostBy(engagement, on));
        var value = EarnedValue.Of(bac, plan.By(on), ev, ac, engagement.Terms!.Reports);
        var schedule = EarnedSchedule.Of(plan.ByPeriod, bac, ev, plan.PeriodsUntil(on), plan.Duration);
        return new(on, value, schedule, ReportedDone(engagement), LateOn(engagement, on), OverdueOn(engagement, on));
    }

    /// <summary>Value earned by the end of a day, in whole units of currency.</summary>
    public static decimal EarnedBy(Engagement engagement, LocalDate on) =>
        engagement.Delivery.Earnings.Where(each => each.On <= on).Sum(each => each.Value.Amount);

    /// <summary>Cost incurred by the end of a day, in whole units of currency.</summary>
    public static decimal CostBy(Engagement engagement, LocalDate on)
    {
        var minor = 0L;
        foreach (var (day, cost) in engagement.Finance.MinorByDay)
        {
            if (day > on) break;
            minor += cost;
        }
        return new Money(minor, engagement.Currency).Amount;
    }

    static Money ReportedDone(Engagement engagement) => Money.Sum(
        engagement.Delivery.All.Select(each => each.Stage == Stage.Accepted
            ? each.Promise.Value : each.Promise.Value.Times((each.Reported?.Percent ?? 0) / 100m)), engagement.Currency);

    static Sequence<Deliverable> LateOn(Engagement engagement, LocalDate on) => engagement.Delivery.Baseline is null
        ? [] : engagement.Delivery.All.Where(each => each.Stage != Stage.Accepted && each.Promise.Planned < on)
            .OrderBy(each => each.Promise.Planned).ToSequence();

    static Sequence<Deliverable> OverdueOn(Engagement engagement, LocalDate on) => engagement.Delivery.All
        .Where(each => each.InReview is { } round && round.ReviewDue < on)
        .OrderBy(each => each.Latest!.ReviewDue).ToSequence();
}
