using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>Until when a review may take: the agreed number of the reviewer's own working days.</summary>
public static class ReviewClock
{
    /// <summary>The last day of a review that begins now.</summary>
    /// <param name="engagement">The engagement, whose rights say who reviews.</param>
    /// <param name="value">The deliverable's value, which decides whether the next role up reviews.</param>
    /// <param name="at">The instant of submission: the first working day is counted from the reviewer's own day.</param>
    /// <param name="on">That day in the engagement's zone, used when nobody holds the right.</param>
    public static LocalDate Due(Engagement engagement, Money value, Instant at, LocalDate on)
    {
        var days = engagement.Terms!.ReviewDays;
        if (Reviewer(engagement, value, on) is not { } reviewer) return AddWorkingDays(on, days, []);
        var zone = DateTimeZoneProviders.Tzdb[reviewer.Zone];
        var off = reviewer.Calendar is { } name ? engagement.Governance.Calendars[name].Days : [];
        return AddWorkingDays(at.InZone(zone).Date, days, off);
    }

    static Member? Reviewer(Engagement engagement, Money value, LocalDate on)
    {
        if (engagement.Governance.RightOf(RightKind.Acceptance) is not { } right) return null;
        var holders = Authority.Holders(engagement.Governance, right, value, on);
        return holders.Count == 0 ? null : engagement.Governance.Members[holders[0]];
    }

    static LocalDate AddWorkingDays(LocalDate from, int days, Sequence<LocalDate> off)
    {
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.PlusDays(1);
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !off.Contains(day)) left--;
        }
        return day;
    }
}
