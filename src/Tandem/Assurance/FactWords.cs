using Tandem.Assurance.Pages;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Shared;
using Tandem.Sourcing.Cases;

namespace Tandem.Assurance;

/// <summary>What a fact says, as a sentence without its actor: "Accepted D-01 Claim intake in round 2".</summary>
sealed class FactWords(Names names, Engagement? engagement)
{
    /// <summary>The sentence of a fact, and the deliverable that it is about.</summary>
    public (string Text, string? Deliverable) Of(RecordedFact fact)
    {
        try
        {
            var happened = EventCodec.Decode(fact.Type, fact.Payload);
            return (Sentence(happened), DeliverableOf(happened));
        }
        catch (InvalidDataException)
        {
            return (AssuranceTexts.SaysUnreadable, null);
        }
    }

    /// <summary>The people whom facts name in their sentences and as actors.</summary>
    public static IEnumerable<Id<Person>> PeopleIn(IEnumerable<RecordedFact> facts)
    {
        foreach (var fact in facts)
        {
            if (Id<Person>.TryParse(fact.Actor, null, out var actor)) yield return actor;
            foreach (var person in Named(fact)) yield return person;
        }
    }

    static IEnumerable<Id<Person>> Named(RecordedFact fact)
    {
        try
        {
            return EventCodec.Decode(fact.Type, fact.Payload) switch
            {
                GovernanceEvent.MemberJoined e => [e.Member.Person],
                GovernanceEvent.MemberChanged e => [e.Member.Person],
                GovernanceEvent.RoleAssigned e => [e.Person],
                GovernanceEvent.RoleReleased e => [e.Person],
                GovernanceEvent.RightDelegated e => [e.Lent.To],
                GovernanceEvent.DelegationEnded e => [e.To],
                CaseEvent.PersonNamed e => [e.Person],
                CaseEvent.PersonReleased e => [e.Person],
                EvaluationEvent.ConflictSettled e => [e.Evaluator],
                OrganisationEvent.Founded e => [e.Administrator],
                _ => [],
            };
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    string Sentence(RecordedEvent happened) => happened switch
    {
        OrganisationEvent.Founded e => AssuranceTexts.SaysFounded.With(e.Name),
        OrganisationEvent.KeyReplaced => AssuranceTexts.SaysKeyReplaced,
        PlaybookEvent.Added e => AssuranceTexts.SaysPlaybookAdded.With(e.Playbook.Id, e.Playbook.Version),
        PlaybookEvent.Chosen e => AssuranceTexts.SaysPlaybookChosen.With(e.Kind, e.Hash.Hex[..12]),
        PublisherEvent.PrefixSet { Prefix: { } prefix } => AssuranceTexts.SaysPrefixSet.With(prefix),
        PublisherEvent.PrefixSet => AssuranceTexts.SaysPrefixTaken,
        AgreementEvent.Opened e => AssuranceTexts.SaysOpened.With(e.Terms.Title, e.Terms.Client, e.Terms.Partner),
        AgreementEvent.TermsCorrected => AssuranceTexts.SaysTermsCorrected,
        OutcomesEvent.OutcomeSet e => AssuranceTexts.SaysOutcomeSet.With(e.Outcome.Key, e.Outcome.Title),
        OutcomesEvent.OutcomeDropped e => AssuranceTexts.SaysOutcomeDropped.With(e.Key),
        OutcomesEvent.OutcomeMeasured e => AssuranceTexts.SaysOutcomeMeasured.With(
            e.Measured.Outcome, Written.Number(e.Measured.Value), Written.Day(e.Measured.On)),
        FinanceEvent.CostRecognised e => AssuranceTexts.SaysCost.With(
            Written.Money(e.Entry.Amount), e.Entry.Description, Written.Day(e.Entry.ServiceOn)),
        SourcingEvent e => CaseFactWords.Of(e, names),
        GovernanceEvent e => OfGovernance(e),
        DeliveryEvent e => OfPlan(e) ?? OfReview(e),
        _ => happened.GetType().Name,
    };

    string OfGovernance(GovernanceEvent happened) => happened switch
    {
        GovernanceEvent.CalendarAdopted e => AssuranceTexts.SaysCalendar.With(e.Calendar.Name, e.Calendar.Days.Count),
        GovernanceEvent.MemberJoined e => AssuranceTexts.SaysJoined.With(names[e.Member.Person], SideOf(e.Member.Side)),
        GovernanceEvent.MemberChanged e => AssuranceTexts.SaysHours.With(names[e.Member.Person]),
        GovernanceEvent.RoleAssigned e => AssuranceTexts.SaysAssigned.With(RoleWords.Title(e.Role), names[e.Person]),
        GovernanceEvent.RoleReleased e => AssuranceTexts.SaysReleased.With(RoleWords.Title(e.Role), names[e.Person]),
        GovernanceEvent.RoleDeclaredNotNeeded e => AssuranceTexts.SaysNotNeeded.With(RoleWords.Title(e.Role), e.Reason),
        GovernanceEvent.RightsAdopted e => AssuranceTexts.SaysRights.With(e.Playbook, e.Version),
        GovernanceEvent.RightOverridden e => AssuranceTexts.SaysOverridden.With(e.Right.Title, e.Reason),
        GovernanceEvent.RightDelegated e => AssuranceTexts.SaysLent.With(RightTitle(e.Lent.Kind), names[e.Lent.To],
            Written.Day(e.Lent.First), Written.Day(e.Lent.Last), e.Lent.Reason),
        GovernanceEvent.DelegationEnded e => AssuranceTexts.SaysLoanEnded.With(RightTitle(e.Kind), names[e.To]),
        _ => happened.GetType().Name,
    };

    string? OfPlan(DeliveryEvent happened) => happened switch
    {
        DeliveryEvent.ReleasePlanned e => AssuranceTexts.SaysRelease.With(e.Release.Key, e.Release.Title),
        DeliveryEvent.ReleaseDropped e => AssuranceTexts.SaysReleaseDropped.With(e.Key),
        DeliveryEvent.DeliverablePromised e => AssuranceTexts.SaysPromised.With(e.Promise.Key, e.Promise.Title,
            Written.Money(e.Promise.Value, whole: true), Written.Day(e.Promise.Planned)),
        DeliveryEvent.DeliverableDropped e => AssuranceTexts.SaysDropped.With(e.Deliverable),
        DeliveryEvent.BaselineApproved e => AssuranceTexts.SaysBaseline.With(
            Written.Money(e.Baseline.Value, whole: true)),
        DeliveryEvent.Started e => AssuranceTexts.SaysStarted.With(Titled(e.Deliverable)),
        DeliveryEvent.ProgressReported e => AssuranceTexts.SaysProgress.With(Titled(e.Deliverable), e.Progress.Percent),
        _ => null,
    };

    string OfReview(DeliveryEvent happened) => happened switch
    {
        DeliveryEvent.Submitted e => AssuranceTexts.SaysSubmitted.With(
            Titled(e.Deliverable), e.Round, e.Handover.Evidence.Count, Written.Day(e.ReviewDue)),
        DeliveryEvent.CriterionJudged { Judgement.Met: true } e =>
            AssuranceTexts.SaysJudgedMet.With(e.Criterion, Titled(e.Deliverable)),
        DeliveryEvent.CriterionJudged e => AssuranceTexts.SaysJudgedNotMet.With(e.Criterion, Titled(e.Deliverable)),
        DeliveryEvent.CriterionWaived e => AssuranceTexts.SaysWaived.With(
            e.Criterion, Titled(e.Deliverable), e.Waiver.Reason),
        DeliveryEvent.Accepted e => AssuranceTexts.SaysAccepted.With(Titled(e.Deliverable), e.Round),
        DeliveryEvent.Rejected e => AssuranceTexts.SaysRejected.With(Titled(e.Deliverable), e.Round, e.Findings.Count),
        DeliveryEvent.AcceptanceWithdrawn e => AssuranceTexts.SaysWithdrawn.With(Titled(e.Deliverable), e.Reason),
        _ => happened.GetType().Name,
    };

    static string? DeliverableOf(RecordedEvent happened) => happened switch
    {
        DeliveryEvent.DeliverablePromised e => e.Promise.Key,
        DeliveryEvent.Started e => e.Deliverable,
        DeliveryEvent.ProgressReported e => e.Deliverable,
        DeliveryEvent.Submitted e => e.Deliverable,
        DeliveryEvent.CriterionJudged e => e.Deliverable,
        DeliveryEvent.CriterionWaived e => e.Deliverable,
        DeliveryEvent.Accepted e => e.Deliverable,
        DeliveryEvent.Rejected e => e.Deliverable,
        DeliveryEvent.AcceptanceWithdrawn e => e.Deliverable,
        _ => null,
    };

    string Titled(string deliverable) => engagement?.Delivery.Find(deliverable) is { } found
        ? $"{deliverable} {found.Promise.Title}" : deliverable;

    /// <summary>
    /// What people call a right: as the engagement's table says, or one of those that stand in no table.
    /// </summary>
    public string RightTitle(string kind) => engagement?.Governance.RightOf(kind)?.Title ?? kind switch
    {
        RightKind.Judgement => AssuranceTexts.RightJudgement,
        RightKind.Delegation => AssuranceTexts.RightDelegation,
        RightKind.Opening => AssuranceTexts.RightOpening,
        RightKind.Founding => AssuranceTexts.RightFounding,
        RightKind.LogKey => AssuranceTexts.RightLogKey,
        _ => SourcingRight.TitleOf(kind),
    };

    static string SideOf(Side side) => side == Side.Client ? AssuranceTexts.TheClient : AssuranceTexts.ThePartner;
}
