using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;
using Tandem.Forecast.Pages;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Forecast;

/// <summary>Behind a figure stand the facts that it is computed from, and no others.</summary>
public class OpeningFigures
{
    [Fact]
    public void Every_formula_knows_its_facts() => Assert.All(Formula.All, formula =>
        Assert.Equal(formula.Inputs.Count == 0 || formula.Key == "runway",
            FigureSources.Of(After(AcceptedOnce), formula, April(30)).Any() || IsBareHere(formula.Key)));

    [Theory]
    [InlineData("leadTime", "Started Accepted")]
    [InlineData("cycleTime", "Submitted Accepted")]
    [InlineData("firstPassYield", "Submitted Accepted")]
    [InlineData("reworkRate", "Submitted Accepted")]
    [InlineData("toSpecification", "Submitted CriterionJudged Accepted")]
    [InlineData("throughput", "Accepted")]
    [InlineData("ev", "Accepted")]
    [InlineData("at", "Opened")]
    [InlineData("runway", "Opened")]
    public void And_they_are_those_it_is_computed_from(string figure, string events) => Assert.Equal(events,
        string.Join(' ', FigureSources.Of(After(AcceptedOnce), Formula.Of(figure), April(9))
            .Select(fact => AcceptedOnce[(int)fact.Version - 1].GetType().Name).Distinct()
            .OrderBy(name => AcceptedOnce.ToList().FindIndex(each => each.GetType().Name == name))));

    [Theory]
    [InlineData("bac", "Promised")]
    [InlineData("leadTime", "Started Decided")]
    [InlineData("cycleTime", "HandedOver Decided")]
    [InlineData("toSpecification", "HandedOver Settled Decided")]
    [InlineData("ev", "Accepted Withdrawn")]
    [InlineData("runway", "Terms")]
    public void Each_says_what_it_says_of_its_deliverable(string figure, string kinds) => Assert.Equal(kinds,
        string.Join(' ', FigureSources.Of(After(figure == "ev" ? AcceptedOnce.Add(Withdrawn) : AcceptedOnce),
            Formula.Of(figure), April(30)).OrderBy(fact => fact.Version).Select(fact => fact.Kind).Distinct()));

    static DeliveryEvent.AcceptanceWithdrawn Withdrawn => new("D-01", 1, Petra, April(12), "It fails in production.");

    [Fact]
    public void What_waits_for_its_decision_stands_behind_the_age_in_review_alone()
    {
        var waiting = After(Judged);
        Assert.NotEmpty(FigureSources.Of(waiting, Formula.Of("reviewAge"), April(9)));
        Assert.Empty(FigureSources.Of(waiting, Formula.Of("cycleTime"), April(9)));
        Assert.Empty(FigureSources.Of(After(AcceptedOnce), Formula.Of("reviewAge"), April(9)));
    }

    // The claim intake was sent back and the document store was not; a line that bills recorded time counts no twice.
    [Theory]
    [InlineData("ac", "intake store nothing")]
    [InlineData("reworkCost", "Submitted Rejected intake")]
    public void Behind_what_was_spent_stand_the_costs_that_count(string figure, string facts)
    {
        var history = UnderReview.Add(SentBack("D-01", round: 1)).Concat([
            Spent("intake", "D-01"), Spent("store", "D-02"), Spent("nothing", deliverable: null),
            Spent("billed", "D-01", covered: true), Spent("later", "D-01", on: May(2)),
        ]).ToSequence();
        Assert.Equal(facts, string.Join(' ', FigureSources.Of(After(history), Formula.Of(figure), April(30))
            .Select(fact => history[(int)fact.Version - 1]).Select(each => each is FinanceEvent.CostRecognised cost
                ? cost.Entry.Description : each.GetType().Name)));

        static FinanceEvent.CostRecognised Spent(
            string text, string? deliverable, bool covered = false, NodaTime.LocalDate? on = null) =>
            new(new(text, CostKind.Invoice, on ?? March(3), Gbp(10), text, deliverable, null, covered), May(2));
    }

    // Nothing was rejected, nothing waits, and nothing was spent in this history.
    static bool IsBareHere(string figure) => figure is "reworkCost" or "reviewAge" or "ac";
}
