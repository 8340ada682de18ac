using System.Globalization;
using NodaTime;

namespace Tandem.Shared;

/// <summary>Where days lie on a horizontal axis, in percent of its width, and which months are marked.</summary>
sealed record TimelineScale(LocalDate From, LocalDate To)
{
    /// <summary>More marks than this cannot be read on a phone.</summary>
    const int MostTicks = 7;

    /// <summary>Percent of the width kept free at both ends for the marks.</summary>
    const decimal Edge = 2;

    static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60];

    /// <summary>From the month of the first day to the end of that of the last.</summary>
    public static TimelineScale Around(IEnumerable<LocalDate> days)
    {
        var all = days.ToList();
        return new(all.Min().With(DateAdjusters.StartOfMonth), all.Max().With(DateAdjusters.EndOfMonth));
    }

    public IEnumerable<LocalDate> Ticks
    {
        get
        {
            var months = Period.Between(From, To, PeriodUnits.Months).Months + 1;
            var step = MonthSteps.FirstOrDefault(each => (months + each - 1) / each <= MostTicks, MonthSteps[^1]);
            for (var tick = From; tick <= To; tick = tick.PlusMonths(step))
                yield return tick;
        }
    }

    /// <summary>As an attribute of SVG: 37.5%.</summary>
    public string At(LocalDate day) => Percent(Place(day));

    decimal Place(LocalDate day)
    {
        var all = Math.Max(1, Period.DaysBetween(From, To));
        var share = Math.Clamp((decimal)Period.DaysBetween(From, day) / all, 0, 1);
        return Edge + (share * (100 - (2 * Edge)));
    }

    static string Percent(decimal place) => string.Create(CultureInfo.InvariantCulture, $"{place:0.##}%");
}
