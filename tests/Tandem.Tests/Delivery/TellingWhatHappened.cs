using Tandem.Domain.Delivery;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Delivery;

public class TellingWhatHappened
{
    [Fact]
    public async Task Who_took_an_acceptance_back_when_and_why_stands_in_the_line_of_the_round()
    {
        await using var room = await ClaimsRoom.Open(new SteppedClock());
        await room.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await room.Ask(Devi, new DeliveryCommand.Start("D-01"));
        await room.Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        await room.Ask(Petra, new DeliveryCommand.JudgeCriterion("D-01", 1, "C3", Met: true, Note: null));
        await room.Ask(Petra, new DeliveryCommand.Accept("D-01", 1, Note: null));
        await room.Ask(Sofia, new DeliveryCommand.WithdrawAcceptance("D-01", "It lost a claim."));

        var page = await (await room.As(Petra)).Text("/engagements/claims-portal/deliverables/D-01");
        var history = page[page.IndexOf("What happened", StringComparison.Ordinal)..];
        var line = history[..history.IndexOf("</summary>", StringComparison.Ordinal)];
        Assert.Contains("Accepted by Petra on", line, StringComparison.Ordinal);
        Assert.Matches("Acceptance withdrawn by Sofia on [^<]*2026: It lost a claim.", line);
    }
}
