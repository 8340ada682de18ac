using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;

namespace Tandem.Domain;

/// <summary>Answers every command: first whether the asker may, then what the room's rules say.</summary>
public static class EngagementDecider
{
    /// <summary>The facts that follow from a command, or the reason why none do.</summary>
    public static Decision Decide(Engagement engagement, Asking asking, EngagementCommand command)
    {
        if (Authority.Check(engagement, asking, command) is { } refusal) return refusal;
        return command switch
        {
            AgreementCommand c => AgreementDecider.Decide(engagement, asking, c),
            GovernanceCommand c => GovernanceDecider.Decide(engagement, asking, c),
            OutcomesCommand c => OutcomesDecider.Decide(engagement, asking, c),
            DeliveryCommand c => DeliveryDecider.Decide(engagement, asking, c),
            FinanceCommand c => FinanceDecider.Decide(engagement, asking, c),
            _ => throw new InvalidOperationException($"No room decides {command.GetType().Name}."),
        };
    }

    /// <summary>
    /// Decides several commands one after the other, each on what the ones before it led to: all or nothing.
    /// </summary>
    public static Decision Decide(Engagement engagement, Asking asking, IEnumerable<EngagementCommand> commands) =>
        Decision.InTurn(engagement, commands, (now, command) => Decide(now, asking, command),
            (now, happened) => now.Evolve(happened));
}
