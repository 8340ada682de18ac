using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using static Tandem.Tests.Forecast.CustomerPortal;

namespace Tandem.Tests.Forecast;

public class BurnUpTests
{
    [Fact]
    public void A_day_counts_to_its_end()
    {
        var curve = Curve.Of(Baseline);
        LocalDate[] days = [AfterWeek(4).PlusDays(-1), AfterWeek(4), AfterWeek(5), AfterWeek(99)];
        Assert.Equal([0, 100_000, 100_000, 500_000], days.Select(curve.At));
    }

    [Fact]
    public void An_acceptance_withdrawn_stops_being_earned_from_that_day_and_the_past_stays()
    {
        var burnUp = With([new(AfterWeek(4), 100_000), new(AfterWeek(6), -100_000)], []);
        Assert.Equal(100_000, burnUp.ValueAt(AfterWeek(6).PlusDays(-1)).Ev.Value);
        Assert.Equal(0, burnUp.ValueAt(AfterWeek(6)).Ev.Value);
    }

    [Fact]
    public void In_step_with_the_plan_the_schedule_is_at_least_kept()
    {
        var schedule = With([new(AfterWeek(4), 100_000)], []).ScheduleAt(AfterWeek(7));
        Assert.Equal([7, 16], [schedule.At.Value, schedule.Pd.Value]);
        Assert.Equal([7, 0, 1], [schedule.Es.Value, schedule.SvT.Value, schedule.SpiT.Value]);
    }

    [Fact]
    public void A_day_within_a_week_is_a_part_of_a_week()
    {
        var schedule = With([new(AfterWeek(10), 200_000)], []).ScheduleAt(AfterWeek(12).PlusDays(4));
        Assert.Equal((11m, -1.571428571m), (schedule.Es.Value, EarnedValueTests.Rounded(schedule.SvT, 9)));
    }

    [Fact]
    public void Nothing_accepted_when_the_first_deliverable_is_due_earns_the_weeks_in_which_nothing_was()
    {
        var schedule = With([], []).ScheduleAt(AfterWeek(4));
        Assert.Equal([3, -1, 0.75m], [schedule.Es.Value, schedule.SvT.Value, schedule.SpiT.Value]);
    }

    [Fact]
    public void A_plan_that_ends_within_a_week_is_exactly_kept_when_all_is_accepted_on_its_last_day()
    {
        var end = Start.PlusDays(9);
        var burnUp = new BurnUp(Start, Curve.Of([new(end, 500)]), Curve.Of([new(end, 500)]), Curve.Of([]));
        var schedule = burnUp.ScheduleAt(end);
        Assert.Equal(schedule.Pd, schedule.Es);
        Assert.Equal([0, 1], [schedule.SvT.Value, schedule.SpiT.Value]);
    }

    [Fact]
    public void Once_everything_is_accepted_time_stops()
    {
        var burnUp = With([new(AfterWeek(20), 500_000)], []);
        Assert.True(burnUp.IsCompleteAt(AfterWeek(30)));
        Assert.Equal([20, 0.8m, 20],
            [burnUp.ScheduleAt(AfterWeek(30)).At.Value, burnUp.ScheduleAt(AfterWeek(30)).SpiT.Value,
                burnUp.ScheduleAt(AfterWeek(30)).IeacT.Value]);
    }

    [Fact]
    public void Without_an_approved_baseline_cost_is_known_and_nothing_else()
    {
        var burnUp = new BurnUp(Start, planned: null, Curve.Of([]), Curve.Of([new(Start, 700)]));
        Assert.Equal(700, burnUp.ValueAt(Start).Ac.Value);
        Assert.Equal("no baseline is approved", burnUp.ValueAt(Start).Cpi.Reason);
        Assert.Equal("no baseline is approved", burnUp.ScheduleAt(Start).SpiT.Reason);
        Assert.Null(burnUp.PlannedEnd);
    }

    [Fact]
    public void The_chart_has_a_point_a_week_and_one_for_today_and_knows_nothing_of_the_future()
    {
        var today = AfterWeek(5).PlusDays(2);
        var points = With([new(AfterWeek(4), 100_000)], [new(AfterWeek(2), 40_000)]).Points(today).ToArray();
        Assert.Equal(1 + 16 + 1, points.Length);
        Assert.Equal(new BurnUpPoint(today, 100_000, 100_000, 40_000), points.Single(point => point.On == today));
        Assert.All(points, point => Assert.Equal(point.On > today, point.Earned is null && point.Cost is null));
        Assert.Equal(500_000, points[^1].Planned);
    }

    [Fact]
    public void A_plan_of_a_thousand_years_is_drawn_up_to_the_limit() =>
        Assert.InRange(With([], []).Points(Start.PlusYears(1_000)).Count(), BurnUp.WeeksMax, BurnUp.WeeksMax + 2);

    [Fact]
    public void A_curve_is_the_sum_of_its_amounts_on_any_day_in_any_order() => Prop.ForAll(Amounts, amounts =>
        {
            var curve = Curve.Of(amounts);
            var shuffled = Curve.Of(amounts.Reverse());
            return Enumerable.Range(-1, 120).Select(offset => Start.PlusDays(offset)).All(day =>
                curve.At(day) == amounts.Where(each => each.On <= day).Sum(each => each.Amount)
                && curve.At(day) == shuffled.At(day));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Accepting_more_is_never_later() => Prop.ForAll(
        Amounts, Gen.Choose(0, 130).ToArbitrary(), (earned, offset) =>
        {
            var day = Start.PlusDays(offset);
            var before = With(earned, []).ScheduleAt(day);
            var after = With([.. earned, new(day, 1_000)], []).ScheduleAt(day);
            return before.Es.Value <= after.Es.Value && after.Es.Value <= after.Pd.Value;
        }).QuickCheckThrowOnFailure();

    static Arbitrary<DatedAmount[]> Amounts =>
        (from offset in Gen.Choose(0, 112)
         from amount in Gen.Choose(1, 60_000)
         select new DatedAmount(Start.PlusDays(offset), amount)).ArrayOf().ToArbitrary();
}
