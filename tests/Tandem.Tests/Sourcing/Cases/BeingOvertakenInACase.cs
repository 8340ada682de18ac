using System.Net;
using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>Another process changes the case whenever somebody is about to.</summary>
public class BeingOvertakenInACase
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_loses_every_race_is_told_to_look_again()
    {
        var clock = new PoliteClock();
        await using var room = await ClaimsRoom.Open(clock);
        using var shelf = new CaseShelf(room.Installation.Ledger, SystemClock.Instance);
        var other = new CaseDesk(room.Installation.Ledger, shelf, SystemClock.Instance);
        var sofia = await room.As(Sofia);
        var opened = await sofia.Post("/sourcing", ("key", "portal"), ("title", "Claims portal"), ("currency", "GBP"),
            ("zone", "Europe/London"));
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);

        var days = 0;
        var answer = await clock.Behind(
            async () => Assert.IsType<Answer.Recorded>(await other.Ask(
                new(ClaimsRoom.Organisation, Sofia, Administrator: false), "portal",
                new CaseCommand.StateNeed(new($"Claims take {++days} days.", [], null, null, null, null)), Ct)),
            () => sofia.PostFrom("/sourcing/portal", "/sourcing/portal/needs", ("problem", "Nobody knows.")));

        await answer.IsRefused("sourcing.changed-meanwhile");
    }
}
