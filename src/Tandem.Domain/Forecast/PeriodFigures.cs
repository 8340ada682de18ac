using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>What is known at the end of one period, cumulative since the start of the baseline.</summary>
/// <param name="At">Actual time at the period's end, in periods: 1 for the first.</param>
/// <param name="Pv">Planned value.</param>
/// <param name="Ev">Earned value; null when it was not measured, as in every period to come.</param>
/// <param name="Ac">Actual cost; null when it was not recorded.</param>
public sealed record MeasuredPeriod(int At, decimal Pv, decimal? Ev, decimal? Ac);

/// <summary>All figures of one period.</summary>
/// <param name="Period">What was known.</param>
/// <param name="Value">Earned value.</param>
/// <param name="Schedule">Earned schedule.</param>
public sealed record PeriodFigures(MeasuredPeriod Period, EarnedValue Value, EarnedSchedule Schedule)
{
    /// <summary>The figures of every period of a plan.</summary>
    /// <param name="periods">In order, without gaps; period 0, the start itself, may be the first.</param>
    /// <param name="bac">Budget at completion.</param>
    /// <param name="pd">Planned duration in periods.</param>
    public static IEnumerable<PeriodFigures> Of(IReadOnlyList<MeasuredPeriod> periods, Figure bac, Figure pd)
    {
        var plannedValues = periods.Where(period => period.At > 0).Select(period => period.Pv).ToArray();
        var complete = CompleteSince(periods, bac);
        var status = periods.Count;
        while (status > 0 && periods[status - 1] is { Ev: null, Ac: null }) status--;
        return periods.Select((period, index) =>
        {
            // Time that has not passed yet is no actual time.
            var at = index < status ? complete[index] ?? period.At : Figure.Undefined("the period is still to come");
            var ev = Known(period.Ev, "EV was not measured");
            var ac = Known(period.Ac, "AC was not recorded");
            return new PeriodFigures(
                period,
                EarnedValue.Of(bac, period.Pv, ev, ac),
                EarnedSchedule.Of(plannedValues, bac, ev, at, pd));
        });
    }

    /// <summary>The first period at which the plan reaches the budget.</summary>
    public static Figure PlannedDuration(IEnumerable<MeasuredPeriod> periods, decimal bac) =>
        periods.FirstOrDefault(period => period.Pv >= bac) is { } end
            ? end.At
            : Figure.Undefined("the planned value never reaches BAC");

    // Once everything is earned, the clock stands; it runs again should an acceptance be withdrawn.
    static int?[] CompleteSince(IReadOnlyList<MeasuredPeriod> periods, Figure bac)
    {
        var since = new int?[periods.Count];
        for (var index = 0; index < periods.Count; index++)
            if (bac.Value > 0 && periods[index].Ev >= bac.Value)
                since[index] = (index > 0 ? since[index - 1] : null) ?? periods[index].At;
        return since;
    }

    static Figure Known(decimal? value, string otherwise) => value is { } known ? known : Figure.Undefined(otherwise);
}
