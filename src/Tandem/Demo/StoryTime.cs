using NodaTime;

namespace Tandem.Demo;

/// <summary>Moves the story's own calendar, in which its files are written, to end just before the day of the
/// first start.</summary>
/// <param name="Weeks">By how many weeks everything moves: whole weeks, so that work stays off weekends.</param>
sealed record StoryTime(int Weeks)
{
    /// <summary>The last day on which something happens, a Friday, in the story's own calendar.</summary>
    public static readonly LocalDate Last = new(2026, 7, 3);

    const int DaysPerWeek = 7;

    /// <summary>The story ends on the last Friday before the day of the first start.</summary>
    public static StoryTime EndingBefore(LocalDate today)
    {
        var friday = today.Previous(IsoDayOfWeek.Friday);
        return new(Period.DaysBetween(Last, friday) / DaysPerWeek);
    }

    /// <summary>The day to which a day of the story's calendar moves.</summary>
    public LocalDate Of(LocalDate day) => day.PlusWeeks(Weeks);
}
