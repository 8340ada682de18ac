using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Hosting;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Governance;

/// <summary>Another process changes the engagement whenever somebody is about to.</summary>
public class BeingOvertaken
{
    const string People = "/engagements/claims-portal/people";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_loses_every_race_is_told_to_look_again()
    {
        var clock = new PoliteClock();
        await using var room = await ClaimsRoom.Open(clock);
        using var shelf = new Shelf(room.Installation.Ledger, SystemClock.Instance);
        var other = new Desk(room.Installation.Ledger, shelf, SystemClock.Instance);
        var sofia = await room.As(Sofia);

        var minute = 0;
        var answer = await clock.Behind(
            async () => Assert.IsType<Answer.Recorded>(await other.Ask(
                new(ClaimsRoom.Organisation, Sofia, Administrator: false), "claims-portal",
                new GovernanceCommand.AddMember(Member(Petra) with { From = new(7, minute++ % 60) }), Ct)),
            () => sofia.PostFrom(People, "/engagements/claims-portal/role-assignments",
                ("assign-role", "technology-owner"), ("assign-person", Petra.ToString())));

        await answer.IsRefused("governance.changed-meanwhile");
        Assert.DoesNotContain("Petra is Product owner, Technology owner", await sofia.Text(People),
            StringComparison.Ordinal);
    }
}
