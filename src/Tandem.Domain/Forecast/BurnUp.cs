using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Planned, accepted and spent over the days of an engagement, and the figures of any day.</summary>
/// <remarks>
/// Earned schedule is counted in weeks of seven days from the start of the baseline: week 1 ends six days after it.
/// The day asked about and the planned end may fall within a week; the last week of the plan then is as short as that,
/// so that everything accepted on the planned end is exactly on time. Once everything is accepted, actual time stops.
/// </remarks>
public sealed class BurnUp
{
    /// <summary>The longest plan that figures are computed for, in weeks: twenty years.</summary>
    public const int WeeksMax = 1_044;

    const int DaysPerWeek = 7;
    const string NoBaseline = "no baseline is approved";

    readonly decimal[] plannedByWeek;

    /// <summary>The burn-up of an engagement.</summary>
    /// <param name="start">The first day of the baseline.</param>
    /// <param name="planned">Baseline values by baseline acceptance date; null while no baseline is approved.</param>
    /// <param name="earned">Acceptances, and withdrawals as negative amounts, by day.</param>
    /// <param name="cost">Costs by date of service.</param>
    /// <param name="reported">The estimate at completion that the engagement reports.</param>
    public BurnUp(LocalDate start, Curve? planned, Curve earned, Curve cost,
        CompletionEstimate reported = CompletionEstimate.Typical)
    {
        (Start, Planned, Earned, Cost, Reported) = (start, planned, earned, cost, reported);
        PlannedEnd = planned is { Total: > 0 } ? planned.Reaches(planned.Total) : null;
        plannedByWeek = [.. WeekEnds(PlannedEnd ?? start.PlusDays(-1)).Select(end => planned!.At(end))];
    }

    /// <summary>The first day of the baseline.</summary>
    public LocalDate Start { get; }

    /// <summary>Value due; null while no baseline is approved.</summary>
    public Curve? Planned { get; }

    /// <summary>Value accepted.</summary>
    public Curve Earned { get; }

    /// <summary>Cost incurred.</summary>
    public Curve Cost { get; }

    /// <summary>The estimate at completion that the engagement reports.</summary>
    public CompletionEstimate Reported { get; }

    /// <summary>The day on which everything should be accepted; null without a baseline or with an empty one.</summary>
    public LocalDate? PlannedEnd { get; }

    /// <summary>Budget at completion.</summary>
    public Figure Bac => Planned is { } plan ? plan.Total : Figure.Undefined(NoBaseline);

    /// <summary>Whether everything of the baseline stands accepted at a day.</summary>
    public bool IsCompleteAt(LocalDate day) => Planned is { Total: > 0 } plan && Earned.At(day) >= plan.Total;

    /// <summary>Earned value at the end of a day.</summary>
    public EarnedValue ValueAt(LocalDate day) => EarnedValue.Of(
        Bac,
        Planned is { } plan ? plan.At(day) : Figure.Undefined(NoBaseline),
        Planned is null ? Figure.Undefined(NoBaseline) : Earned.At(day),
        Cost.At(day),
        Reported);

    /// <summary>Earned schedule at the end of a day, in weeks.</summary>
    public EarnedSchedule ScheduleAt(LocalDate day) => EarnedSchedule.Of(
        plannedByWeek,
        Bac,
        Planned is null ? Figure.Undefined(NoBaseline) : Earned.At(day),
        Weeks(IsCompleteAt(day) ? Earned.ChangedBy(day)!.Value : day),
        PlannedEnd is { } end ? Weeks(end) : Figure.Undefined(Bac.Reason ?? "BAC is 0"));

    /// <summary>
    /// The points of the burn-up chart: the day before the start, then the end of each week up to the planned end or
    /// the day asked about, whichever is later, and that day itself.
    /// </summary>
    /// <param name="asOf">Later points have planned value only.</param>
    public IEnumerable<BurnUpPoint> Points(LocalDate asOf)
    {
        var last = PlannedEnd is { } end && end > asOf ? end : asOf;
        return WeekEnds(last).Prepend(Start.PlusDays(-1)).Append(asOf).Distinct().Order().Select(day => new BurnUpPoint(
            day, Planned?.At(day), day <= asOf ? Earned.At(day) : null, day <= asOf ? Cost.At(day) : null));
    }

    IEnumerable<LocalDate> WeekEnds(LocalDate last)
    {
        var end = Start.PlusDays(DaysPerWeek - 1);
        for (var week = 0; week < WeeksMax && end.PlusDays(-DaysPerWeek) < last; week++)
        {
            yield return end;
            end = end.PlusDays(DaysPerWeek);
        }
    }

    Figure Weeks(LocalDate day) =>
        Figure.Of(Period.DaysBetween(Start, day) + 1).Per(DaysPerWeek, "days of a week");
}

/// <summary>What the burn-up chart shows at the end of a day.</summary>
/// <param name="On">The day.</param>
/// <param name="Planned">Planned value; null while no baseline is approved.</param>
/// <param name="Earned">Accepted value; null for days to come.</param>
/// <param name="Cost">Cost; null for days to come.</param>
public sealed record BurnUpPoint(LocalDate On, decimal? Planned, decimal? Earned, decimal? Cost);
