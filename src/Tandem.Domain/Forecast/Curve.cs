using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>An amount that belongs to a day: value due, value accepted or taken back, cost incurred.</summary>
/// <param name="On">The day.</param>
/// <param name="Amount">In the engagement's currency; negative for a withdrawal or a credit.</param>
public sealed record DatedAmount(LocalDate On, decimal Amount);

/// <summary>A running sum of dated amounts, known for every day.</summary>
public sealed class Curve
{
    readonly LocalDate[] days;
    readonly decimal[] sums;

    Curve(LocalDate[] days, decimal[] sums) => (this.days, this.sums) = (days, sums);

    /// <summary>The days on which the sum changes, each with the sum at its end.</summary>
    public IEnumerable<DatedAmount> Steps => days.Zip(sums, (day, sum) => new DatedAmount(day, sum));

    /// <summary>The sum of all amounts.</summary>
    public decimal Total => sums.Length == 0 ? 0 : sums[^1];

    /// <summary>The curve through any amounts, in any order.</summary>
    public static Curve Of(IEnumerable<DatedAmount> amounts)
    {
        var byDay = amounts.GroupBy(each => each.On).OrderBy(day => day.Key).ToArray();
        var sums = new decimal[byDay.Length];
        var sum = 0m;
        for (var day = 0; day < byDay.Length; day++)
            sums[day] = sum += byDay[day].Sum(each => each.Amount);
        return new([.. byDay.Select(day => day.Key)], sums);
    }

    /// <summary>The sum up to the end of a day.</summary>
    public decimal At(LocalDate day) => LastStep(day) is var step and >= 0 ? sums[step] : 0;

    /// <summary>The day of the last change up to the end of a day; null when nothing changed by then.</summary>
    public LocalDate? ChangedBy(LocalDate day) => LastStep(day) is var step and >= 0 ? days[step] : null;

    /// <summary>The first day at whose end the sum is at least an amount; null when it never is.</summary>
    public LocalDate? Reaches(decimal amount) =>
        Array.FindIndex(sums, sum => sum >= amount) is var step and >= 0 ? days[step] : null;

    int LastStep(LocalDate day)
    {
        var found = Array.BinarySearch(days, day);
        return found >= 0 ? found : ~found - 1;
    }
}
