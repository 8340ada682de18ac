using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using static Tandem.Tests.Forecast.CustomerPortal;

namespace Tandem.Tests.Forecast;

public class HealthTests
{
    static readonly DatedAmount First = new(AfterWeek(4), 100_000);

    [Fact]
    public void In_step_and_on_cost_it_is_all_right() => Says(
        HealthLevel.AllRight,
        "All right: 1 of 4 deliverables are accepted, none is late, and each 1.00 EUR of accepted value has cost 0.98.",
        Facts(AfterWeek(6), With([First], [new(AfterWeek(4), 98_000)])));

    [Fact]
    public void While_nothing_was_due_cost_of_work_in_progress_is_no_alarm() => Says(
        HealthLevel.AllRight,
        "All right: nothing was due yet, and no review waits too long.",
        Facts(AfterWeek(3), With([], [new(AfterWeek(2), 60_000)])));

    [Fact]
    public void Without_cost_the_sentence_leaves_it_out() => Says(
        HealthLevel.AllRight,
        "All right: 1 of 4 deliverables are accepted and none is late.",
        Facts(AfterWeek(6), With([First], [])));

    [Fact]
    public void Without_a_baseline_it_has_not_started() => Says(
        HealthLevel.NotStarted,
        "Not started: no baseline is approved yet.",
        Facts(AfterWeek(3), new BurnUp(Start, null, Curve.Of([]), Curve.Of([]))));

    [Fact]
    public void Before_the_first_day_it_says_when_it_begins() => Says(
        HealthLevel.NotStarted,
        "Not started: the plan begins on 5 January 2026.",
        Facts(Start.PlusDays(-1), With([], [])));

    [Fact]
    public void Finished_early_and_cheap_says_both() => Says(
        HealthLevel.Finished,
        "Finished: everything is accepted, 7 days before the planned end, and the cost is 96.0 % of the budget.",
        Facts(AfterWeek(40), With([new(AfterWeek(15), 500_000)], [new(AfterWeek(14), 480_000)])));

    [Fact]
    public void Finished_on_the_day_without_recorded_cost_says_that() => Says(
        HealthLevel.Finished,
        "Finished: everything is accepted, on the planned day, and no cost is recorded.",
        Facts(AfterWeek(16), With([new(AfterWeek(16), 500_000)], [])));

    [Fact]
    public void Behind_the_plan_and_over_cost_it_says_by_how_much_worst_first()
    {
        var facts = Facts(AfterWeek(13), With([First], [new(AfterWeek(12), 150_000)])) with
        {
            Late = [new("D-02", AfterWeek(8)), new("D-03", AfterWeek(12))],
            LateValue = 300_000,
        };
        Says(HealthLevel.InTrouble,
            "In trouble: accepted work is 6.0 weeks behind the plan (SPI(t) 0.54); each 1.00 EUR of accepted value "
            + "has cost 1.50, which forecasts 50.0 % over plan; and 2 deliverables worth 300,000.00 EUR are late, "
            + "the oldest by 35 days (D-02).", facts);
        var causes = Health.Of(facts, HealthThresholds.Default).Causes;
        Assert.Equal(["spiT", "cpi", null], causes.Select(cause => cause.Figure));
    }

    [Fact]
    public void Money_spent_and_nothing_accepted_where_something_was_due_is_trouble() => Says(
        HealthLevel.InTrouble,
        "In trouble: 80,000.00 EUR is spent and nothing is accepted.",
        Facts(AfterWeek(4), With([], [new(AfterWeek(3), 80_000)])),
        HealthThresholds.Default with { BehindWeeksTolerated = 2 });

    [Fact]
    public void An_overdue_review_is_told_with_its_deliverable() => Says(
        HealthLevel.Watch,
        "To watch: 1 review is overdue by 1 day (D-02).",
        Facts(AfterWeek(6), With([First], [])) with { Reviews = [new("D-02", AfterWeek(6).PlusDays(-1))] });

    [Fact]
    public void A_cause_of_trouble_stands_before_one_to_watch() => Says(
        HealthLevel.InTrouble,
        "In trouble: 2 reviews are overdue, the oldest by 11 days (D-03); and 1 deliverable worth 100,000.00 EUR is "
        + "late by 2 days (D-02).",
        Facts(AfterWeek(8).PlusDays(2), With([First], [])) with
        {
            Late = [new("D-02", AfterWeek(8))],
            LateValue = 100_000,
            Reviews = [new("D-04", AfterWeek(8)), new("D-03", AfterWeek(8).PlusDays(-9))],
        },
        HealthThresholds.Default with { BehindWeeksTolerated = 2 });

    [Fact]
    public void What_the_partner_reports_beyond_what_is_accepted_is_the_first_warning() => Says(
        HealthLevel.Watch,
        "To watch: the partner reports 42.5 % done and 20.0 % is accepted.",
        Facts(AfterWeek(6), With([First], [])) with { ReportedPercent = 42.5m });

    [Fact]
    public void Of_many_causes_three_are_told_and_the_rest_counted()
    {
        var health = Health.Of(Facts(AfterWeek(13), With([First], [new(AfterWeek(12), 150_000)])) with
        {
            Late = [new("D-02", AfterWeek(8))],
            LateValue = 100_000,
            Reviews = [new("D-03", AfterWeek(11))],
            ReportedPercent = 90,
        }, HealthThresholds.Default);
        Assert.Equal(5, health.Causes.Count);
        Assert.EndsWith("; and 2 more reasons below.", health.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(105_263, HealthLevel.AllRight)]
    [InlineData(130_000, HealthLevel.InTrouble)]
    public void Cost_is_judged_only_beyond_what_work_in_progress_explains(int cost, HealthLevel expected) =>
        Assert.Equal(expected, Level(With([First], [new(AfterWeek(5), cost)]), AfterWeek(6)));

    [Theory]
    [InlineData(0, HealthLevel.AllRight)]
    [InlineData(1, HealthLevel.Watch)]
    [InlineData(30, HealthLevel.Watch)]
    [InlineData(31, HealthLevel.InTrouble)]
    public void Lateness_is_judged_by_the_day(int days, HealthLevel expected) => Assert.Equal(expected, Health.Of(
        Facts(AfterWeek(6), With([First], [])) with { Late = [new("D-02", AfterWeek(6).PlusDays(-days))] },
        HealthThresholds.Default).Level);

    [Theory]
    [InlineData(35, HealthLevel.AllRight)]
    [InlineData(36, HealthLevel.Watch)]
    [InlineData(50, HealthLevel.Watch)]
    [InlineData(51, HealthLevel.InTrouble)]
    public void The_gap_between_reported_and_accepted_is_judged_in_points(int reported, HealthLevel expected) =>
        Assert.Equal(expected, Health.Of(
            Facts(AfterWeek(6), With([First], [])) with { ReportedPercent = reported },
            HealthThresholds.Default).Level);

    static HealthLevel Level(BurnUp burnUp, LocalDate asOf) =>
        Health.Of(Facts(asOf, burnUp), HealthThresholds.Default).Level;

    static void Says(HealthLevel level, string sentence, HealthFacts facts, HealthThresholds? thresholds = null)
    {
        var health = Health.Of(facts, thresholds ?? HealthThresholds.Default);
        Assert.Equal((level, sentence), (health.Level, health.Sentence));
    }
}
