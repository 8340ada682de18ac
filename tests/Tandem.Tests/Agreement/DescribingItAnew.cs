using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Domain.Agreement.AgreementCommand;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Agreement;

public class DescribingItAnew
{
    static readonly EngagementDescription Shorter = Description with
    {
        Terms = Agreed with { Title = "Claims portal, first part" },
        Outcomes = [Faster with { Key = "O-2" }],
        Releases = [new("R1", "Ground", [Intake with { Outcome = "O-2", Value = Gbp(90_000) }])],
    };

    [Fact]
    public void Records_only_what_differs() =>
        Given(Opened).Asked(Petra, January(8), new Redescribe(Shorter)).Records(
            new AgreementEvent.TermsCorrected(Shorter.Terms),
            new OutcomesEvent.OutcomeSet(Faster with { Key = "O-2" }),
            new DeliveryEvent.ReleasePlanned(new("R1", "Ground")),
            new DeliveryEvent.DeliverablePromised(
                new("D-01", "R1", "Claim intake", null, Gbp(90_000), April(30), "O-2", Intake.Criteria)),
            new DeliveryEvent.DeliverableDropped("D-02"), new DeliveryEvent.DeliverableDropped("D-03"),
            new DeliveryEvent.DeliverableDropped("D-04"), new DeliveryEvent.ReleaseDropped("R2"),
            new OutcomesEvent.OutcomeDropped("O-1"));

    [Fact]
    public void Leaves_nothing_of_what_was_dropped()
    {
        var engagement = Given(Opened).Asked(Petra, January(8), new Redescribe(Shorter)).IsRecorded();
        Assert.Equal(["D-01"], engagement.Delivery.Keys);
        Assert.Equal(Gbp(90_000), engagement.Delivery.BudgetAtCompletion);
        Assert.Equal(["R1"], engagement.Delivery.Releases.Select(each => each.Key));
        Assert.Equal(["O-2"], engagement.Outcomes.All.Select(each => each.Key));
    }

    [Fact]
    public void As_it_stands_changes_nothing_before_the_baseline_or_after()
    {
        Given(Opened).Asked(Petra, January(8), new Redescribe(Description)).ChangesNothing();
        Given(AcceptedOnce).Asked(Petra, May(7), new Redescribe(Description)).ChangesNothing();
    }

    public static TheoryData<EngagementDescription> EveryKindOfChange => new()
    {
        Description with { Terms = Agreed with { Budget = Gbp(500_000) } },
        Description with { Outcomes = [Faster with { Target = 14 }] },
        Description with { Releases = Description.Releases.Add(new("R3", "Extras", [])) },
        Description with { Releases = [Description.Releases[0]] },
        Promising(Intake with { Value = Gbp(70_000) }),
        Promising(Intake with { Planned = May(30) }),
        Promising(Intake with { Criteria = [Intake.Criteria[0]] }),
    };

    [Theory]
    [MemberData(nameof(EveryKindOfChange))]
    public void Ends_with_the_baseline(EngagementDescription changed)
    {
        Given(Opened).Asked(Petra, January(8), new Redescribe(changed)).IsRecorded();
        Given(Baselined).Asked(Petra, January(13), new Redescribe(changed)).Refuses("delivery.baseline-frozen");
    }

    [Fact]
    public void Keeps_key_and_currency()
    {
        var francs = Currency.Of("CHF");
        Given(Opened).Asked(Petra, January(8), new Redescribe(Description with { Key = "other" }))
            .RefusesField("agreement.key-fixed", "key");
        Given(Opened)
            .Asked(Petra, January(8), new Redescribe(Description with { Terms = Agreed with { Currency = francs } }))
            .RefusesField("agreement.currency-fixed", "currency");
    }

    [Fact]
    public void Is_refused_where_a_first_description_would_be() =>
        Given(Opened).Asked(Petra, January(8), new Redescribe(Promising(Intake with { Title = "" })))
            .RefusesField("agreement.blank", "releases[0].deliverables[0].title");

    [Fact]
    public void Is_the_product_owners()
    {
        Given(Opened).Asked(Sofia, January(8), new Redescribe(Shorter)).Refuses("rights.not-held");
        Given(Opened).Asked(Dieter, January(8), new Redescribe(Shorter)).Refuses("rights.other-side-decides");
    }

    static EngagementDescription Promising(DescribedDeliverable intake) => Description with
    {
        Releases = [new("R1", "Foundations", [intake, Store]), Description.Releases[1]],
    };
}
