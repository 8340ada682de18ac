using System.Net;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Hosting.Pages;

public class LookingAtADay
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The clock stands at the 2nd of March 2026, the day on which the engagement is opened.
    [Theory]
    [InlineData("1990-01-01", HttpStatusCode.NotFound, "On that day this engagement did not exist",
        "The record of Claims portal begins later.")]
    [InlineData("2099-01-01", HttpStatusCode.BadRequest, "This day is still to come", "Look at today")]
    [InlineData("2026-03-03", HttpStatusCode.NotFound, "This day is still to come", "Look at today")]
    [InlineData("2026-03-02", HttpStatusCode.OK, "Claims portal", "Overview")]
    public async Task That_an_engagement_has_not_is_told_and_leads_back_to_today(
        string day, HttpStatusCode status, string title, string more)
    {
        await using var room = await ClaimsRoom.Open(new SteppedClock());
        var visitor = await room.As(ClaimsPortal.Petra);
        var answer = await visitor.Get($"/engagements/claims-portal?asOf={day}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(more, page, StringComparison.Ordinal);
        Assert.Equal(status != HttpStatusCode.OK, page.Contains("Return to today", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_its_opening_is_told_to_nobody_who_may_not_see_the_engagement()
    {
        await using var room = await ClaimsRoom.Open(new SteppedClock());
        var page = await (await room.As(ClaimsPortal.Stranger)).Text("/engagements/claims-portal?asOf=1990-01-01");
        Assert.Contains("There is nothing at this address", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Claims portal", page, StringComparison.Ordinal);
    }
}
