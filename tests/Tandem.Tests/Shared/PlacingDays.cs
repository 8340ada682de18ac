using NodaTime;
using Tandem.Shared;

namespace Tandem.Tests.Shared;

/// <summary>The axis of a timeline.</summary>
public sealed class PlacingDays
{
    static readonly TimelineScale Spring = TimelineScale.Around([new(2026, 3, 20), new(2026, 5, 2), new(2026, 4, 11)]);

    [Fact]
    public void It_runs_over_whole_months() =>
        Assert.Equal((new LocalDate(2026, 3, 1), new LocalDate(2026, 5, 31)), (Spring.From, Spring.To));

    [Fact]
    public void Its_ends_keep_a_margin_and_days_beyond_them_lie_on_the_ends() => Assert.Equal(
        ("2%", "98%", "2%", "98%"),
        (Spring.At(Spring.From), Spring.At(Spring.To), Spring.At(new(2020, 1, 1)), Spring.At(new(2030, 1, 1))));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(8, 4)]
    [InlineData(15, 5)]
    [InlineData(18, 6)]
    [InlineData(120, 5)]
    public void It_marks_no_more_months_than_a_phone_has_room_for(int months, int marks)
    {
        var first = new LocalDate(2026, 1, 1);

        Assert.Equal(marks, TimelineScale.Around([first, first.PlusMonths(months - 1)]).Ticks.Count());
    }
}
