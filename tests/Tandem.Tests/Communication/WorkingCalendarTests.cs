using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Communication;
using static Tandem.Tests.Communication.WorkingTime;
using Interval = NodaTime.Interval;

namespace Tandem.Tests.Communication;

public class WorkingCalendarTests
{
    [Fact]
    public void Five_working_days_before_easter_end_after_it() =>
        Assert.Equal(new LocalDate(2026, 4, 13), London.AddWorkingDays(new LocalDate(2026, 4, 2), 5));

    [Fact]
    public void The_day_on_which_a_time_limit_begins_is_not_counted() =>
        Assert.Equal(new LocalDate(2026, 3, 3), London.AddWorkingDays(new LocalDate(2026, 3, 2), 1));

    [Fact]
    public void From_a_weekend_the_first_working_day_is_monday() =>
        Assert.Equal(new LocalDate(2026, 3, 9), London.AddWorkingDays(new LocalDate(2026, 3, 7), 1));

    [Fact]
    public void A_holiday_on_a_weekend_and_its_substitute_take_one_day()
    {
        Assert.False(London.IsWorkingDay(new LocalDate(2026, 12, 28)));
        Assert.Equal(new LocalDate(2026, 12, 29), London.AddWorkingDays(new LocalDate(2026, 12, 24), 1));
        Assert.Equal(new LocalDate(2026, 7, 6), NewYork.AddWorkingDays(new LocalDate(2026, 7, 2), 1));
    }

    [Fact]
    public void What_is_handed_over_late_in_london_is_due_by_the_day_that_it_is_in_kolkata()
    {
        var mondayEvening = Instant.FromUtc(2026, 3, 2, 19, 0);
        Assert.Equal(new LocalDate(2026, 3, 9), London.Due(mondayEvening, 5));
        Assert.Equal(new LocalDate(2026, 3, 10), Kolkata.Due(mondayEvening, 5));
    }

    [Fact]
    public void The_day_on_which_a_review_is_due_belongs_to_the_reviewer_to_its_end()
    {
        var end = London.EndOf(new LocalDate(2026, 3, 28));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 0, 0), end);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 23, 0), London.EndOf(new LocalDate(2026, 3, 29)));
        Assert.Equal(Instant.FromUtc(2026, 3, 2, 18, 30), Kolkata.EndOf(new LocalDate(2026, 3, 2)));
    }

    [Fact]
    public void Hours_keep_the_wall_clock_when_clocks_change()
    {
        Assert.Equal(new Interval(Instant.FromUtc(2026, 3, 27, 9, 0), Instant.FromUtc(2026, 3, 27, 17, 0)),
            London.HoursOf(new LocalDate(2026, 3, 27)));
        Assert.Equal(new Interval(Instant.FromUtc(2026, 3, 30, 8, 0), Instant.FromUtc(2026, 3, 30, 16, 0)),
            London.HoursOf(new LocalDate(2026, 3, 30)));
        Assert.Null(London.HoursOf(new LocalDate(2026, 3, 29)));
    }

    [Fact]
    public void An_hour_that_clocks_skip_is_moved_behind_the_gap()
    {
        var night = new WorkingCalendar(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(1, 0),
            new LocalTime(1, 30), [], [IsoDayOfWeek.Sunday]);
        Assert.Equal(Duration.FromMinutes(30), night.HoursOf(new LocalDate(2026, 3, 29))!.Value.Duration);
    }

    [Fact]
    public void A_week_that_begins_on_sunday_is_possible()
    {
        var riyadh = new WorkingCalendar(
            DateTimeZoneProviders.Tzdb["Asia/Riyadh"], new LocalTime(8, 0), new LocalTime(16, 0), holidays: [],
            [IsoDayOfWeek.Sunday, .. WorkingCalendar.MondayToFriday.SkipLast(1)]);
        Assert.Equal(new LocalDate(2026, 3, 8), riyadh.AddWorkingDays(new LocalDate(2026, 3, 5), 1));
    }

    [Fact]
    public void A_day_that_ends_before_it_begins_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => In("Europe/London", null, from: 17, to: 9));

    [Fact]
    public void Counting_stops_at_the_limit()
    {
        var day = new LocalDate(2026, 3, 2);
        Assert.True(London.AddWorkingDays(day, WorkingCalendar.WorkingDaysMax) > day);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => London.AddWorkingDays(day, WorkingCalendar.WorkingDaysMax + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => London.AddWorkingDays(day, -1));
    }

    [Fact]
    public void Every_clock_change_of_2026_is_where_the_time_zone_database_has_it()
    {
        var zones = Data("offsets-2026.json").EnumerateArray().ToArray();
        Assert.Equal(5, zones.Length);
        foreach (var published in zones)
        {
            var zone = DateTimeZoneProviders.Tzdb[published.GetProperty("zone").GetString()!];
            int Published(string name) => published.GetProperty(name).GetInt32();
            int MinutesAt(Instant instant) => zone.GetUtcOffset(instant).Seconds / 60;
            Assert.Equal(Published("offset_2026_01_15_min"), MinutesAt(Instant.FromUtc(2026, 1, 15, 12, 0)));
            Assert.Equal(Published("offset_2026_07_15_min"), MinutesAt(Instant.FromUtc(2026, 7, 15, 12, 0)));
            foreach (var change in published.GetProperty("transitions_2026").EnumerateArray())
            {
                var at = InstantPattern.General.Parse(change.GetProperty("utc").GetString()!).Value;
                Assert.Equal(change.GetProperty("offset_before_min").GetInt32(), MinutesAt(at - Duration.Epsilon));
                Assert.Equal(change.GetProperty("offset_after_min").GetInt32(), MinutesAt(at));
            }
        }
    }

    [Fact]
    public void As_many_working_days_lie_between_as_were_added() => Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (offset, count) =>
        {
            var from = new LocalDate(2025, 1, 1).PlusDays(offset);
            var due = London.AddWorkingDays(from, count);
            var days = Enumerable.Range(1, Period.DaysBetween(from, due)).Select(from.PlusDays);
            var between = days.Count(London.IsWorkingDay);
            return between == count && (count == 0 || London.IsWorkingDay(due));
        }).QuickCheckThrowOnFailure();
}
