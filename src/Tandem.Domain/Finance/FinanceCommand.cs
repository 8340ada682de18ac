using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Finance;

/// <summary>What can be asked about money.</summary>
public abstract record FinanceCommand : EngagementCommand
{
    FinanceCommand() { }

    /// <summary>Recognises costs, all of them or none; entries already recorded add nothing.</summary>
    public sealed record RecordCosts(Sequence<CostEntry> Entries) : FinanceCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.CostRecognition;

        /// <summary>The sum, which decides who may recognise it; null for none, or where currencies differ.</summary>
        public Money? Total => Entries.Count > 0 && Entries.All(each => each.Amount.Currency == Entries[0].Amount.Currency)
            ? Money.Sum(Entries.Select(each => each.Amount), Entries[0].Amount.Currency) : null;
    }
}
