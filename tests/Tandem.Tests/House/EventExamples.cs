using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.House;

/// <summary>One example of every event, frozen in Data/events: with every member said that may be left out.</summary>
static class EventExamples
{
    public static IReadOnlyList<RecordedEvent> All { get; } =
    [
        new OrganisationEvent.Founded("Northgate Insurance", Administrator, January(6)),
        new OrganisationEvent.KeyReplaced("tandem-1+0a0b0c0d+Ag", "tandem-1+0d0c0b0a+Ag", January(6)),
        new PlaybookEvent.Added(new("rate-card", "our-rates", "1.0.0", "Our rates", new(string.Concat(
            Enumerable.Repeat("ab", 32)))), January(6)),
        new PlaybookEvent.Chosen("rate-card", new(string.Concat(Enumerable.Repeat("ab", 32))), January(6)),
        new PublisherEvent.PrefixSet("ocds-a1b2c3", January(6)),
        new CaseEvent.ModelChosen(new(new([new("scope", Reply.No)], [], new(9, 3, 6), Wants: null),
            new("model-advisor", "1.0.0", new(string.Concat(Enumerable.Repeat("ab", 32)))),
            new("rate-card-2026", "1.0.0", new(string.Concat(Enumerable.Repeat("ab", 32)))),
            [EngagementModel.StaffAugmentation], EngagementModel.DedicatedTeam, "The board said so."), January(6)),
        new AgreementEvent.Opened("claims-portal", Agreed with { Source = "Contract 4711" }, January(6)),
        new AgreementEvent.TermsCorrected(Agreed),
        new GovernanceEvent.CalendarAdopted(England),
        new GovernanceEvent.MemberJoined(Member(Petra)),
        new GovernanceEvent.MemberChanged(Member(Dieter)),
        new GovernanceEvent.RoleAssigned(Role.ProductOwner, Petra, January(6)),
        new GovernanceEvent.RoleReleased(Role.QaEngineer, Quentin, March(3)),
        new GovernanceEvent.RoleDeclaredNotNeeded(Role.Auditor, "Small.", March(3)),
        new GovernanceEvent.RightsAdopted("test-rights", "1", [RowOf("acceptance"), RowOf("delivery")]),
        new GovernanceEvent.RightOverridden(RowOf("acceptance") with { Consulted = [Role.QaEngineer] }, "To try."),
        new GovernanceEvent.RightDelegated(new("acceptance", Petra, Tariq, May(1), May(9), "Away.")),
        new GovernanceEvent.DelegationEnded("acceptance", Petra, Tariq, May(5)),
        new OutcomesEvent.OutcomeSet(Faster),
        new OutcomesEvent.OutcomeDropped("O-1"),
        new OutcomesEvent.OutcomeMeasured(new("O-1", 17.5m, March(31), "From 400 claims.")),
        new DeliveryEvent.ReleasePlanned(new("R1", "Foundations")),
        new DeliveryEvent.ReleaseDropped("R1"),
        new DeliveryEvent.DeliverablePromised(Spec.After(Opened).Delivery.Find("D-01")!.Promise
            with { Description = "A claim is taken in by telephone or on the web." }),
        new DeliveryEvent.DeliverableDropped("D-01"),
        new DeliveryEvent.BaselineApproved(new(Revision: 1, January(10), Sofia, Gbp(390_000))),
        Begun("D-01"),
        HandedOver("D-01", round: 1) with { Handover = Complete },
        new DeliveryEvent.CriterionJudged("D-01", 1, "C3", new(Met: true, Petra, April(8), "Script 3 passes.")),
        new DeliveryEvent.CriterionWaived("D-01", 1, "C2", new(Tariq, April(8), "Soon.")),
        TakenOver("D-01", round: 1) with { Note = "Well done.", Waived = ["C2"] },
        SentBack("D-01", round: 1),
        new DeliveryEvent.AcceptanceWithdrawn("D-01", 1, Sofia, May(7), "It lost a claim."),
        new DeliveryEvent.ProgressReported("D-01", new(90, April(3), Dieter, "The letters remain.")),
        new FinanceEvent.CostRecognised(Time("t-1", 800), April(9)),
        new CaseEvent.Opened("portal", "Claims portal", Currency.Of("GBP"), "Europe/London", Petra, March(3)),
        new CaseEvent.NeedStated(new("Claims take 20 days.", [Faster], Gbp(500_000), March(3), May(9),
            EngagementModel.DedicatedTeam), March(3)),
        new CaseEvent.PersonNamed(CaseRole.Evaluator, Tariq, March(3)),
        new CaseEvent.PersonReleased(CaseRole.Observer, Aurel, March(3)),
        new BriefEvent.Written(3, new("brief-sections", "1.0.0", new(new string('a', 64))),
            [new("problem", "Claims take 20 days.")], Draft: true, Restores: 1, Petra, March(3)),
        new EvaluationEvent.CriteriaAdopted(new("partner", "1.0", new(new string('a', 64)),
            [new("process", "How", "Process", "How?", 80, ["none", "little", "some", "good", "best"])],
            [new("ip", "Rights are ours", "Are they?")], 20), March(3)),
        new EvaluationEvent.CandidateEntered(new("P-1", "Northwind", "Builds.", 120, ["Leeds"], ["ISO 27001"],
            ["An insurer"], ["Testers"], ["claims-portal"]), March(3)),
        new EvaluationEvent.CandidateWithdrawn("P-1", "No people.", March(31)),
        new EvaluationEvent.ScoringStarted(March(31), March(3)),
        new EvaluationEvent.InterestsDeclared(Tariq, true, "Shares.", March(3)),
        new EvaluationEvent.ConflictSettled(Tariq, "Few.", Sofia, March(3)),
        new EvaluationEvent.ScoreGiven(Tariq, "P-1", "process", new(3, "Seen.", Evidence.Verified), March(3)),
        new EvaluationEvent.SheetHandedIn(Tariq, March(31)),
        new EvaluationEvent.ScoringClosed("Aurel is ill.", April(3)),
        new EvaluationEvent.ScoreAgreed("P-1", "process", 3.5m, "Together.", Petra, April(3)),
        new EvaluationEvent.KnockOutJudged("P-1", "ip", true, "In the offer.", Petra, April(3)),
        new EvaluationEvent.PricesOpened([new("P-1", Gbp(480_000))], April(3)),
        new QuestionnaireEvent.CandidateInvited("P-1", Devi, new(new string('c', 64)), March(31), March(3)),
        new QuestionnaireEvent.InvitationWithdrawn("P-1", March(31)),
        new QuestionnaireEvent.AnswersSaved("P-1", [new("ip", true, "In clause 7."), new("process", null, "Weekly.")],
            March(3)),
        new QuestionnaireEvent.FileAttached("P-1", new("process", new(new string('d', 64)), "how.pdf", 4_711),
            March(3)),
        new QuestionnaireEvent.FileDetached("P-1", "process", new(new string('d', 64)), March(31)),
        new QuestionnaireEvent.PriceSealed("P-1", new(new(new string('e', 64)), "AAECAw=="), true, March(31)),
        new QuestionnaireEvent.QuestionnaireSubmitted("P-1", March(31)),
        new QuestionnaireEvent.EnvelopeOpened("P-1", new(Gbp(480_000), "0a0b"), April(3)),
        new AwardEvent.Awarded(new("P-1", "First.", "None.", [new("P-1", 3.05m, 1, 1, 2)], Sofia, April(8))),
        new AwardEvent.EngagementStarted("portal", April(9)),
        new CaseEvent.Closed("Every candidate is out.", Sofia, April(3)),
    ];

    static Handover Complete => new("Ready for review.", "4f2a9c1", "https://git.example/claims",
        [Report("junit.xml", "JUnit XML", new FactValue("tests.failed", 0)) with { Warnings = ["No timestamp."] }]);
}
