using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Agreement;

/// <summary>The rights table of an engagement: a playbook's rows in the engagement's currency, with its own
/// exceptions.</summary>
static class AgreedRights
{
    public static Sequence<DecisionRight> Of(RightsPlaybook playbook, EngagementDescription described) =>
        Of(Priced(playbook, described.Terms.Currency), described.Rights);

    public static Sequence<DecisionRight> Of(IEnumerable<DecisionRight> adopted, Sequence<DescribedRight> rights) =>
        adopted.Select(row => rights.FirstOrDefault(each => each.Kind == row.Kind) is { } changed
            ? Changed(row, changed) : row).ToSequence();

    public static Sequence<DecisionRight> Priced(RightsPlaybook playbook, Currency currency) => playbook.Table
        .Select(each => each.Threshold is { } amount ? each.Row with { Threshold = Money(amount, currency) } : each.Row)
        .ToSequence();

    static Money Money(decimal amount, Currency currency) =>
        new(checked((long)(amount * currency.MinorPerUnit)), currency);

    static DecisionRight Changed(DecisionRight row, DescribedRight changed) => row with
    {
        Accountable = changed.Accountable,
        Responsible = changed.Responsible ?? row.Responsible,
        Consulted = changed.Consulted ?? row.Consulted,
        Informed = changed.Informed ?? row.Informed,
        Threshold = changed.Threshold,
        Above = changed.Above,
    };
}
