using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>The cost of one calendar month.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Cost">In the engagement's currency.</param>
public sealed record MonthCost(int Year, int Month, decimal Cost);

/// <summary>How fast money is spent and what it has bought, at one day.</summary>
/// <param name="BurnRate">Cost per week over the last 28 days.</param>
/// <param name="Runway">Weeks until the budget is spent at that rate; negative when it is overspent.</param>
/// <param name="PricePerValue">Cost per unit of accepted value.</param>
/// <param name="Months">Cost of each calendar month, from the first cost up to the day.</param>
public sealed record Spending(Figure BurnRate, Figure Runway, Figure PricePerValue, Sequence<MonthCost> Months)
{
    /// <summary>The days over which the burn rate is taken.</summary>
    public const int BurnDays = 28;

    /// <summary>The most calendar months that are listed; the latest are.</summary>
    public const int MonthsMax = 240;

    const int BurnWeeks = 4;

    /// <summary>Computes the figures of a day.</summary>
    /// <param name="burnUp">The engagement's curves.</param>
    /// <param name="budget">What may be spent; undefined when none was agreed.</param>
    /// <param name="day">The day, counted to its end.</param>
    public static Spending Of(BurnUp burnUp, Figure budget, LocalDate day)
    {
        Figure cost = burnUp.Cost.At(day);
        var burnRate = Period.DaysBetween(burnUp.Start, day) + 1 < BurnDays
            ? Figure.Undefined($"fewer than {BurnDays} days have passed since the start")
            : (cost - burnUp.Cost.At(day.PlusDays(-BurnDays))).Per(BurnWeeks, "weeks");
        var runway = (budget - cost).Per(burnRate, "burn rate");
        return new(burnRate, runway, cost.Per(burnUp.ValueAt(day).Ev, "EV"), Monthly(burnUp.Cost, day));
    }

    static Sequence<MonthCost> Monthly(Curve cost, LocalDate day)
    {
        if (cost.Steps.FirstOrDefault() is not { } first || first.On > day)
            return [];
        var earliest = Later(first.On.With(DateAdjusters.StartOfMonth), day.PlusMonths(1 - MonthsMax));
        var months = new List<MonthCost>();
        for (var month = earliest.With(DateAdjusters.StartOfMonth); month <= day; month = month.PlusMonths(1))
        {
            var end = month.With(DateAdjusters.EndOfMonth);
            var spent = cost.At(end < day ? end : day) - cost.At(month.PlusDays(-1));
            months.Add(new(month.Year, month.Month, spent));
        }
        return months.ToSequence();
    }

    static LocalDate Later(LocalDate one, LocalDate other) => one > other ? one : other;
}
