using static Tandem.Domain.Sourcing.SourcingRefusal;

namespace Tandem.Domain.Sourcing;

/// <summary>What is wrong with a need as it was stated.</summary>
public static class NeedFaults
{
    /// <summary>Every fault, in the order of the fields: the first is what the need is refused for.</summary>
    public static IEnumerable<Refusal> Of(SourcingCase known, Need need)
    {
        if (SourcingTexts.ProseFault(need.Problem, "problem") is { } problem) yield return problem;
        if (need.Outcomes.Count > SourcingLimits.ListMax) yield return TooMany("outcomes", SourcingLimits.ListMax);
        for (var at = 0; at < Math.Min(need.Outcomes.Count, SourcingLimits.ListMax); at++)
        {
            var (outcome, field) = (need.Outcomes[at], $"outcomes[{at}]");
            if (!SourcingTexts.IsKey(outcome.Key)) yield return KeyUnusable(outcome.Key);
            if (need.Outcomes.Count(each => each.Key == outcome.Key) > 1) yield return KeyTwice(outcome.Key);
            if (SourcingTexts.TitleFault(outcome.Title, $"{field}.title") is { } title) yield return title;
            if (SourcingTexts.TitleFault(outcome.Unit, $"{field}.unit") is { } unit) yield return unit;
        }
        if (need.Budget is { } budget && budget.Currency != known.Currency)
            yield return OtherCurrency(known.Currency!, "budget");
        else if (need.Budget is { Minor: <= 0 or > SourcingLimits.PriceMinorMax })
            yield return AmountOutOfRange("budget");
        if (need.Start > need.End) yield return DatesReversed;
    }
}
