using System.Net;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Hosting.Pages;

public class TurningPages
{
    [Theory]
    [InlineData("costs")]
    [InlineData("figures/cpi")]
    [InlineData("release-plan")]
    public async Task Beyond_the_last_shows_the_last(string list)
    {
        await using var room = await ClaimsRoom.Open();
        var petra = await room.As(ClaimsPortal.Petra);
        foreach (var page in new[] { int.MinValue, 0, 2, int.MaxValue })
            Assert.Equal(HttpStatusCode.OK,
                (await petra.Get($"/engagements/claims-portal/{list}?page={page}")).StatusCode);
    }
}
