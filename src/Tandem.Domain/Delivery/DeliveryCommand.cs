using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>What can be asked about the plan and its deliverables.</summary>
public abstract record DeliveryCommand : EngagementCommand
{
    DeliveryCommand() { }

    /// <summary>Freezes value, date and criteria of everything promised.</summary>
    public sealed record ApproveBaseline : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Baseline;
    }

    /// <summary>Begins work.</summary>
    public sealed record Start(string Deliverable) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Delivery;
    }

    /// <summary>Hands a deliverable over for review.</summary>
    public sealed record Submit(string Deliverable, Handover Handover) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Delivery;
    }

    /// <summary>Says how far the partner believes to be, in percent.</summary>
    public sealed record ReportProgress(string Deliverable, int Percent, string? Note) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Delivery;
    }

    /// <summary>Judges a criterion of the round under review.</summary>
    public sealed record JudgeCriterion(string Deliverable, int Round, string Criterion, bool Met, string? Note)
        : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Judgement;
    }

    /// <summary>Waives a criterion of the round under review.</summary>
    public sealed record WaiveCriterion(
        string Deliverable, int Round, string Criterion, string Reason) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.CriterionWaiver;
    }

    /// <summary>Accepts the round that the reviewer looked at.</summary>
    public sealed record Accept(string Deliverable, int Round, string? Note) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Acceptance;
    }

    /// <summary>Rejects the round that the reviewer looked at, with at least one finding.</summary>
    public sealed record Reject(string Deliverable, int Round, Sequence<Finding> Findings) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.Acceptance;
    }

    /// <summary>Takes an acceptance back.</summary>
    public sealed record WithdrawAcceptance(string Deliverable, string Reason) : DeliveryCommand
    {
        /// <inheritdoc/>
        public override string Right => RightKind.AcceptanceWithdrawal;
    }
}
