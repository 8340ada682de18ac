using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Domain;

/// <summary>
/// Which right a recorded fact exercised, and whether whoever acted held it: what <see cref="Authority"/> is asked
/// before a command, asked again of the record alone. The fact itself says which right it takes, so that a record that
/// names another one is found out.
/// </summary>
public static class RecordedRight
{
    /// <summary>Whether a fact can be one of those with which an engagement is opened.</summary>
    public static bool BelongsToOpening(RecordedEvent happened) => happened is AgreementEvent.Opened
        or GovernanceEvent.CalendarAdopted or GovernanceEvent.RightsAdopted or GovernanceEvent.RightOverridden
        or GovernanceEvent.MemberJoined or GovernanceEvent.RoleAssigned or GovernanceEvent.RoleDeclaredNotNeeded
        or OutcomesEvent.OutcomeSet or DeliveryEvent.ReleasePlanned or DeliveryEvent.DeliverablePromised;

    /// <summary>The right that a fact exercises when it does not belong to the opening.</summary>
    public static string Of(RecordedEvent happened) => happened switch
    {
        AgreementEvent.Opened or GovernanceEvent.CalendarAdopted or GovernanceEvent.RightsAdopted => RightKind.Opening,
        AgreementEvent.TermsCorrected or OutcomesEvent or DeliveryEvent.ReleasePlanned or DeliveryEvent.ReleaseDropped
            or DeliveryEvent.DeliverablePromised or DeliveryEvent.DeliverableDropped => RightKind.Scope,
        GovernanceEvent.MemberJoined e => OfSide(e.Member.Side),
        GovernanceEvent.MemberChanged e => OfSide(e.Member.Side),
        GovernanceEvent.RoleAssigned e => OfSide(Roles.SideOf(e.Role)),
        GovernanceEvent.RoleReleased e => OfSide(Roles.SideOf(e.Role)),
        GovernanceEvent.RoleDeclaredNotNeeded e => OfSide(Roles.SideOf(e.Role)),
        GovernanceEvent.RightOverridden => RightKind.DecisionRights,
        GovernanceEvent.RightDelegated or GovernanceEvent.DelegationEnded => RightKind.Delegation,
        DeliveryEvent.BaselineApproved => RightKind.Baseline,
        DeliveryEvent.Started or DeliveryEvent.Submitted or DeliveryEvent.ProgressReported => RightKind.Delivery,
        DeliveryEvent.CriterionJudged => RightKind.Judgement,
        DeliveryEvent.CriterionWaived => RightKind.CriterionWaiver,
        DeliveryEvent.Accepted or DeliveryEvent.Rejected => RightKind.Acceptance,
        DeliveryEvent.AcceptanceWithdrawn => RightKind.AcceptanceWithdrawal,
        FinanceEvent.CostRecognised => RightKind.CostRecognition,
        _ => throw new InvalidOperationException($"No right stands behind {happened.GetType().Name}."),
    };

    /// <summary>Who acted as the fact itself says; null for one that names nobody.</summary>
    public static Id<Person>? ByOf(RecordedEvent happened) => happened switch
    {
        GovernanceEvent.RightDelegated e => e.Lent.From,
        GovernanceEvent.DelegationEnded e => e.From,
        DeliveryEvent.BaselineApproved e => e.Baseline.By,
        DeliveryEvent.Started e => e.By,
        DeliveryEvent.Submitted e => e.By,
        DeliveryEvent.ProgressReported e => e.Progress.By,
        DeliveryEvent.CriterionJudged e => e.Judgement.By,
        DeliveryEvent.CriterionWaived e => e.Waiver.By,
        DeliveryEvent.Accepted e => e.By,
        DeliveryEvent.Rejected e => e.By,
        DeliveryEvent.AcceptanceWithdrawn e => e.By,
        _ => null,
    };

    /// <summary>The right that was missing, or null. Who administered the organisation is not in the record: what only
    /// administrators may, passes.</summary>
    /// <param name="before">The engagement before the fact.</param>
    /// <param name="person">Who acted.</param>
    /// <param name="happened">The fact.</param>
    /// <param name="gross">For costs, what its command has recognised so far, this one included.</param>
    /// <param name="on">The day in the engagement's zone.</param>
    public static Refusal? Check(Engagement before, Id<Person> person, RecordedEvent happened, Money? gross,
        LocalDate on)
    {
        var kind = Of(happened);
        if (kind == RightKind.Opening || Authority.IsVacant(before.Governance, person, kind)) return null;
        return happened switch
        {
            DeliveryEvent.CriterionJudged e =>
                Authority.CheckJudgement(before, person, e.Deliverable, e.Criterion),
            GovernanceEvent.RightDelegated e => Authority.CheckOwn(before.Governance, person, e.Lent.Kind),
            GovernanceEvent.DelegationEnded e => Authority.CheckOwn(before.Governance, person, e.Kind),
            FinanceEvent => CheckCosts(before, person, gross, on),
            DeliveryEvent.Accepted e => OfDeliverable(e.Deliverable),
            DeliveryEvent.Rejected e => OfDeliverable(e.Deliverable),
            DeliveryEvent.CriterionWaived e => OfDeliverable(e.Deliverable),
            DeliveryEvent.AcceptanceWithdrawn e => OfDeliverable(e.Deliverable),
            DeliveryEvent.BaselineApproved =>
                Authority.Check(before, person, kind, before.Delivery.BudgetAtCompletion, on),
            _ => Authority.Check(before, person, kind, amount: null, on),
        };

        Refusal? OfDeliverable(string key) =>
            Authority.Check(before, person, kind, before.Delivery.ValueOf(key), on);
    }

    // What was asked may have been more than what was recorded, since entries known already add nothing: whoever
    // decides above the threshold may have decided on less.
    static Refusal? CheckCosts(Engagement before, Id<Person> person, Money? gross, LocalDate on) =>
        Authority.Check(before, person, RightKind.CostRecognition, gross, on) is { } refusal
        && (gross is not { } some || Authority.Check(
            before, person, RightKind.CostRecognition, new Money(long.MaxValue, some.Currency), on) is not null)
            ? refusal : null;

    static string OfSide(Side side) => side == Side.Client ? RightKind.ClientRoles : RightKind.PartnerRoles;
}
