using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using static Tandem.Tests.Forecast.CustomerPortal;

namespace Tandem.Tests.Forecast;

public class SpendingTests
{
    static readonly DatedAmount[] TenThousandAWeek =
        [.. Enumerable.Range(1, 8).Select(week => new DatedAmount(AfterWeek(week), 10_000))];

    static readonly BurnUp Steady = With([new(AfterWeek(4), 100_000)], TenThousandAWeek);

    [Fact]
    public void Ten_thousand_a_week_is_the_burn_rate_and_the_rest_of_the_budget_lasts_42_weeks()
    {
        var spending = Spending.Of(Steady, 500_000, AfterWeek(8));
        Assert.Equal([10_000, 42, 0.8m],
            [spending.BurnRate.Value, spending.Runway.Value, spending.PricePerValue.Value]);
    }

    [Fact]
    public void The_burn_rate_looks_back_28_days_and_not_a_day_more()
    {
        var once = With([], [new(Start, 28_000)]);
        Assert.Equal(7_000, Spending.Of(once, 500_000, Start.PlusDays(27)).BurnRate.Value);
        Assert.Equal(0, Spending.Of(once, 500_000, Start.PlusDays(28)).BurnRate.Value);
    }

    [Fact]
    public void In_the_first_28_days_there_is_no_burn_rate_yet() =>
        Assert.Equal("fewer than 28 days have passed since the start",
            Spending.Of(Steady, 500_000, Start.PlusDays(26)).Runway.Reason);

    [Fact]
    public void When_nothing_is_spent_the_budget_has_no_end()
    {
        var spending = Spending.Of(Steady, 500_000, AfterWeek(20));
        Assert.Equal(0, spending.BurnRate.Value);
        Assert.Equal("burn rate is 0", spending.Runway.Reason);
    }

    [Fact]
    public void An_overspent_budget_has_a_negative_runway() =>
        Assert.Equal(-3, Spending.Of(Steady, 50_000, AfterWeek(8)).Runway.Value);

    [Fact]
    public void Nothing_accepted_has_no_price() =>
        Assert.Equal("EV is 0", Spending.Of(Steady, 500_000, AfterWeek(3)).PricePerValue.Reason);

    [Fact]
    public void Each_calendar_month_has_its_cost_also_one_without() => Assert.Equal(
        [new(2026, 1, 30_000), new(2026, 2, 0), new(2026, 3, 5_000)],
        Spending.Of(With([], [new(new(2026, 1, 31), 30_000), new(new(2026, 3, 1), 5_000), new(new(2026, 3, 9), 1)]),
            Figure.Undefined("no budget"), new LocalDate(2026, 3, 8)).Months);

    [Fact]
    public void The_months_add_up_to_the_actual_cost()
    {
        var spending = Spending.Of(Steady, 500_000, AfterWeek(8));
        Assert.Equal(Steady.Cost.At(AfterWeek(8)), spending.Months.Sum(month => month.Cost));
    }

    [Fact]
    public void A_cost_of_long_ago_lists_the_latest_months_up_to_the_limit()
    {
        var months = Spending.Of(With([], [new(new(1926, 1, 1), 5)]), 1, AfterWeek(1)).Months;
        Assert.Equal((Spending.MonthsMax, 2026, 1), (months.Count, months[^1].Year, months[^1].Month));
    }
}
