using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

public class ReviewingADeliverable
{
    static readonly Accept Accepting = new("D-01", Round: 1, Note: null);

    static readonly Reject Rejecting = new("D-01", Round: 1, [Unusable]);

    [Fact]
    public void What_meets_every_criterion_is_accepted_and_earns_its_whole_value()
    {
        var engagement = Given(Judged).Asked(Petra, April(9), Accepting).Records(TakenOver("D-01", round: 1));
        Assert.Equal((April(9), Gbp(80_000)),
            (engagement.Delivery.Earnings[0].On, engagement.Delivery.Earnings[0].Value));
        Assert.Equal(April(9), engagement.Delivery.Find("D-01")!.AcceptedOn);
    }

    [Fact]
    public void A_criterion_that_its_judge_has_not_looked_at_stands_open()
    {
        var refusal = Given(UnderReview).Asked(Petra, April(9), Accepting).Refuses("delivery.criteria-open");
        Assert.Equal("Acceptance needs every criterion met or waived; still open: C3.", refusal.Reason);
    }

    [Theory]
    [InlineData(1, 85, "C1")]
    [InlineData(0, 79.9, "C2")]
    [InlineData(2, 10, "C1, C2")]
    public void A_criterion_that_the_evidence_does_not_meet_stands_open(int failed, double coverage, string open)
    {
        var handover = HandedOver("D-01", round: 1) with { Handover = Handover(failed, (decimal)coverage) };
        var refusal = Given(InWork, handover, FoundMet("D-01", round: 1, "C3")).Asked(Petra, April(9), Accepting)
            .Refuses("delivery.criteria-open");
        Assert.EndsWith($"still open: {open}.", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_without_evidence_is_never_met()
    {
        var handover = HandedOver("D-01", round: 1) with
        {
            Handover = Handover() with { Evidence = [Report("photo.png", format: null)] },
        };
        var history = InWork.Add(handover).Add(FoundMet("D-01", round: 1, "C3"));
        Given(history).Asked(Petra, April(9), Accepting).Refuses("delivery.criteria-open");
        var standings = CriterionStanding.Of(
            After(history).Delivery.Find("D-01")!, After(history).Delivery.Find("D-01")!.Latest!);
        Assert.Equal([Standing.NoEvidence, Standing.NoEvidence, Standing.Met], standings.Select(each => each.Standing));
    }

    [Fact]
    public void A_judged_criterion_is_judged_by_the_role_that_it_names()
    {
        Given(UnderReview).Asked(Petra, April(8), new JudgeCriterion("D-01", 1, "C3", Met: true, " "))
            .Records(FoundMet("D-01", round: 1, "C3"));
        Given(UnderReview).Asked(Tariq, April(8), new JudgeCriterion("D-01", 1, "C3", Met: true, Note: null))
            .RefusesField("rights.named-role-judges", "criterion");
        Given(UnderReview).Asked(Sofia, April(8), new JudgeCriterion("D-01", 1, "C3", Met: true, Note: null))
            .Refuses("rights.named-role-judges");
    }

    [Fact]
    public void To_have_acceptance_lent_is_not_to_be_the_judge() =>
        Given(UnderReview,
            new GovernanceEvent.RightDelegated(new("acceptance", Petra, Tariq, April(1), April(30), "Away.")))
            .Asked(Tariq, April(8), new JudgeCriterion("D-01", 1, "C3", Met: true, Note: null))
            .Refuses("rights.named-role-judges");

    [Fact]
    public void A_judge_may_think_again_until_the_review_is_over()
    {
        var thought = Given(Judged).Asked(
            Petra, April(9), new JudgeCriterion("D-01", 1, "C3", Met: false, "Not on phones."))
            .IsRecorded();
        Assert.Equal("delivery.criteria-open",
            EngagementDecider.Decide(thought, new(Petra, default, April(9)), Accepting).Refusal!.Code);
    }

    [Fact]
    public void What_evidence_decides_no_judge_does_nor_whoever_handed_it_over()
    {
        foreach (var person in new[] { Petra, Devi })
            Given(UnderReview).Asked(person, April(8), new JudgeCriterion("D-01", 1, "C1", Met: true, Note: null))
                .RefusesField("delivery.measured-criterion", "criterion");
    }

    [Fact]
    public void Only_criteria_that_were_agreed_are_judged_waived_or_found_wanting()
    {
        Given(UnderReview).Asked(Petra, April(8), new JudgeCriterion("D-01", 1, "C9", Met: true, Note: null))
            .RefusesField("delivery.unknown-criterion", "criterion");
        Given(UnderReview).Asked(Tariq, April(8), new WaiveCriterion("D-01", 1, "C9", "Soon."))
            .RefusesField("delivery.unknown-criterion", "criterion");
        Given(UnderReview)
            .Asked(Petra, April(8), Rejecting with { Findings = [Unusable, Unusable with { Criterion = "C9" }] })
            .RefusesField("delivery.unknown-criterion", "findings[1].criterion");
    }

    [Fact]
    public void The_rights_holder_waives_a_criterion_for_a_reason_that_is_kept()
    {
        var waived = Given(UnderReview)
            .Asked(Tariq, April(8), new WaiveCriterion("D-01", 1, "C3", " Tested next week. "))
            .Records(new CriterionWaived("D-01", 1, "C3", new(Tariq, April(8), "Tested next week.")));
        var accepted = EngagementDecider.Decide(waived, new(Petra, default, April(9)), Accepting).Events;
        Assert.Equal([TakenOver("D-01", round: 1) with { Met = ["C1", "C2"], Waived = ["C3"] }], accepted);
    }

    [Fact]
    public void A_waiver_needs_its_right_and_a_reason()
    {
        Given(UnderReview).Asked(Petra, April(8), new WaiveCriterion("D-01", 1, "C3", "Soon."))
            .Refuses("rights.not-held");
        Given(UnderReview).Asked(Tariq, April(8), new WaiveCriterion("D-01", 1, "C3", " "))
            .RefusesField("delivery.waiver-without-reason", "reason");
        Given(UnderReview)
            .Asked(Tariq, April(8), new WaiveCriterion("D-01", 1, "C3", new('x', DeliveryLimits.TextCharactersMax + 1)))
            .RefusesField("delivery.text-too-long", "reason");
    }

    [Fact]
    public void What_is_met_or_waived_is_not_waived()
    {
        Given(UnderReview).Asked(Tariq, April(8), new WaiveCriterion("D-01", 1, "C1", "Soon."))
            .RefusesField("delivery.nothing-to-waive", "criterion");
        Given(UnderReview, new CriterionWaived("D-01", 1, "C3", new(Tariq, April(8), "Tested next week.")))
            .Asked(Tariq, April(9), new WaiveCriterion("D-01", 1, "C3", "Another reason."))
            .RefusesField("delivery.nothing-to-waive", "criterion");
    }

    [Fact]
    public void A_waiver_holds_for_its_round_only() =>
        Given(UnderReview, new CriterionWaived("D-01", 1, "C3", new(Tariq, April(8), "Soon.")),
            SentBack("D-01", round: 1),
                HandedOver("D-01", round: 2, April(14)))
            .Asked(Petra, April(15), Accepting with { Round = 2 }).Refuses("delivery.criteria-open");

    [Fact]
    public void A_judgement_holds_for_its_round_only() =>
        Given(Judged, SentBack("D-01", round: 1), HandedOver("D-01", round: 2, April(14)))
            .Asked(Petra, April(15), Accepting with { Round = 2 }).Refuses("delivery.criteria-open");

    [Fact]
    public void A_rejection_says_what_is_wrong()
    {
        Given(UnderReview).Asked(Petra, April(9), Rejecting).Records(SentBack("D-01", round: 1));
        Given(UnderReview).Asked(Petra, April(9), Rejecting with { Findings = [] })
            .RefusesField("delivery.rejection-without-finding", "findings");
        Given(UnderReview)
            .Asked(Petra, April(9), Rejecting with { Findings = [Unusable, Unusable with { Text = " " }] })
            .RefusesField("delivery.finding-without-text", "findings[1].text");
        Given(UnderReview)
            .Asked(Petra, April(9), Rejecting with { Findings = [Unusable with { Criterion = null }] }).IsRecorded();
    }

    [Fact]
    public void A_rejection_stays_within_what_a_person_can_read()
    {
        Given(UnderReview)
            .Asked(Petra, April(9), Rejecting with { Findings = Many(DeliveryLimits.FindingsMax) }).IsRecorded();
        Given(UnderReview).Asked(Petra, April(9), Rejecting with { Findings = Many(DeliveryLimits.FindingsMax + 1) })
            .RefusesField("delivery.findings-too-many", "findings");
        Given(UnderReview).Asked(Petra, April(9), Rejecting with { Findings = Long(11) })
            .RefusesField("delivery.text-too-long", "findings");
        Given(UnderReview).Asked(Petra, April(9), Rejecting with { Findings = Long(10) }).IsRecorded();
        var endless = Unusable with { Text = new('x', DeliveryLimits.TextCharactersMax + 1) };
        Given(UnderReview).Asked(Petra, April(9), Rejecting with { Findings = [endless] })
            .RefusesField("delivery.text-too-long", "findings[0].text");
    }

    [Fact]
    public void A_rejection_earns_nothing() =>
        Assert.Empty(Given(UnderReview).Asked(Petra, April(9), Rejecting).IsRecorded().Delivery.Earnings);

    [Fact]
    public void Even_what_meets_every_criterion_may_be_rejected() =>
        Given(Judged).Asked(Petra, April(9), Rejecting).IsRecorded();

    [Fact]
    public void A_note_stays_short()
    {
        var endless = new string('x', DeliveryLimits.TextCharactersMax + 1);
        Given(Judged).Asked(Petra, April(9), Accepting with { Note = endless })
            .RefusesField("delivery.text-too-long", "note");
        Given(UnderReview).Asked(Petra, April(9), new JudgeCriterion("D-01", 1, "C3", Met: true, endless))
            .RefusesField("delivery.text-too-long", "note");
    }

    public static TheoryData<DeliveryCommand> EveryStepOfAReview => new()
    {
        Accepting, Rejecting, new JudgeCriterion("D-01", 1, "C3", Met: true, Note: null),
            new WaiveCriterion("D-01", 1, "C3", "Soon."),
    };

    [Theory]
    [MemberData(nameof(EveryStepOfAReview))]
    public void An_older_round_than_the_latest_is_not_decided_on(DeliveryCommand step)
    {
        var later = UnderReview.Add(SentBack("D-01", round: 1)).Add(HandedOver("D-01", round: 2, April(14)));
        Given(later).Asked(step is WaiveCriterion ? Tariq : Petra, April(15), step)
            .RefusesField("delivery.stale-round", "round");
    }

    [Fact]
    public void A_round_that_never_was_is_refused_with_the_latest()
    {
        var refusal = Given(UnderReview).Asked(Petra, April(15), new Accept("D-01", 99, Note: null))
            .Refuses("delivery.stale-round");
        Assert.Equal("Round 1 is the latest; look at it before you decide.", refusal.Reason);
    }

    // No rule lets one person be on both sides; should a record ever say so, own work is still not reviewed.
    [Theory]
    [MemberData(nameof(EveryStepOfAReview))]
    public void Nobody_reviews_what_they_handed_over_whatever_roles_they_hold(DeliveryCommand step)
    {
        var reviewer = step is WaiveCriterion ? Tariq : Petra;
        var own = InWork.Add(new GovernanceEvent.RoleAssigned(Role.Developer, reviewer, February(3)))
            .Add(HandedOver("D-01", round: 1, by: reviewer)).Add(FoundMet("D-01", round: 1, "C3"));
        Given(own).Asked(reviewer, April(9), step).Refuses("delivery.own-work");
    }

    static Domain.Values.Sequence<Finding> Long(int count) =>
        [.. Enumerable.Repeat(Unusable with { Text = new('x', DeliveryLimits.TextCharactersMax) }, count)];

    static Domain.Values.Sequence<Finding> Many(int count) => [.. Enumerable.Repeat(Unusable, count)];
}
