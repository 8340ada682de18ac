using NodaTime;
using Tandem.Domain.Values;
using static Tandem.Domain.Finance.FinanceCommand;
using static Tandem.Domain.Finance.FinanceEvent;

namespace Tandem.Domain.Finance;

/// <summary>The rules of recognising cost.</summary>
public static class FinanceDecider
{
    internal static Decision Decide(Engagement engagement, Asking asking, FinanceCommand command) => command switch
    {
        RecordCosts c => DecideRecord(engagement, asking, c),
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    static Decision DecideRecord(Engagement engagement, Asking asking, RecordCosts c)
    {
        if (c.Entries.Count == 0) return FinanceRefusal.NoEntries;
        if (c.Entries.Count > FinanceLimits.EntriesMax) return FinanceRefusal.TooManyEntries(FinanceLimits.EntriesMax);

        var fresh = new Dictionary<string, CostEntry>(StringComparer.Ordinal);
        for (var index = 0; index < c.Entries.Count; index++)
        {
            var entry = c.Entries[index];
            if (Fault(engagement, entry, asking.On, $"entries[{index}]") is { } fault) return fault;
            var known = engagement.Finance.ById.GetValueOrDefault(entry.ExternalId)?.Entry
                ?? fresh.GetValueOrDefault(entry.ExternalId);
            if (known is not null && known != entry)
                return FinanceRefusal.IdTaken(entry.ExternalId, $"entries[{index}]");
            if (known is null) fresh.Add(entry.ExternalId, entry);
        }
        var gross = engagement.Finance.GrossMinor + fresh.Values.Sum(entry => Math.Abs(entry.Amount.Minor));
        if (gross > FinanceLimits.GrossMinorMax) return FinanceRefusal.SumTooLarge;
        return Decision.Of(fresh.Values.Select(entry => new CostRecognised(entry, asking.On)));
    }

    /// <summary>
    /// Why one entry cannot be recognised, or null. Importers ask it for every row, to report all faults at once.
    /// </summary>
    public static Refusal? Fault(Engagement engagement, CostEntry entry, LocalDate today, string at)
    {
        if (string.IsNullOrWhiteSpace(entry.ExternalId) || entry.ExternalId.Length > FinanceLimits.IdCharactersMax)
            return FinanceRefusal.IdMissing(at);
        if (entry.Amount.Currency != engagement.Currency)
            return FinanceRefusal.OtherCurrency(entry.Amount.Currency, engagement.Currency, at);
        if (entry.Amount.Minor is < -FinanceLimits.EntryMinorMax or > FinanceLimits.EntryMinorMax)
            return FinanceRefusal.AmountTooLarge(at);
        if (entry.Kind == CostKind.Time && (entry.Amount.Minor < 0 || entry.Hours is < 0))
            return FinanceRefusal.NegativeTime($"{at}.{(entry.Hours is < 0 ? "hours" : "amount")}");
        if (entry.Kind == CostKind.Time && entry.CoveredByTime) return FinanceRefusal.TimeCoversItself(at);
        if (entry.ServiceOn > today) return FinanceRefusal.ServiceAhead(entry.ServiceOn, at);
        if (entry.Description.Length > FinanceLimits.DescriptionCharactersMax)
            return FinanceRefusal.DescriptionTooLong(FinanceLimits.DescriptionCharactersMax, at);
        if (entry.Deliverable is { } key && engagement.Delivery.Find(key) is null)
            return FinanceRefusal.UnknownDeliverable(key, at);
        return null;
    }
}
