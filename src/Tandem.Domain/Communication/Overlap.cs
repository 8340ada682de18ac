using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Communication;

/// <summary>When several people work at the same time.</summary>
public static class Overlap
{
    /// <summary>The most people whose overlap is computed at once.</summary>
    public const int PeopleMax = 200;

    /// <summary>When everybody works within the working hours that the first has on a day, in order.</summary>
    /// <param name="day">The day of the first; for the others it may be the day before or after.</param>
    /// <param name="first">Whose day it is.</param>
    /// <param name="others">Everybody else.</param>
    /// <exception cref="ArgumentException">More than <see cref="PeopleMax"/> people.</exception>
    public static Sequence<Interval> On(
        LocalDate day, WorkingCalendar first, IReadOnlyCollection<WorkingCalendar> others)
    {
        if (others.Count >= PeopleMax)
            throw new ArgumentException($"The overlap of at most {PeopleMax} people is computed.", nameof(others));
        List<Interval> shared = first.HoursOf(day) is { } hours ? [hours] : [];
        foreach (var other in others)
            shared = [.. shared.SelectMany(interval => Within(interval, other))];
        return shared.ToSequence();
    }

    /// <summary>How long that is together.</summary>
    public static Duration LengthOn(
        LocalDate day, WorkingCalendar first, IReadOnlyCollection<WorkingCalendar> others) =>
        On(day, first, others).Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);

    static IEnumerable<Interval> Within(Interval interval, WorkingCalendar calendar)
    {
        var last = calendar.DayOf(interval.End);
        for (var day = calendar.DayOf(interval.Start); day <= last; day = day.PlusDays(1))
            if (calendar.HoursOf(day) is { } hours)
            {
                var (begin, end) = (Instant.Max(interval.Start, hours.Start), Instant.Min(interval.End, hours.End));
                if (begin < end)
                    yield return new(begin, end);
            }
    }
}
