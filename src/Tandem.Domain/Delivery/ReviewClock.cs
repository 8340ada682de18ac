using NodaTime;
using Tandem.Domain.Communication;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>Until when a review may take: the agreed number of the reviewer's own working days.</summary>
public static class ReviewClock
{
    /// <summary>The last day of a review that begins now.</summary>
    /// <param name="engagement">The engagement, whose rights say who reviews.</param>
    /// <param name="value">The deliverable's value, which decides whether the next role up reviews.</param>
    /// <param name="at">The instant of submission: working days are counted from the reviewer's own day.</param>
    /// <param name="on">That day in the engagement's zone, used when nobody holds the right.</param>
    public static LocalDate Due(Engagement engagement, Money value, Instant at, LocalDate on)
    {
        var days = engagement.Terms!.ReviewDays;
        var reviewer = Reviewer(engagement, value, on);
        if (reviewer is null) return WorkingCalendar.Usual.AddWorkingDays(on, days);
        var zone = DateTimeZoneProviders.Tzdb[reviewer.Zone];
        var off = reviewer.Calendar is { } name ? engagement.Governance.Calendars[name].Days : [];
        return new WorkingCalendar(zone, reviewer.From, reviewer.To, off).Due(at, days);
    }

    static Member? Reviewer(Engagement engagement, Money value, LocalDate on)
    {
        if (engagement.Governance.RightOf(RightKind.Acceptance) is not { } right) return null;
        var holders = Authority.Holders(engagement.Governance, right, value, on);
        return holders.Count == 0 ? null : engagement.Governance.Members[holders[0]];
    }
}
