using FsCheck;
using FsCheck.Fluent;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Tests.Forecast;

public class EarnedScheduleTests
{
    // Two tasks of 1000, ten days each: planned value rises by 100 a day for 20 days.
    static readonly decimal[] TwoTasks = [.. Enumerable.Range(1, 20).Select(day => day * 100m)];
    static readonly decimal[] Book = [50_000, 125_000, 250_000, 375_000, 500_000];

    [Fact]
    public void Between_two_days_of_the_plan_the_time_earned_is_interpolated()
    {
        var schedule = EarnedSchedule.Of(TwoTasks, 2000, 1330, 15, 20);
        Assert.Equal([13.3m, -1.7m], [schedule.Es.Value, schedule.SvT.Value]);
        Assert.Equal(0.88666666666666667m, EarnedValueTests.Rounded(schedule.SpiT, 17));
        Assert.Equal(22.55639097744361m, EarnedValueTests.Rounded(schedule.IeacT, 14));
    }

    [Fact]
    public void Within_the_first_day_the_plan_starts_from_nothing() =>
        Assert.Equal(0.5m, EarnedSchedule.Of(TwoTasks, 2000, 50, 5, 20).Es.Value);

    [Fact]
    public void Without_progress_no_end_can_be_forecast()
    {
        var schedule = EarnedSchedule.Of(TwoTasks, 2000, 0, 15, 20);
        Assert.Equal([0, 0, -15], [schedule.Es.Value, schedule.SpiT.Value, schedule.SvT.Value]);
        Assert.Equal("SPI(t) is 0", schedule.IeacT.Reason);
    }

    [Fact]
    public void Complete_on_plan_ends_as_planned()
    {
        var schedule = EarnedSchedule.Of(TwoTasks, 2000, 2000, 20, 20);
        Assert.Equal([20, 1, 0, 20],
            [schedule.Es.Value, schedule.SpiT.Value, schedule.SvT.Value, schedule.IeacT.Value]);
        Assert.Equal("PD − AT is 0", schedule.Tspi.Reason);
    }

    [Fact]
    public void On_the_day_before_the_start_there_is_no_pace_yet()
    {
        var schedule = EarnedSchedule.Of(TwoTasks, 2000, 0, 0, 20);
        Assert.Equal([0, 0, 1], [schedule.Es.Value, schedule.SvT.Value, schedule.Tspi.Value]);
        Assert.Equal("AT is 0", schedule.SpiT.Reason);
        Assert.Equal("AT is 0", schedule.IeacT.Reason);
    }

    [Fact]
    public void Long_before_the_start_it_says_not_started_and_not_ahead()
    {
        var schedule = EarnedSchedule.Of(TwoTasks, 2000, 0, -30, 20);
        Assert.Equal(0, schedule.Es.Value);
        Assert.All([schedule.SvT, schedule.SpiT, schedule.IeacT, schedule.Tspi],
            figure => Assert.Equal("the engagement has not started", figure.Reason));
    }

    [Theory]
    [InlineData(1, 40_000, 0.8, 0.8, -0.2, 6.25)]
    [InlineData(2, 110_000, 1.8, 0.9, -0.2, 5.555556)]
    [InlineData(3, 200_000, 2.6, 0.866667, -0.4, 5.769231)]
    public void The_book_case_of_500_000_earns_its_schedule(
        int at, int ev, decimal es, decimal spiT, decimal svT, decimal ieacT)
    {
        var schedule = EarnedSchedule.Of(Book, 500_000, ev, at, 5);
        Assert.Equal([es, spiT, svT, ieacT],
            [schedule.Es.Value, EarnedValueTests.Rounded(schedule.SpiT, 6), schedule.SvT.Value,
                EarnedValueTests.Rounded(schedule.IeacT, 6)]);
    }

    [Fact]
    public void In_a_flat_stretch_of_the_plan_its_last_period_counts_as_earned()
    {
        decimal[] flat = [100, 200, 200, 200, 300];
        Assert.Equal(4, EarnedSchedule.Of(flat, 300, 200, 3, 5).Es.Value);
        Assert.Equal(4.5m, EarnedSchedule.Of(flat, 300, 250, 3, 5).Es.Value);
        Assert.Equal(1.99m, EarnedSchedule.Of(flat, 300, 199, 3, 5).Es.Value);
    }

    [Fact]
    public void While_nothing_is_due_nothing_accepted_is_not_late() =>
        Assert.Equal(2, EarnedSchedule.Of([0, 0, 100, 200], 200, 0, 2, 4).Es.Value);

    [Fact]
    public void Everything_accepted_early_earns_the_planned_duration_and_no_more()
    {
        Assert.Equal(5, EarnedSchedule.Of(Book, 500_000, 500_000, 3, 5).Es.Value);
        Assert.Equal(5, EarnedSchedule.Of([.. Book, 500_000, 500_000], 500_000, 500_000, 7, 5).Es.Value);
    }

    [Fact]
    public void Past_the_planned_end_with_work_left_no_pace_ends_as_planned()
    {
        var schedule = EarnedSchedule.Of([.. Book, 500_000], 500_000, 375_000, 6, 5);
        Assert.Equal([4, -2, -1], [schedule.Es.Value, schedule.SvT.Value, schedule.Tspi.Value]);
    }

    [Fact]
    public void Just_short_of_the_budget_falls_just_short_of_the_end() =>
        Assert.Equal(4.99992m, EarnedSchedule.Of(Book, 500_000, 499_990, 5, 5).Es.Value);

    [Fact]
    public void A_plan_that_breaks_off_is_unknown_beyond_and_known_at_its_end()
    {
        Assert.Equal("the planned value after period 3 is not known",
            EarnedSchedule.Of(Book[..3], 500_000, 300_000, 3, 5).Es.Reason);
        Assert.Equal(4.5m, EarnedSchedule.Of(Book[..4], 500_000, 437_500, 4, 5).Es.Value);
    }

    [Fact]
    public void A_last_period_that_is_cut_short_is_earned_within_its_length()
    {
        Assert.Equal(4.25m, EarnedSchedule.Of(Book, 500_000, 437_500, 4, 4.5m).Es.Value);
        Assert.Equal(4.5m, EarnedSchedule.Of(Book, 500_000, 500_000, 4, 4.5m).Es.Value);
    }

    [Fact]
    public void Without_a_budget_nothing_can_be_earned() =>
        Assert.Equal("BAC is 0", EarnedSchedule.Of([0, 0], 0, 0, 1, 2).Es.Reason);

    [Fact]
    public void More_accepted_never_earns_less_time_and_never_more_than_was_planned() =>
        Prop.ForAll(Plans, Gen.Choose(0, 1000).Two().ToArbitrary(), (plan, shares) =>
        {
            var bac = plan[^1];
            var (less, more) = (Math.Min(shares.Item1, shares.Item2), Math.Max(shares.Item1, shares.Item2));
            var early = EarnedSchedule.Of(plan, bac, bac * less / 1000, 1, plan.Length).Es.Value;
            var later = EarnedSchedule.Of(plan, bac, bac * more / 1000, 1, plan.Length).Es.Value;
            return early <= later && later <= plan.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_plan_itself_earns_exactly_its_own_time() => Prop.ForAll(Plans, plan =>
            Enumerable.Range(1, plan.Length).All(period =>
            {
                var last = Array.LastIndexOf(plan, plan[period - 1]) + 1;
                return EarnedSchedule.Of(plan, plan[^1], plan[period - 1], period, plan.Length).Es.Value == last;
            })).QuickCheckThrowOnFailure();

    static Arbitrary<decimal[]> Plans =>
        Gen.Choose(1, 50_000).ArrayOf().Where(steps => steps.Length > 0)
            .Select(steps => steps.Select((_, last) => steps[..(last + 1)].Sum() / 100m).ToArray()).ToArbitrary();
}
