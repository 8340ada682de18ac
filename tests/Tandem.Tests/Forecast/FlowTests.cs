using Tandem.Domain.Forecast;
using static Tandem.Tests.Forecast.CustomerPortal;

namespace Tandem.Tests.Forecast;

public class FlowTests
{
    // Accepted at once and in time; rejected, then accepted late; rejected and waiting again; not begun.
    static readonly FlowHistory[] Four =
    [
        new("D-01", 100_000, AfterWeek(4), Start,
            [new(AfterWeek(3), AfterWeek(4), true)], AfterWeek(4), Criteria: 4, CriteriaMet: 4),
        new("D-02", 100_000, AfterWeek(8), AfterWeek(4),
            [new(AfterWeek(7), AfterWeek(8), false), new(AfterWeek(9), AfterWeek(9).PlusDays(2), true)],
            AfterWeek(9).PlusDays(2), Criteria: 6, CriteriaMet: 5),
        new("D-03", 200_000, AfterWeek(12), AfterWeek(6),
            [new(AfterWeek(10), AfterWeek(11), false), new(AfterWeek(11).PlusDays(4), null, false)],
            null, Criteria: 5, CriteriaMet: 0),
        new("D-04", 100_000, AfterWeek(16), null, [], null, Criteria: 3, CriteriaMet: 0),
    ];

    static readonly Flow AtWeek12 = Flow.Of(Start, Four, [], AfterWeek(12));

    [Fact]
    public void Cycle_time_is_from_submission_to_decision() =>
        Assert.Equal((4, 7m, 7m, 7m), (AtWeek12.CycleTime.Cases, AtWeek12.CycleTime.Median.Value,
            AtWeek12.CycleTime.Percentile85.Value, AtWeek12.CycleTime.Longest.Value));

    [Fact]
    public void Lead_time_is_from_start_to_acceptance() =>
        Assert.Equal((2, 32m, 37m),
            (AtWeek12.LeadTime.Cases, AtWeek12.LeadTime.Median.Value, AtWeek12.LeadTime.Longest.Value));

    [Fact]
    public void Throughput_counts_the_last_28_days()
    {
        Assert.Equal((0.25m, 25_000m), (AtWeek12.Throughput.Value, AtWeek12.ValueThroughput.Value));
        Assert.Equal(0, Flow.Of(Start, Four[..1], [], AfterWeek(8)).Throughput.Value);
        Assert.Equal(0.25m, Flow.Of(Start, Four[..1], [], AfterWeek(8).PlusDays(-1)).Throughput.Value);
        Assert.Equal("fewer than 28 days have passed since the start",
            Flow.Of(Start, Four[..1], [], Start.PlusDays(26)).Throughput.Reason);
        Assert.Null(Flow.Of(Start, Four[..1], [], Start.PlusDays(27)).Throughput.Reason);
    }

    [Fact]
    public void What_is_in_review_ages_by_the_day() =>
        Assert.Equal((1, 3m), (AtWeek12.ReviewAge.Cases, AtWeek12.ReviewAge.Longest.Value));

    [Fact]
    public void One_of_three_was_right_the_first_time_and_two_of_five_submissions_were_repetitions() =>
        Assert.Equal((33.33m, 40m), (EarnedValueTests.Rounded(AtWeek12.FirstPassYield, 2), AtWeek12.ReworkRate.Value));

    [Fact]
    public void One_of_three_due_was_accepted_in_time() =>
        Assert.Equal(33.33m, EarnedValueTests.Rounded(AtWeek12.OnTime, 2));

    [Fact]
    public void What_came_before_it_was_due_counts_once_it_is_due()
    {
        FlowHistory[] histories = [.. Four, Four[0] with { Key = "D-05", Due = AfterWeek(16) }];
        Assert.Equal(33.33m, EarnedValueTests.Rounded(Flow.Of(Start, histories, [], AfterWeek(12)).OnTime, 2));
        Assert.Equal(40m, Flow.Of(Start, histories, [], AfterWeek(16)).OnTime.Value);
    }

    [Fact]
    public void A_waived_criterion_is_not_delivered_to_specification() =>
        Assert.Equal(90, AtWeek12.ToSpecification.Value);

    [Fact]
    public void Rework_costs_from_the_day_after_a_rejection_to_the_next_decision()
    {
        FlowCost[] costs =
        [
            new(AfterWeek(8), 1, "D-02"), new(AfterWeek(8).PlusDays(1), 10, "D-02"),
            new(AfterWeek(9).PlusDays(2), 100, "D-02"), new(AfterWeek(9).PlusDays(3), 1_000, "D-02"),
            new(AfterWeek(9), 10_000, "D-01"), new(AfterWeek(9), 100_000, null), new(AfterWeek(12), 1_000_000, "D-03"),
        ];
        Assert.Equal(1_000_110, Flow.Of(Start, Four, costs, AfterWeek(12)).ReworkCost.Value);
    }

    [Fact]
    public void Rework_that_no_cost_can_be_assigned_to_has_no_known_cost()
    {
        Assert.Equal("no cost names its deliverable",
            Flow.Of(Start, Four, [new(AfterWeek(9), 5, null)], AfterWeek(12)).ReworkCost.Reason);
        Assert.Equal(0, Flow.Of(Start, Four[..1], [], AfterWeek(12)).ReworkCost.Value);
    }

    [Fact]
    public void Before_anything_happened_every_figure_says_what_is_missing()
    {
        var flow = Flow.Of(Start, Four[3..], [], AfterWeek(1));
        Assert.Equal("nothing was decided yet", flow.CycleTime.Median.Reason);
        Assert.Equal("nothing is accepted", flow.LeadTime.Percentile85.Reason);
        Assert.Equal("nothing is in review", flow.ReviewAge.Longest.Reason);
        Assert.Equal("nothing was decided yet", flow.FirstPassYield.Reason);
        Assert.Equal("nothing was submitted yet", flow.ReworkRate.Reason);
        Assert.Equal("nothing was due yet", flow.OnTime.Reason);
        Assert.Equal("nothing is accepted", flow.ToSpecification.Reason);
    }

    [Theory]
    [InlineData(new[] { 5 }, 5, 5)]
    [InlineData(new[] { 1, 2 }, 1.5, 2)]
    [InlineData(new[] { 9, 1, 5 }, 5, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, 10.5, 17)]
    public void The_85th_percentile_is_the_case_that_85_percent_did_not_exceed(int[] days, decimal median, decimal high)
    {
        var spread = Spread.Of(days, "none");
        Assert.Equal((median, high), (spread.Median.Value, spread.Percentile85.Value));
    }
}
