using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>The planned value curve: each deliverable's value on its planned day, cumulative.</summary>
public sealed class PlannedValue
{
    readonly LocalDate start;
    readonly (LocalDate On, decimal Value)[] steps;

    PlannedValue(LocalDate start, (LocalDate, decimal)[] steps) => (this.start, this.steps) = (start, steps);

    /// <summary>The curve of an open engagement's plan.</summary>
    public static PlannedValue Of(Engagement engagement)
    {
        var total = 0m;
        var steps = engagement.Delivery.All.GroupBy(each => each.Promise.Planned).OrderBy(day => day.Key)
            .Select(day => (day.Key, total += day.Sum(each => each.Promise.Value.Amount))).ToArray();
        return new(engagement.Terms!.Start, steps);
    }

    /// <summary>Budget at completion, in whole units of currency; 0 for an empty plan.</summary>
    public decimal Total => steps.Length == 0 ? 0 : steps[^1].Value;

    /// <summary>The planned duration in periods, to the last planned day's end; undefined for an empty plan.</summary>
    public Figure Duration => steps.Length == 0 ? Figure.Undefined("nothing is planned") : PeriodsUntil(steps[^1].On);

    /// <summary>Planned value at the end of each period up to the last planned day.</summary>
    public IReadOnlyList<decimal> ByPeriod
    {
        get
        {
            if (steps.Length == 0) return [];
            var periods = (NodaTime.Period.DaysBetween(start, steps[^1].On) / EngagementFigures.PeriodDays) + 1;
            return [.. Enumerable.Range(1, periods).Select(n => By(start.PlusDays((n * EngagementFigures.PeriodDays) - 1)))];
        }
    }

    /// <summary>Planned value at the end of a day.</summary>
    public decimal By(LocalDate on)
    {
        var (reached, beyond) = (0, steps.Length);
        while (reached < beyond)
        {
            var middle = (reached + beyond) / 2;
            if (steps[middle].On <= on) reached = middle + 1;
            else beyond = middle;
        }
        return reached == 0 ? 0 : steps[reached - 1].Value;
    }

    /// <summary>Actual time at the end of a day, in periods; 0 before the start.</summary>
    public Figure PeriodsUntil(LocalDate on) =>
        Figure.Of(Math.Max(0, NodaTime.Period.DaysBetween(start, on) + 1)).Per(EngagementFigures.PeriodDays, "days in a period");
}
