using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests;

/// <summary>History is never skipped: an event that cannot follow what came before it stops the program.</summary>
public class FoldingAHistory
{
    public static TheoryData<string, RecordedEvent> WhatCannotFollow => new()
    {
        { "Nothing", new AgreementEvent.TermsCorrected(Agreed) },
        { "Nothing", new GovernanceEvent.MemberJoined(Member(Petra)) },
        { "Nothing", new OutcomesEvent.OutcomeSet(Faster) },
        { "Nothing", new DeliveryEvent.ReleasePlanned(new("R1", "Foundations")) },
        { "Nothing", new FinanceEvent.CostRecognised(Time("t-1", 800), April(9)) },
        { "Opened", Opened[0] },
        { "Opened", new GovernanceEvent.MemberJoined(Member(Petra)) },
        { "Opened", new GovernanceEvent.MemberChanged(Member(Petra) with { Person = Stranger }) },
        { "Opened", new GovernanceEvent.MemberChanged(Member(Dieter) with { Side = Side.Client }) },
        { "Opened", new GovernanceEvent.RoleAssigned(Role.ProductOwner, Stranger, March(3)) },
        { "Opened", new GovernanceEvent.RoleAssigned(Role.ProductOwner, Petra, March(3)) },
        { "Opened", new GovernanceEvent.RoleReleased(Role.ProductOwner, Tariq, March(3)) },
        { "Opened", new GovernanceEvent.RoleDeclaredNotNeeded(Role.Developer, "No.", March(3)) },
        { "Opened", new GovernanceEvent.RightsAdopted("again", "1", []) },
        { "Opened", new GovernanceEvent.RightOverridden(RowOf("scope") with { Kind = "holidays" }, "Nice.") },
        { "Opened", new GovernanceEvent.RightDelegated(new("holidays", Petra, Tariq, March(3), March(4), "Away.")) },
        { "Opened", new GovernanceEvent.DelegationEnded("scope", Petra, Tariq, March(3)) },
        { "Opened", new OutcomesEvent.OutcomeDropped("O-9") },
        { "Opened", new OutcomesEvent.OutcomeMeasured(new("O-9", 1, March(3), Note: null)) },
        { "Opened", new DeliveryEvent.ReleaseDropped("R9") },
        { "Opened", new DeliveryEvent.DeliverableDropped("D-99") },
        { "Baselined", new AgreementEvent.TermsCorrected(Agreed with { Budget = Gbp(1) }) },
        { "Baselined", new DeliveryEvent.DeliverablePromised(After(Opened).Delivery.Find("D-01")!.Promise) },
        { "Baselined", new DeliveryEvent.DeliverableDropped("D-01") },
        { "Baselined", Baselined[^1] },
        { "Baselined", Begun("D-99") },
        { "Baselined", HandedOver("D-01", round: 1) },
        { "InWork", Begun("D-01") },
        { "InWork", HandedOver("D-01", round: 2) },
        { "InWork", FoundMet("D-01", round: 1, "C3") },
        { "InWork", TakenOver("D-01", round: 1) },
        { "UnderReview", HandedOver("D-01", round: 2) },
        { "UnderReview", FoundMet("D-01", round: 2, "C3") },
        { "UnderReview", new DeliveryEvent.CriterionWaived("D-01", 2, "C3", new(Tariq, April(8), "Soon.")) },
        { "UnderReview", TakenOver("D-01", round: 2) },
        { "UnderReview", SentBack("D-01", round: 2) },
        { "UnderReview", new DeliveryEvent.AcceptanceWithdrawn("D-01", 1, Sofia, May(7), "It lost a claim.") },
        { "UnderReview", new DeliveryEvent.ProgressReported("D-99", new(50, April(3), Dieter, Note: null)) },
        { "AcceptedOnce", TakenOver("D-01", round: 1) },
        { "AcceptedOnce", SentBack("D-01", round: 1) },
    };

    static readonly Dictionary<string, IEnumerable<RecordedEvent>> Histories = new()
    {
        ["Nothing"] = Nothing,
        ["Opened"] = Opened,
        ["Baselined"] = Baselined,
        ["InWork"] = InWork,
        ["UnderReview"] = UnderReview,
        ["AcceptedOnce"] = AcceptedOnce,
    };

    [Theory]
    [MemberData(nameof(WhatCannotFollow))]
    public void An_event_that_cannot_follow_stops_it(string history, RecordedEvent happened) =>
        Assert.Throws<HistoryDoesNotFoldException>(() => After(Histories[history], happened));

    [Fact]
    public void A_cost_of_an_id_that_is_taken_stops_it() =>
        Assert.Throws<HistoryDoesNotFoldException>(() => After(InWork,
            new FinanceEvent.CostRecognised(Time("t-1", 800), April(9)),
            new FinanceEvent.CostRecognised(Time("t-1", 800), April(9))));

    [Fact]
    public void The_version_counts_the_events() => Assert.Equal(AcceptedOnce.Count, After(AcceptedOnce).Version);

    [Fact]
    public void Figures_name_the_event_that_they_come_from()
    {
        var deliverable = After(AcceptedOnce).Delivery.Find("D-01")!;
        Assert.Equal(AcceptedOnce[(int)deliverable.Latest!.SubmittedAt - 1], HandedOver("D-01", round: 1));
        Assert.Equal(AcceptedOnce[(int)deliverable.Latest.DecidedAt - 1], TakenOver("D-01", round: 1));
        Assert.Equal(AcceptedOnce[(int)After(AcceptedOnce).Delivery.Earnings[0].At - 1], TakenOver("D-01", round: 1));
        Assert.Equal(AcceptedOnce[(int)After(AcceptedOnce).Delivery.BaselineAt - 1], Baselined[^1]);
    }
}
