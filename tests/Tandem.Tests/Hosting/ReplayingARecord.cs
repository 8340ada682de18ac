using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger.Checking;
using static Tandem.Tests.ClaimsPortal;
using Finding = Tandem.Ledger.Checking.Finding;

namespace Tandem.Tests.Hosting;

public class ReplayingARecord
{
    readonly RuleReplay replay = new();
    long index;

    [Fact]
    public void A_history_that_keeps_the_rules_has_no_findings() =>
        Assert.All(Told(AcceptedOnce), finding => Assert.Null(finding));

    [Fact]
    public void A_fact_that_cannot_follow_is_named_once()
    {
        Told(Baselined);
        Assert.Equal("a fact that can follow the engagement so far",
            Tell(TakenOver("D-01", round: 1), Petra)!.Expected);
        Assert.Null(Tell(TakenOver("D-01", round: 1), Petra));
    }

    [Theory]
    [InlineData(RightKind.Acceptance, "the right 'acceptance' exercised by the client")]
    [InlineData(RightKind.Opening, "the right 'acceptance', which this fact exercises")]
    [InlineData(RightKind.Delivery, "the right 'acceptance', which this fact exercises")]
    [InlineData("whatever", "the right 'acceptance', which this fact exercises")]
    public void A_client_s_right_exercised_by_the_partner_is_named_whatever_the_record_calls_it(
        string right, string expected)
    {
        Told(Judged);
        var finding = Tell(TakenOver("D-01", round: 1) with { By = Marta }, Marta, right);
        Assert.Equal(expected, finding!.Expected);
        Assert.Equal(index - 1, finding.Place.Index);
    }

    [Fact]
    public void A_right_that_whoever_acted_did_not_hold_is_named()
    {
        Told(Judged);
        Assert.Equal("the right 'acceptance' exercised by whoever holds it, the product owner",
            Tell(TakenOver("D-01", round: 1) with { By = Tariq }, Tariq)!.Expected);
    }

    [Fact]
    public void Somebody_who_takes_no_part_is_named()
    {
        Told(Judged);
        Assert.EndsWith("who takes no part", Tell(TakenOver("D-01", round: 1) with { By = Stranger }, Stranger)!.Found,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_who_is_no_person_is_named()
    {
        Told(Baselined);
        var fact = EventCodec.Encode(Begun("D-01"));
        Assert.Equal("a person who acts", replay.Next(
            Record(fact.Type, Dieter, RightKind.Delivery) with { Actor = "operator" }, fact.Payload)!.Expected);
    }

    [Fact]
    public void Above_the_threshold_the_next_role_up_decides()
    {
        Told(InWork.Add(HandedOver("D-03", round: 1)));
        var accepted = TakenOver("D-03", round: 1) with { Met = ["C1"] };
        Assert.EndsWith("the executive sponsor", Tell(accepted, Petra)!.Expected, StringComparison.Ordinal);
        new ReplayingARecord().HoldsAfter(InWork.Add(HandedOver("D-03", round: 1)), accepted with { By = Sofia });
    }

    [Theory, InlineData(9, true), InlineData(21, false)]
    public void A_lent_right_holds_on_its_days(int day, bool holds)
    {
        Told(Judged);
        Assert.Null(Tell(new GovernanceEvent.RightDelegated(
            new(RightKind.Acceptance, Petra, Tariq, April(1), April(20), "Away.")), Petra));
        var found = Tell(TakenOver("D-01", round: 1) with { By = Tariq }, Tariq, on: April(day));
        Assert.Equal(holds, found is null);
    }

    [Fact]
    public void A_judgement_by_another_role_is_named()
    {
        Told(UnderReview);
        var judged = FoundMet("D-01", round: 1, "C3");
        Assert.EndsWith("the product owner", Tell(By(Tariq), Tariq)!.Expected, StringComparison.Ordinal);
        Assert.Equal("the right 'judgement' exercised by the client", Tell(By(Marta), Marta)!.Expected);
        Assert.EndsWith("who takes no part", Tell(By(Stranger), Stranger)!.Found, StringComparison.Ordinal);
        Assert.Null(Tell(By(Petra), Petra));

        DeliveryEvent.CriterionJudged By(Id<Person> who) =>
            judged with { Judgement = judged.Judgement with { By = who } };
    }

    [Fact]
    public void An_acceptance_with_an_open_criterion_is_named()
    {
        Told(UnderReview);
        Assert.Equal("D-01 accepted with C3 open", Tell(TakenOver("D-01", round: 1), Petra)!.Found);
    }

    [Fact]
    public void An_acceptance_upon_other_criteria_than_it_names_is_named()
    {
        Told(Judged);
        Assert.Equal("D-01 accepted upon other criteria",
            Tell(TakenOver("D-01", round: 1) with { Met = ["C1", "C3"], Waived = ["C2"] }, Petra)!.Found);
    }

    [Fact]
    public void A_review_by_whoever_submitted_is_named()
    {
        Told(InWork);
        Tell(HandedOver("D-01", round: 1, by: Petra), Petra);
        Tell(FoundMet("D-01", round: 1, "C3"), Petra);
        Assert.Equal($"{Petra} submitted D-01", Tell(TakenOver("D-01", round: 1), Petra)!.Found);
    }

    [Fact]
    public void A_fact_in_another_s_name_is_named()
    {
        Told(Baselined);
        Assert.Equal($"{Devi} in the name of {Dieter}", Tell(Begun("D-01"), Devi)!.Found);
    }

    [Fact]
    public void Costs_of_one_command_are_judged_as_one_amount()
    {
        Told(Baselined);
        Assert.Null(Tell(Cost("t-1", 30_000), Petra, command: "a"));
        Assert.Null(Tell(Cost("t-2", 30_000), Petra, command: "b"));
        Assert.EndsWith("the executive sponsor", Tell(Cost("t-3", 30_000), Petra, command: "b")!.Expected,
            StringComparison.Ordinal);
        Assert.Null(Tell(Cost("t-4", 10_000), Sofia, command: "c"));

        static FinanceEvent.CostRecognised Cost(string id, int pounds) => new(Time(id, pounds), March(31));
    }

    [Fact]
    public void A_vacancy_is_filled_by_somebody_outside_but_never_by_the_other_side()
    {
        Told(Baselined);
        Assert.Null(Tell(new GovernanceEvent.RoleReleased(Role.ExecutiveSponsor, Sofia, April(1)), Sofia));
        var filled = new GovernanceEvent.RoleAssigned(Role.ExecutiveSponsor, Tariq, April(2));
        Assert.Equal("the right 'client-roles' exercised by the client", Tell(filled, Marta)!.Expected);
        new ReplayingARecord().HoldsAfter(
            Baselined.Add(new GovernanceEvent.RoleReleased(Role.ExecutiveSponsor, Sofia, April(1))), filled);
    }

    [Fact]
    public void Nothing_counts_as_opening_once_it_is_open()
    {
        Told(Opened);
        var joined = new GovernanceEvent.MemberJoined(new(Stranger, Side.Client, "Europe/London", new(9, 0), new(17, 0),
            Calendar: null));
        Assert.Equal("the right 'client-roles', which this fact exercises",
            Tell(joined, Administrator, RightKind.Opening)!.Expected);
    }

    [Fact]
    public void A_case_is_run_by_its_lead_whatever_the_record_calls_the_right()
    {
        var need = new CaseEvent.PersonNamed(CaseRole.Evaluator, Tariq, April(2));
        Assert.Null(TellCase(new CaseEvent.Opened("portal", "Portal", Pounds, "Europe/London", Petra, April(1)), Petra,
            SourcingRight.Opening));
        Assert.Equal("the right 'sourcing', which this fact exercises",
            TellCase(need, Stranger, SourcingRight.Opening)!.Expected);
        Assert.Equal("the right 'sourcing' exercised by the procurement lead",
            TellCase(need with { Role = CaseRole.Observer }, Stranger, SourcingRight.Running)!.Expected);
        Assert.Null(TellCase(need with { Person = Sofia }, Petra, SourcingRight.Running));
    }

    [Fact]
    public void A_closed_case_takes_no_more_facts_but_by_a_broken_rule()
    {
        TellCase(new CaseEvent.Opened("portal", "Portal", Pounds, "Europe/London", Petra, April(1)), Petra,
            SourcingRight.Opening);
        TellCase(new CaseEvent.PersonNamed(CaseRole.ExecutiveSponsor, Sofia, April(1)), Petra, SourcingRight.Sponsors);
        Assert.Null(TellCase(new CaseEvent.Closed("No offer fits.", Sofia, April(2)), Sofia, SourcingRight.Closing));
        Assert.NotNull(TellCase(new CaseEvent.PersonNamed(CaseRole.Observer, Tariq, April(3)), Petra,
            SourcingRight.Running));
    }

    [Fact]
    public void Every_fact_of_an_engagement_or_a_case_says_which_right_it_takes()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "events"), "*.json"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var type = $"{name[..name.LastIndexOf('.')]}/{name[(name.LastIndexOf('.') + 1)..]}";
            var happened = EventCodec.Decode(type, File.ReadAllBytes(file));
            if (happened is SourcingEvent) Assert.NotEmpty(RecordedCaseRight.Of(happened));
            if (happened is EngagementEvent) Assert.NotEmpty(RecordedRight.Of(happened));
        }
    }

    [Fact]
    public void A_fact_of_an_unknown_type_is_named()
    {
        var finding = replay.Next(Record("deliverable.vanished/9", Petra, "scope"), "{}"u8.ToArray());
        Assert.Equal("a fact that this version of Tandem can read", finding!.Expected);
    }

    void HoldsAfter(IEnumerable<RecordedEvent> history, RecordedEvent happened)
    {
        Told(history);
        Assert.Null(Tell(happened, RecordedRight.ByOf(happened) ?? Administrator));
    }

    // What opens it, by the administrator in one command; the rest by whoever it names.
    List<Finding?> Told(IEnumerable<RecordedEvent> history) =>
        [.. history.Select((happened, at) => at < Opened.Count
            ? Tell(happened, Administrator, RightKind.Opening, command: "opening")
            : Tell(happened, RecordedRight.ByOf(happened) ?? Sofia))];

    Finding? Tell(RecordedEvent happened, Id<Person> by, string? right = null, LocalDate? on = null,
        string? command = null)
    {
        var fact = EventCodec.Encode(happened);
        var record = Record(fact.Type, by, right ?? RecordedRight.Of(happened));
        return replay.Next(record with
        {
            At = (on ?? April(9)).At(new(12, 0)).InUtc().ToDateTimeOffset(),
            Command = command ?? record.Command,
        }, fact.Payload);
    }

    Finding? TellCase(RecordedEvent happened, Id<Person> by, string right)
    {
        var fact = EventCodec.Encode(happened);
        return replay.Next(Record(fact.Type, by, right) with { Stream = "sourcing/portal" }, fact.Payload);
    }

    CheckedRecord Record(string type, Id<Person> by, string right) => new(
        index, "engagement/claims-portal", index + 1, DateTimeOffset.UnixEpoch, by.ToString(), right, $"c-{index}",
        type, new("records.ndjson", Index: index++));
}
