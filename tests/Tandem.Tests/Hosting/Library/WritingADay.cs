using Tandem.Agreement;

namespace Tandem.Tests.Hosting.Library;

public class WritingADay
{
    [Theory]
    [InlineData("2027-02-30", "There is no day 2027-02-30 in the calendar.")]
    [InlineData("2027-13-01", "There is no day 2027-13-01 in the calendar.")]
    [InlineData("30.02.2027", "Write year, month and day with hyphens.")]
    [InlineData("2027-2-3", "Write year, month and day with hyphens.")]
    public void A_day_that_cannot_be_is_told_apart_from_one_written_in_another_way(string day, string advice)
    {
        var (_, errors) = HolidayPlaybook.Format.Read(System.Text.Encoding.UTF8.GetBytes($$"""
            kind: holidays
            id: ours
            title: Ours
            version: "1"
            source: us
            licence: CC0-1.0
            language: en
            calendars: [{ name: here, title: Here, days: [{ day: {{day}}, title: Day }] }]
            """), "ours.yaml");
        Assert.Contains(advice, Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }
}
