using NodaTime;

namespace Tandem.Domain.Finance;

/// <summary>What can become true of money. See <see cref="EngagementEvent"/> for what binds these.</summary>
public abstract record FinanceEvent : EngagementEvent
{
    FinanceEvent() { }

    /// <summary>A cost was recognised.</summary>
    [Stored("cost.recognised/1")]
    public sealed record CostRecognised(CostEntry Entry, LocalDate On) : FinanceEvent;
}
