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

        /// <summary>The sum of the amounts without their signs, which decides who may recognise them; null for none, or
        /// where currencies differ. A credit note must not carry a cost past the threshold.</summary>
        public Money? Gross =>
            Entries.Count > 0 && Entries.All(each => each.Amount.Currency == Entries[0].Amount.Currency)
                ? new(GrossMinor, Entries[0].Amount.Currency) : null;

        // Asked before the amounts are checked, so it must not overflow.
        long GrossMinor => (long)Int128.Min(long.MaxValue,
            Entries.Aggregate(Int128.Zero, (sum, each) => sum + Int128.Abs(each.Amount.Minor)));
    }
}
