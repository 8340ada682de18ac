using Tandem.Domain.Delivery;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

public class WithdrawingAnAcceptance
{
    static readonly AcceptanceWithdrawn TakenBack = new("D-01", Round: 1, Sofia, May(7), "It lost a claim.");

    [Fact]
    public void Ends_earning_from_that_day_on_and_leaves_the_past_alone()
    {
        var engagement = Given(AcceptedOnce).Asked(Sofia, May(7), new WithdrawAcceptance("D-01", " It lost a claim. "))
            .Records(TakenBack);
        Assert.Equal([(April(9), Gbp(80_000)), (May(7), -Gbp(80_000))],
            engagement.Delivery.Earnings.Select(each => (each.On, each.Value)));
        Assert.Equal(new Verdict.Accepted(April(9), Petra, Note: null),
            engagement.Delivery.Find("D-01")!.Latest!.Verdict);
    }

    [Fact]
    public void Gives_the_deliverable_back_to_the_partner()
    {
        var deliverable = After(AcceptedOnce, TakenBack).Delivery.Find("D-01")!;
        Assert.Equal((Stage.SentBack, null), (deliverable.Stage, deliverable.AcceptedOn));
        Assert.Equal("It lost a claim.", deliverable.Withdrawals[0].Reason);
    }

    [Fact]
    public void Lets_it_be_handed_over_and_earn_again()
    {
        var again = After(AcceptedOnce, TakenBack, HandedOver("D-01", round: 2, May(12)),
            FoundMet("D-01", round: 2, "C3"),
            TakenOver("D-01", round: 2) with { On = May(14) });
        Assert.Equal(Gbp(80_000), Money.Sum(again.Delivery.Earnings.Select(each => each.Value), Pounds));
        Assert.Equal(May(14), again.Delivery.Find("D-01")!.AcceptedOn);
    }

    [Fact]
    public void Needs_its_right_and_a_reason()
    {
        Given(AcceptedOnce).Asked(Petra, May(7), new WithdrawAcceptance("D-01", "It lost a claim."))
            .Refuses("rights.not-held");
        Given(AcceptedOnce).Asked(Dieter, May(7), new WithdrawAcceptance("D-01", "Rework."))
            .Refuses("rights.other-side-decides");
        Given(AcceptedOnce).Asked(Sofia, May(7), new WithdrawAcceptance("D-01", ""))
            .RefusesField("delivery.withdrawal-without-reason", "reason");
        Given(AcceptedOnce)
            .Asked(Sofia, May(7), new WithdrawAcceptance("D-01", new('x', DeliveryLimits.TextCharactersMax + 1)))
            .RefusesField("delivery.text-too-long", "reason");
    }

    [Fact]
    public void Happens_once_for_each_acceptance() =>
        Given(AcceptedOnce, TakenBack).Asked(Sofia, May(8), new WithdrawAcceptance("D-01", "Again."))
            .Refuses("delivery.out-of-turn");
}
