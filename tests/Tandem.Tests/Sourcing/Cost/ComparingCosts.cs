using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Sourcing.Cost;
using static Tandem.Domain.Agreement.EngagementModel;

namespace Tandem.Tests.Sourcing.Cost;

public class ComparingCosts
{
    static readonly Currency Usd = Currency.Of("USD");

    static RateCard Shipped { get; } =
        RateCardPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, RateCardPlaybook.File)).Content;

    [Fact]
    public void The_shipped_card_has_the_figures_of_its_source()
    {
        Assert.Equal([3200m, 4600m, 6000m], Shipped.Rates.Select(each => each.Monthly.Amount));
        var project = Assert.IsType<Price.Fixed>(Shipped.Of(Project).Price);
        Assert.Equal((15_000m, 150_000m, 82_500m), (project.Low.Amount, project.High.Amount, project.Middle.Amount));
        Assert.InRange(Shipped.Of(StaffAugmentation).HoursPerPerson, 2, 3);
        Assert.All(Shipped.Terms, each => Assert.InRange(each.ContingencyPercent, 15, 20));
    }

    [Fact]
    public void A_year_of_two_senior_developers_by_hand()
    {
        var comparison = CostComparison.Of(Shipped, Asking(Senior(2), months: 12));
        var added = comparison.Totals.Single(each => each.Model == StaffAugmentation);
        // 2 × 6000 × 12; 15 % of it; 2 × 2.5 hours × 52 weeks × 75.
        Assert.Equal((144_000m, 21_600m, 19_500m, 185_100m), (added.Partner.Amount, added.Contingency.Amount,
            added.Overhead.Amount, added.Total.Amount));

        var project = comparison.Totals.Single(each => each.Model == Project);
        // Two contracts of six months; 20 %; one hour a week.
        Assert.Equal((165_000m, 33_000m, 3_900m, 201_900m), (project.Partner.Amount, project.Contingency.Amount,
            project.Overhead.Amount, project.Total.Amount));
        Assert.Equal(comparison.Totals.OrderBy(each => each.Total), comparison.Totals);
    }

    [Fact]
    public void The_course_of_thirty_six_months_ends_in_the_total()
    {
        var comparison = CostComparison.Of(Shipped, Asking(Senior(3), months: 36));
        Assert.Equal(Enumerable.Range(1, 36), comparison.Course.Select(each => each.Month));
        Assert.Equal(comparison.Totals.OrderBy(each => each.Model).Select(each => each.Total),
            comparison.Course[^1].Totals.OrderBy(each => each.Model).Select(each => each.Total));
        Assert.All(comparison.Course.Zip(comparison.Course.Skip(1)), pair => Assert.All(
            pair.First.Totals.Zip(pair.Second.Totals), each => Assert.True(each.First.Total < each.Second.Total)));
    }

    [Fact]
    public void The_break_even_is_exact_where_it_is_a_third_of_a_month()
    {
        // 3000 a month against 10000 for three years, and nothing else: 10000 / 3000.
        var question = Asking([new(Rate(3_000), 1)], 12) with { FixedPrice = Dollars(10_000), FixedMonths = 36 };
        var broken = Pair(Bare, question, StaffAugmentation, Project);
        Assert.Equal(StaffAugmentation, Assert.Single(broken).CheaperBefore);
        Assert.Equal(3.333333333333333333333333333m, broken[0].Month);
        Assert.Equal((4, Project), (broken[0].FirstMonth, broken[0].CheaperAfter));
    }

    [Fact]
    public void A_row_of_contracts_is_overtaken_at_each_start_and_regained_by_solving()
    {
        // 1000 a month against 3600 for every four months: dearer from 3.6 on, until the next contract starts at 4.
        var question = Asking([new(Rate(1_000), 1)], 12) with { FixedPrice = Dollars(3_600), FixedMonths = 4 };
        var broken = Pair(Bare, question, StaffAugmentation, Project);
        Assert.Equal([3.6m, 4m, 7.2m, 8m, 10.8m, 12m, 14.4m, 16m, 18m], broken.Take(9).Select(each => each.Month));
        Assert.All(broken.Where((_, at) => at % 2 == 0), each => Assert.Equal(Project, each.CheaperAfter));
        Assert.All(broken.Where((_, at) => at is 1 or 3 or 5), each =>
            Assert.Equal(StaffAugmentation, each.CheaperAfter));
    }

    [Fact]
    public void At_each_break_even_both_cost_the_same_and_on_either_side_they_do_not()
    {
        foreach (var people in Enumerable.Range(1, 12))
            foreach (var price in new[] { 15_000, 82_500, 150_000, 99_999 })
            {
                var question = Asking(Senior(people), 12) with { FixedPrice = Dollars(price) };
                var comparison = CostComparison.Of(Shipped, question);
                foreach (var each in comparison.BreakEvens)
                {
                    Assert.InRange(each.Month, 0, 36);
                    // What every pair costs in whole months agrees with what is said between two break-evens.
                    var next = comparison.BreakEvens.Where(other => Same(other, each) && other.Month > each.Month)
                        .Select(other => other.Month).DefaultIfEmpty(36).Min();
                    foreach (var month in comparison.Course.Where(month => month.Month > each.Month
                        && month.Month < next))
                        Assert.True(Total(month, each.CheaperAfter) <= Total(month, each.CheaperBefore),
                            $"{people} people, {price}: {each} in month {month.Month}");
                }
            }
    }

    [Fact]
    public void Two_lines_that_never_meet_have_no_break_even() => Assert.Empty(Pair(Shipped, Asking(Senior(1), 12),
        DedicatedTeam, ManagedService));

    [Fact]
    public void Rates_and_duration_a_fifth_up_or_down()
    {
        var scenarios = CostComparison.Of(Shipped, Asking(Senior(2), months: 10)).Sensitivity;
        Assert.Equal([(1m, 10m), (0.8m, 10m), (1.2m, 10m), (1m, 8m), (1m, 12m)],
            scenarios.Select(each => (each.RateFactor, each.Months)));
        decimal Of(int at, EngagementModel model) =>
            scenarios[at].Totals.Single(each => each.Model == model).Total.Amount;
        // 1.15 × 12000 × 10 × factor, and overhead of 2 × 2.5 × 75 × 52 / 12 × 10 that rates do not change.
        Assert.Equal([154_250m, 126_650m, 181_850m], new[] { 0, 1, 2 }.Select(at => Of(at, StaffAugmentation)));
        Assert.Equal(123_400m, Of(3, StaffAugmentation));
        // A fixed price stays, however rates move; ten months take two contracts, and so do eight.
        Assert.Equal(Of(0, Project), Of(1, Project));
        Assert.Equal(2 * 82_500m * 1.2m + 8 * 325m, Of(3, Project));
    }

    [Fact]
    public void A_budget_is_held_against_every_model()
    {
        var comparison = CostComparison.Of(Shipped, Asking(Senior(2), 12) with { Budget = Dollars(190_000) });
        Assert.True(comparison.Totals.Single(each => each.Model == StaffAugmentation).WithinBudget);
        Assert.False(comparison.Totals.Single(each => each.Model == Project).WithinBudget);
        Assert.All(CostComparison.Of(Shipped, Asking(Senior(2), 12)).Totals, each => Assert.Null(each.WithinBudget));
    }

    [Fact]
    public void What_somebody_knows_better_replaces_the_card()
    {
        var question = Asking(Senior(1), 6) with { ServiceFee = Dollars(1_000), InternalRate = Dollars(0) };
        var service = CostComparison.Of(Shipped, question).Totals.Single(each => each.Model == ManagedService);
        Assert.Equal((6_000m, 900m, 0m), (service.Partner.Amount, service.Contingency.Amount, service.Overhead.Amount));
    }

    static RateCard Bare { get; } = Shipped with
    {
        Terms = Shipped.Terms.Select(each => each with { Hours = 0, HoursPerPerson = 0, ContingencyPercent = 0 })
            .ToSequence(),
    };

    static CostQuestion Asking(Sequence<TeamLine> team, int months) =>
        new(team, months, null, null, null, null, null);

    static Sequence<TeamLine> Senior(int count) => [new(Shipped.Find("developer", "senior")!, count)];

    static Rate Rate(int monthly) => new("developer", "any", Dollars(monthly), "a test");

    static Money Dollars(long units) => new(units * 100, Usd);

    static List<BreakEven> Pair(RateCard card, CostQuestion question, EngagementModel one, EngagementModel other) =>
        [.. CostComparison.Of(card, question).BreakEvens.Where(each =>
            new[] { one, other }.Contains(each.CheaperBefore) && new[] { one, other }.Contains(each.CheaperAfter))];

    static bool Same(BreakEven one, BreakEven other) => (one.CheaperBefore == other.CheaperBefore
        && one.CheaperAfter == other.CheaperAfter) || (one.CheaperBefore == other.CheaperAfter
        && one.CheaperAfter == other.CheaperBefore);

    static Money Total(MonthCost month, EngagementModel model) =>
        month.Totals.Single(each => each.Model == model).Total;
}
