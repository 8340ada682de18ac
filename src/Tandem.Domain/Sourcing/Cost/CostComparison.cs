using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>What the four models cost, side by side.</summary>
/// <param name="Months">How long the work takes.</param>
/// <param name="Totals">What each costs over that time, the cheapest first.</param>
/// <param name="Course">What each costs up to the end of each month, from 1 to the longest work.</param>
/// <param name="BreakEvens">Where models change places, in the order of time.</param>
/// <param name="Sensitivity">What each costs, were rates or duration a fifth higher or lower.</param>
public sealed record CostComparison(int Months, Sequence<ModelCost> Totals, Sequence<MonthCost> Course,
    Sequence<BreakEven> BreakEvens, Sequence<CostScenario> Sensitivity)
{
    /// <summary>How far rates and durations are varied, as a share of them.</summary>
    public const decimal Variation = 0.2m;

    static readonly Fraction Less = Fraction.Of(1 - Variation), Same = Fraction.Of(1m),
        More = Fraction.Of(1 + Variation);

    /// <summary>Compares them.</summary>
    public static CostComparison Of(RateCard card, CostQuestion question)
    {
        var lines = card.Terms.Select(terms => CostLine.Of(card, question, terms.Model)).ToList();
        var pairs = lines.SelectMany((one, at) => lines.Skip(at + 1).Select(other => (one, other)));
        var months = Fraction.Of(question.Months);
        return new(question.Months,
            lines.Select(line => Cost(line, months, card.Currency, question.Budget)).OrderBy(each => each.Total)
                .ToSequence(),
            Enumerable.Range(1, AdvisorBook.MonthsMax).Select(month => new MonthCost(month,
                lines.Select(line => new ModelTotal(line.Model, Total(line, Fraction.Of(month), card.Currency)))
                    .ToSequence())).ToSequence(),
            pairs.SelectMany(pair => BreakEven.Between(pair.one, pair.other)).OrderBy(each => each.Month).ToSequence(),
            Scenarios(lines, months, card.Currency).ToSequence());
    }

    static IEnumerable<CostScenario> Scenarios(List<CostLine> lines, Fraction months, Currency currency) =>
        new (Fraction Rate, Fraction Duration)[] { (Same, Same), (Less, Same), (More, Same),
            (Same, Less), (Same, More) }
            .Select(each => new CostScenario(each.Rate.ToDecimal(), (months * each.Duration).ToDecimal(),
                lines.Select(line => new ModelTotal(line.Model,
                    Total(line.AtRates(each.Rate), months * each.Duration, currency))).ToSequence()));

    static ModelCost Cost(CostLine line, Fraction months, Currency currency, Money? budget)
    {
        var partner = line.Partner(months);
        var (price, contingency, overhead) = (Rounded(partner, currency),
            Rounded(partner * line.ContingencyShare, currency), Rounded(line.Overhead * months, currency));
        var total = price + contingency + overhead;
        return new(line.Model, price, contingency, overhead, total, budget is { } most ? total <= most : null);
    }

    // The parts are rounded, so that they add up to what is shown.
    static Money Total(CostLine line, Fraction months, Currency currency) =>
        Cost(line, months, currency, budget: null).Total;

    static Money Rounded(Fraction minor, Currency currency) =>
        new(decimal.ToInt64(decimal.Round(minor.ToDecimal(), 0, MidpointRounding.AwayFromZero)), currency);
}

/// <summary>What a model costs over the whole of the work.</summary>
/// <param name="Model">The model.</param>
/// <param name="Partner">The partner's price.</param>
/// <param name="Contingency">What is set aside on top of it.</param>
/// <param name="Overhead">What managing it takes of the client's own people.</param>
/// <param name="Total">The sum of the three.</param>
/// <param name="WithinBudget">Whether there is enough to spend; null where nobody said how much there is.</param>
public sealed record ModelCost(EngagementModel Model, Money Partner, Money Contingency, Money Overhead, Money Total,
    bool? WithinBudget);

/// <summary>What the models cost up to the end of a month.</summary>
public sealed record MonthCost(int Month, Sequence<ModelTotal> Totals);

/// <summary>What a model costs, all in.</summary>
public sealed record ModelTotal(EngagementModel Model, Money Total);

/// <summary>What the models cost under other circumstances.</summary>
/// <param name="RateFactor">By which the partner's monthly rates are multiplied; agreed fixed prices stay.</param>
/// <param name="Months">How long the work takes.</param>
/// <param name="Totals">What each model costs then.</param>
public sealed record CostScenario(decimal RateFactor, decimal Months, Sequence<ModelTotal> Totals)
{
    /// <summary>The cheapest model then.</summary>
    public EngagementModel Cheapest => Totals.OrderBy(each => each.Total).First().Model;
}
