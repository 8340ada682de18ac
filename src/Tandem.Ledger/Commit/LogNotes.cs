using Tandem.Ledger.Notes;

namespace Tandem.Ledger.Commit;

/// <summary>Signs where a log stands.</summary>
sealed class LogNotes(LogKey key)
{
    public string Sign(LogPlan plan) =>
        key.Sign(new Checkpoint(Origin(plan.Organisation), plan.Frontier.Size, plan.Frontier.Root()));

    public string Origin(string organisation) => $"{key.Name}/{organisation}";
}
