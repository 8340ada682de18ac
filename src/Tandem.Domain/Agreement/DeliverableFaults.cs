using Tandem.Domain.Delivery;
using static Tandem.Domain.Agreement.AgreementRefusal;

namespace Tandem.Domain.Agreement;

/// <summary>Everything that is wrong with one described deliverable.</summary>
static class DeliverableFaults
{
    public static IEnumerable<Refusal> Of(DescribedDeliverable deliverable, Terms terms, IReadOnlySet<string> outcomes,
        string field)
    {
        if (DescriptionFaults.ItemKeyFault(deliverable.Key, $"{field}.key") is { } key) yield return key;
        if (DescriptionFaults.TitleFault(deliverable.Title, $"{field}.title") is { } title) yield return title;
        if (deliverable.Description is { } text
            && DescriptionFaults.ProseFault(text, $"{field}.description") is { } prose)
            yield return prose;
        if (deliverable.Value.Currency != terms.Currency) yield return OtherCurrency(terms.Currency, $"{field}.value");
        if (deliverable.Value.Minor <= 0) yield return AmountNotPositive($"{field}.value");
        if (deliverable.Value.Minor > DescriptionLimits.ValueMinorMax) yield return AmountTooLarge($"{field}.value");
        if (deliverable.Planned < terms.Start || deliverable.Planned > terms.End)
            yield return PlannedOutside(deliverable.Planned, terms, $"{field}.planned");
        if (deliverable.Outcome is { } outcome && !outcomes.Contains(outcome))
            yield return UnknownOutcome(outcome, $"{field}.outcome");
        foreach (var fault in OfCriteria(deliverable, $"{field}.criteria")) yield return fault;
    }

    static IEnumerable<Refusal> OfCriteria(DescribedDeliverable deliverable, string field)
    {
        if (deliverable.Criteria.Count == 0) yield return NoCriteria(field);
        if (deliverable.Criteria.Count > DescriptionLimits.CriteriaMax)
            yield return TooMany("criteria", DescriptionLimits.CriteriaMax, field);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < deliverable.Criteria.Count; index++)
        {
            var line = deliverable.Criteria[index];
            if (DescriptionFaults.ItemKeyFault(line.Key, $"{field}[{index}]") is { } key) yield return key;
            if (!seen.Add(line.Key)) yield return Repeated("criteria", line.Key, $"{field}[{index}]");
            if (CriterionText.Parse(line.Text).Error is { } error)
                yield return CriterionUnreadable(error.Message, $"{field}[{index}]");
        }
    }
}
