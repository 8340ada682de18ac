using NodaTime;

namespace Tandem.Domain.Values;

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

    /// <summary>The curve through amounts in minor units of a currency, by day.</summary>
    public static Curve Of(IReadOnlyCollection<KeyValuePair<LocalDate, long>> minorByDay, Currency currency)
    {
        var (days, sums, sum) = (new LocalDate[minorByDay.Count], new decimal[minorByDay.Count], 0L);
        var step = 0;
        foreach (var (day, minor) in minorByDay)
        {
            if (step > 0 && days[step - 1] >= day)
                throw new ArgumentException($"{day} does not follow {days[step - 1]}.", nameof(minorByDay));
            sum = checked(sum + minor);
            (days[step], sums[step]) = (day, new Money(sum, currency).Amount);
            step++;
        }
        return new(days, sums);
    }

    /// <summary>The curve through any amounts, in any order.</summary>
    public static Curve Of(IEnumerable<DatedAmount> amounts)
    {
        var ordered = amounts.ToArray();
        if (!IsOrdered(ordered))
            Array.Sort(ordered, (one, other) => one.On.CompareTo(other.On));
        var (days, sums) = (new List<LocalDate>(ordered.Length), new List<decimal>(ordered.Length));
        var sum = 0m;
        foreach (var (day, amount) in ordered)
        {
            sum += amount;
            if (days.Count > 0 && days[^1] == day)
                sums[^1] = sum;
            else
            {
                days.Add(day);
                sums.Add(sum);
            }
        }
        return new([.. days], [.. sums]);
    }

    /// <summary>The sum up to the end of a day.</summary>
    public decimal At(LocalDate day) => LastStep(day) is var step and >= 0 ? sums[step] : 0;

    /// <summary>The day of the last change up to the end of a day; null when nothing changed by then.</summary>
    public LocalDate? ChangedBy(LocalDate day) => LastStep(day) is var step and >= 0 ? days[step] : null;

    /// <summary>The first day at whose end the sum is at least an amount; null when it never is.</summary>
    public LocalDate? Reaches(decimal amount) =>
        Array.FindIndex(sums, sum => sum >= amount) is var step and >= 0 ? days[step] : null;

    // Costs and acceptances mostly come in their order, and sorting is most of the work of a curve.
    static bool IsOrdered(DatedAmount[] amounts)
    {
        for (var next = 1; next < amounts.Length; next++)
            if (amounts[next].On < amounts[next - 1].On)
                return false;
        return true;
    }

    int LastStep(LocalDate day)
    {
        var found = Array.BinarySearch(days, day);
        return found >= 0 ? found : ~found - 1;
    }
}
