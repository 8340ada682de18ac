using NodaTime;

namespace Tandem.Portfolio;

/// <summary>
/// Days as the read tables keep them: whole days since 1970-01-01, so that both engines compare them alike.
/// </summary>
static class Days
{
    static readonly LocalDate First = new(1970, 1, 1);
    static readonly LocalDate Last = new(9999, 12, 31);

    public static long Of(LocalDate day) => Period.DaysBetween(First, day);

    public static LocalDate Day(long days) => First.PlusDays((int)days);

    /// <summary>Whether a number can be a day, as anything may stand in a table that was changed.</summary>
    public static bool IsDay(long days) => days >= 0 && days <= Of(Last);
}
