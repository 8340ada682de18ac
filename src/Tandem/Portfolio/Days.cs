using NodaTime;

namespace Tandem.Portfolio;

/// <summary>
/// Days as the read tables keep them: whole days since 1970-01-01, so that both engines compare them alike.
/// </summary>
static class Days
{
    static readonly LocalDate First = new(1970, 1, 1);

    public static long Of(LocalDate day) => Period.DaysBetween(First, day);

    public static LocalDate Day(long days) => First.PlusDays((int)days);
}
