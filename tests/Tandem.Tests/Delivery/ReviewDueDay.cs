using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

/// <summary>
/// Five working days of the reviewer's own calendar; Easter 2025 is off from the 18th to the 21st of April.
/// </summary>
public class ReviewDueDay
{
    [Theory]
    [InlineData("2025-03-31", "2025-04-07")] // Monday: the next Monday.
    [InlineData("2025-04-03", "2025-04-10")] // Thursday: over one weekend.
    [InlineData("2025-04-04", "2025-04-11")] // Friday.
    [InlineData("2025-04-05", "2025-04-11")] // Saturday: counted from Monday.
    [InlineData("2025-04-06", "2025-04-11")] // Sunday: the same.
    [InlineData("2025-04-10", "2025-04-17")] // Ends on the last day before Easter.
    [InlineData("2025-04-11", "2025-04-22")] // Good Friday, the weekend and Easter Monday do not count.
    [InlineData("2025-04-18", "2025-04-28")] // Handed over on a holiday.
    public void Skips_weekends_and_the_reviewers_holidays(string submitted, string due) =>
        Assert.Equal(Day(due), Due(After(InWork), "D-01", Day(submitted)));

    [Fact]
    public void Counts_as_many_days_as_were_agreed()
    {
        var engagement = After(InWork);
        var brief = engagement with { Terms = engagement.Terms! with { ReviewDays = 1 } };
        Assert.Equal(April(4), Due(brief, "D-01", April(3)));
        Assert.Equal(April(7), Due(brief, "D-01", April(4)));
    }

    [Fact]
    public void Keeps_the_holidays_of_the_reviewer_and_of_nobody_else()
    {
        // Tariq keeps no holidays here, so Easter counts for him.
        var moved = new GovernanceEvent.RightOverridden(
            RowOf("acceptance") with { Accountable = Role.TechnologyOwner }, "Security.");
        var tariq = new GovernanceEvent.MemberChanged(Member(Tariq) with { Calendar = null });
        Assert.Equal(April(18), Due(After(InWork, moved, tariq), "D-01", April(11)));
        Assert.Equal(April(22), Due(After(InWork), "D-01", April(11)));
    }

    // Ten in the evening of Monday the 31st in London is Tuesday the 1st in Auckland, Monday in New York.
    [Theory]
    [InlineData("Europe/London", "2025-04-07")]
    [InlineData("Pacific/Auckland", "2025-04-08")]
    [InlineData("America/New_York", "2025-04-07")]
    public void Begins_with_the_reviewers_own_day(string zone, string due)
    {
        var engagement = After(InWork, new GovernanceEvent.MemberChanged(Member(Petra) with { Zone = zone }));
        var submitted = March(31).At(new(22, 0))
            .InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
        var on = March(31);
        Assert.Equal(Day(due), ReviewClock.Due(engagement, Gbp(80_000), submitted, on));
    }

    // One in the morning of Monday in London is still Sunday in New York.
    [Fact]
    public void Begins_a_day_earlier_where_it_is_still_yesterday()
    {
        var engagement =
            After(InWork, new GovernanceEvent.MemberChanged(Member(Petra) with { Zone = "America/New_York" }));
        var submitted = April(1).At(new(1, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
        Assert.Equal(April(7), ReviewClock.Due(engagement, Gbp(80_000), submitted, April(1)));
    }

    [Fact]
    public void Is_the_day_of_who_decides_about_the_amount()
    {
        // The payout engine is for Sofia to accept, and Sofia works in Auckland.
        var sofia = new GovernanceEvent.MemberChanged(
            Member(Sofia) with { Zone = "Pacific/Auckland", Calendar = null });
        Assert.Equal(April(11), Due(After(InWork, sofia), "D-03", April(3), hour: 22));
        Assert.Equal(April(10), Due(After(InWork, sofia), "D-01", April(3), hour: 22));
    }

    [Fact]
    public void Is_counted_in_the_engagements_zone_while_nobody_holds_the_right() =>
        Assert.Equal(April(18), Due(After(InWork, new GovernanceEvent.RoleReleased(Role.ProductOwner, Petra, April(1))),
            "D-01", April(11)));

    [Fact]
    public void Is_fixed_when_the_deliverable_is_handed_over()
    {
        var moved =
            After(UnderReview, new GovernanceEvent.MemberChanged(Member(Petra) with { Zone = "Pacific/Auckland" }));
        Assert.Equal(April(10), moved.Delivery.Find("D-01")!.InReview!.ReviewDue);
    }

    [Fact]
    public void Passes_in_silence_without_accepting_anything()
    {
        var late = Given(Judged).Asked(Petra, May(30), new DeliveryCommand.Accept("D-01", 1, Note: null)).IsRecorded();
        Assert.Equal(May(30), late.Delivery.Find("D-01")!.AcceptedOn);
        Assert.Equal(Stage.UnderReview, After(Judged).Delivery.Find("D-01")!.Stage);
    }

    static LocalDate Due(Engagement engagement, string key, LocalDate on, int hour = 12) => ReviewClock.Due(engagement,
        engagement.Delivery.ValueOf(key)!.Value,
        on.At(new(hour, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant(), on);

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
