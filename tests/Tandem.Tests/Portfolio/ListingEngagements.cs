using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public sealed class ListingEngagements
{
    [Theory]
    [InlineData("health=not-started", 1)]
    [InlineData("health=NotStarted", 1)]
    [InlineData("health=in-trouble", 0)]
    [InlineData("limit=1", 1)]
    [InlineData("cursor=0&limit=1", 1)]
    [InlineData("cursor=1&limit=1", 0)]
    [InlineData("cursor=3000000000", 0)]
    public async Task A_cursor_is_how_many_stand_before_whatever_the_limit(string query, int rows)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var page = await owner.GetFromJsonAsync<JsonElement>($"../../engagements?{query}",
            TestContext.Current.CancellationToken);
        Assert.Equal(rows, page.GetProperty("items").GetArrayLength());
        Assert.False(page.TryGetProperty("next", out _));
    }
}
