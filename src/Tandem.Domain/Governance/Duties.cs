using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>
/// What waits on whom in one engagement. Independent of the day: what is overdue is seen when it is looked at.
/// </summary>
public static class Duties
{
    /// <summary>Everything that waits.</summary>
    public static IEnumerable<Duty> Of(Engagement engagement) =>
        OfGovernance(engagement).Concat(engagement.Delivery.Keys.SelectMany(key => OfDeliverable(engagement, key)));

    /// <summary>What waits besides deliverables: the baseline and roles to fill.</summary>
    public static IEnumerable<Duty> OfGovernance(Engagement engagement)
    {
        if (!engagement.IsOpen) yield break;
        var planned = engagement.Delivery.BudgetAtCompletion ?? Money.Zero(engagement.Currency);
        if (engagement.Delivery.Baseline is null && !engagement.Delivery.Keys.IsEmpty
            && engagement.Governance.RightOf(RightKind.Baseline) is { } baseline)
            yield return new(DutyKind.BaselineApproval, baseline.AccountableFor(planned), RightKind.Baseline, "", "",
                engagement.Terms!.Title, engagement.OpenedOn, engagement.Terms.Start, planned);

        foreach (var role in Roles.Every.Where(role => role != Role.Auditor))
            if (engagement.Governance.HoldersOf(role).Count == 0 && !engagement.Governance.NotNeeded.ContainsKey(role)
                && FillerOf(engagement, role) is { } filler)
                yield return new(DutyKind.RoleToFill, filler.Accountable, filler.Kind, "", Roles.KeyOf(role),
                    Roles.TitleOf(role), engagement.OpenedOn, Due: null, Money.Zero(engagement.Currency));
    }

    /// <summary>What waits because of one deliverable.</summary>
    public static IEnumerable<Duty> OfDeliverable(Engagement engagement, string key)
    {
        if (engagement.Delivery.Find(key) is not { } deliverable) return [];
        return deliverable.Stage switch
        {
            Stage.UnderReview => OfReview(engagement, deliverable, deliverable.Latest!),
            Stage.SentBack => OfPartner(engagement, deliverable, DutyKind.Rework,
                deliverable.Withdrawals.IsEmpty || deliverable.Withdrawals[^1].Round < deliverable.Latest!.Number
                    ? deliverable.Latest!.Verdict!.On : deliverable.Withdrawals[^1].On),
            Stage.Planned or Stage.InWork when engagement.Delivery.Baseline is { } baseline =>
                OfPartner(engagement, deliverable, DutyKind.HandOver, deliverable.Started ?? baseline.On),
            _ => [],
        };
    }

    static IEnumerable<Duty> OfReview(Engagement engagement, Deliverable deliverable, Round round)
    {
        var promise = deliverable.Promise;
        if (engagement.Governance.RightOf(RightKind.Acceptance) is { } acceptance)
            yield return new(
                DutyKind.Review, acceptance.AccountableFor(promise.Value), RightKind.Acceptance, promise.Key,
                "", promise.Title, round.On, round.ReviewDue, promise.Value, round.Number);
        foreach (var standing in CriterionStanding.Of(deliverable, round))
            if (standing is { Standing: Standing.AwaitsJudgement, Judge: { } judge })
                yield return new(DutyKind.Judgement, judge, RightKind.Judgement, promise.Key, standing.Key,
                    ((Criterion.Judged)standing.Criterion).Statement, round.On, round.ReviewDue, promise.Value,
                    round.Number);
    }

    static IEnumerable<Duty> OfPartner(Engagement engagement, Deliverable deliverable, DutyKind kind,
        NodaTime.LocalDate since)
    {
        var promise = deliverable.Promise;
        if (engagement.Governance.RightOf(RightKind.Delivery) is { } delivery)
            yield return new(kind, delivery.Accountable, RightKind.Delivery, promise.Key, "", promise.Title, since,
                promise.Planned, promise.Value);
    }

    static DecisionRight? FillerOf(Engagement engagement, Role role) => engagement.Governance.RightOf(
        Roles.SideOf(role) == Side.Client ? RightKind.ClientRoles : RightKind.PartnerRoles);
}
