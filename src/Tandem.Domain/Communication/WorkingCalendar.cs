using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Communication;

/// <summary>When somebody works: zone, hours, days of the week, and public holidays.</summary>
/// <remarks>
/// Days are the person's own: five working days from now may begin on another date there than here. Hours keep their
/// wall-clock time when clocks change; an hour that clocks skip is moved behind the gap.
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>The most working days that are counted at once: about fourteen years.</summary>
    public const int WorkingDaysMax = 3_660;

    readonly HashSet<LocalDate> holidays;

    /// <summary>The working time of somebody.</summary>
    /// <param name="zone">The time zone, with its history of clock changes.</param>
    /// <param name="from">When the working day begins.</param>
    /// <param name="to">When it ends, later on the same day.</param>
    /// <param name="holidays">Days off besides the free days of the week.</param>
    /// <param name="weekdays">The working days of the week; Monday to Friday when none are named.</param>
    /// <exception cref="ArgumentException">The day ends before it begins; the rules refuse that earlier.</exception>
    public WorkingCalendar(
        DateTimeZone zone, LocalTime from, LocalTime to, IEnumerable<LocalDate> holidays,
        Sequence<IsoDayOfWeek> weekdays = default)
    {
        if (from >= to)
            throw new ArgumentException("A working day ends after it begins, on the same day.", nameof(to));
        (Zone, From, To) = (zone, from, to);
        this.holidays = holidays.ToHashSet();
        Weekdays = weekdays.Count > 0 ? weekdays : MondayToFriday;
    }

    /// <summary>The usual working days.</summary>
    public static Sequence<IsoDayOfWeek> MondayToFriday { get; } =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
    ];

    /// <summary>Monday to Friday, nine to five in UTC, no holidays: when nobody in particular is asked.</summary>
    public static WorkingCalendar Usual { get; } =
        new(DateTimeZone.Utc, new LocalTime(9, 0), new LocalTime(17, 0), holidays: []);

    /// <summary>The time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>When the working day begins.</summary>
    public LocalTime From { get; }

    /// <summary>When the working day ends.</summary>
    public LocalTime To { get; }

    /// <summary>The working days of the week.</summary>
    public Sequence<IsoDayOfWeek> Weekdays { get; }

    /// <summary>Whether a day is worked on.</summary>
    public bool IsWorkingDay(LocalDate day) => Weekdays.Contains(day.DayOfWeek) && !holidays.Contains(day);

    /// <summary>The day that it is here at an instant.</summary>
    public LocalDate DayOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The last day of a time limit that begins at an instant; the day it begins on is not counted.</summary>
    public LocalDate Due(Instant begins, int workingDays) => AddWorkingDays(DayOf(begins), workingDays);

    /// <summary>The working day that is so many after a day; the day itself for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or over <see cref="WorkingDaysMax"/>.</exception>
    public LocalDate AddWorkingDays(LocalDate from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, WorkingDaysMax);
        var day = from;
        // Ends: some day of each week is worked on, and there are only so many holidays.
        for (var left = count; left > 0;)
        {
            day = day.PlusDays(1);
            if (IsWorkingDay(day))
                left--;
        }
        return day;
    }

    /// <summary>The first instant at which a day is over here: what is due on the day may come before it.</summary>
    public Instant EndOf(LocalDate day) => Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

    /// <summary>The working hours of a day; null when it is free.</summary>
    public Interval? HoursOf(LocalDate day)
    {
        if (!IsWorkingDay(day))
            return null;
        var (begin, end) = (Zone.AtLeniently(day + From).ToInstant(), Zone.AtLeniently(day + To).ToInstant());
        return new(begin, Instant.Max(begin, end));
    }
}
