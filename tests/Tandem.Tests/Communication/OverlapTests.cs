using NodaTime;
using Tandem.Domain.Communication;
using static Tandem.Tests.Communication.WorkingTime;

namespace Tandem.Tests.Communication;

public class OverlapTests
{
    [Theory]
    [InlineData(3, 6, 3)]
    [InlineData(3, 9, 4)]
    [InlineData(3, 27, 4)]
    [InlineData(3, 30, 3)]
    [InlineData(10, 23, 3)]
    [InlineData(10, 26, 4)]
    [InlineData(11, 2, 3)]
    public void London_and_new_york_share_an_hour_more_while_only_one_has_changed_its_clocks(
        int month, int day, int hours) =>
        Assert.Equal(Duration.FromHours(hours), Overlap.LengthOn(new LocalDate(2026, month, day), London, [NewYork]));

    [Theory]
    [InlineData(1, 15, 210)]
    [InlineData(7, 15, 270)]
    public void Warsaw_and_kolkata_share_more_in_summer(int month, int day, int minutes) => Assert.Equal(
        Duration.FromMinutes(minutes), Overlap.LengthOn(new LocalDate(2026, month, day), Warsaw, [Kolkata]));

    [Fact]
    public void Kolkata_and_los_angeles_never_meet() =>
        Assert.Empty(Overlap.On(new LocalDate(2026, 3, 4), Kolkata, [LosAngeles]));

    [Fact]
    public void Across_the_date_line_the_other_persons_day_is_another_one()
    {
        var auckland = In("Pacific/Auckland", country: null);
        var honolulu = In("Pacific/Honolulu", country: null);
        Assert.Equal(
            [new(Instant.FromUtc(2026, 3, 2, 20, 0), Instant.FromUtc(2026, 3, 3, 3, 0))],
            Overlap.On(new LocalDate(2026, 3, 3), auckland, [honolulu]));
        Assert.Empty(Overlap.On(new LocalDate(2026, 3, 2), auckland, [honolulu]));
    }

    [Fact]
    public void A_holiday_of_one_of_three_leaves_nothing()
    {
        var day = new LocalDate(2026, 5, 25);
        Assert.Equal(Duration.FromMinutes(210), Overlap.LengthOn(new LocalDate(2026, 1, 15), Warsaw, [Kolkata]));
        Assert.Empty(Overlap.On(day, Warsaw, [London, Kolkata]));
        Assert.Empty(Overlap.On(day, London, []));
    }

    [Fact]
    public void Alone_the_overlap_is_the_working_day() =>
        Assert.Equal(Duration.FromHours(8), Overlap.LengthOn(new LocalDate(2026, 3, 4), London, []));

    [Fact]
    public void The_order_of_people_does_not_matter_on_the_same_day()
    {
        for (var day = new LocalDate(2026, 1, 1); day.Year == 2026; day = day.PlusDays(1))
            Assert.Equal(Overlap.On(day, London, [Warsaw]), Overlap.On(day, Warsaw, [London]));
    }

    [Fact]
    public void Too_many_people_are_refused() => Assert.Throws<ArgumentException>(() =>
        Overlap.On(new LocalDate(2026, 1, 5), London, [.. Enumerable.Repeat(London, Overlap.PeopleMax)]));
}
