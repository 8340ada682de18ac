using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
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
        var findings = Told(Opened.Add(TakenOver("D-01", round: 1)).Add(TakenOver("D-01", round: 1)));
        Assert.Equal("a fact that can follow the engagement so far", findings[^2]!.Expected);
        Assert.Null(findings[^1]);
    }

    [Fact]
    public void A_client_s_right_exercised_by_the_partner_is_named()
    {
        Told(Judged);
        var finding = Tell(TakenOver("D-01", round: 1), Marta, RightKind.Acceptance);
        Assert.Equal("the right 'acceptance' exercised by the client", finding!.Expected);
        Assert.Equal(index - 1, finding.Place.Index);
    }

    [Fact]
    public void A_review_by_whoever_submitted_is_named()
    {
        Told(InWork.Add(HandedOver("D-01", round: 1, by: Petra)).Add(FoundMet("D-01", round: 1, "C3")));
        var finding = Tell(TakenOver("D-01", round: 1), Petra, RightKind.Acceptance);
        Assert.Equal($"{Petra} submitted D-01", finding!.Found);
    }

    [Fact]
    public void A_fact_of_an_unknown_type_is_named()
    {
        var finding = replay.Next(Record("deliverable.vanished/9", Petra, "scope"), "{}"u8.ToArray());
        Assert.Equal("a fact that this version of Tandem can read", finding!.Expected);
    }

    List<Finding?> Told(IEnumerable<RecordedEvent> history) =>
        [.. history.Select(happened => Tell(happened, Administrator, RightKind.Opening))];

    Finding? Tell(RecordedEvent happened, Id<Person> by, string right)
    {
        var fact = EventCodec.Encode(happened);
        return replay.Next(Record(fact.Type, by, right), fact.Payload);
    }

    CheckedRecord Record(string type, Id<Person> by, string right) => new(
        index, "engagement/claims-portal", index + 1, DateTimeOffset.UnixEpoch, by.ToString(), right, $"c-{index}",
        type, new("records.ndjson", Index: index++));
}
