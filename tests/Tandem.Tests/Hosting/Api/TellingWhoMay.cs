using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Who may not is told which right is missing, and who holds it.</summary>
public sealed class TellingWhoMay
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sees_an_engagement_without_taking_part_is_told_which_right_is_missing_and_who_holds_it()
    {
        await using var server = await ApiServer.Open();
        using var administrator = await server.As(Administrator);
        using var stranger = await server.As(Stranger);
        using var refused = await administrator.PostAsJsonAsync("deliverables/D-01/acceptances", new { round = 1 }, Ct);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((HttpStatusCode.Forbidden, "rights.not-a-member"),
            (refused.StatusCode, problem.GetProperty("code").GetString()));
        var missing = problem.GetProperty("missingRight");
        Assert.Equal(("acceptance", "product-owner"),
            (missing.GetProperty("kind").GetString(), missing.GetProperty("role").GetString()));
        var holder = Assert.Single(missing.GetProperty("holders").EnumerateArray());
        Assert.Equal((Petra.ToString(), "P 0000"),
            (holder.GetProperty("person").GetString(), holder.GetProperty("name").GetString()));
        using var hidden = await stranger.PostAsJsonAsync("deliverables/D-01/acceptances", new { round = 1 }, Ct);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using var file = new StringContent((await administrator.GetStringAsync("engagement.yaml", Ct))
            .Replace("title: Claims portal", "title: Claims", StringComparison.Ordinal), Encoding.UTF8,
            "application/yaml");
        using var import = await administrator.PostAsync("../../engagements", file, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, import.StatusCode);
        Assert.StartsWith("P ", (await import.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("missingRight")
            .GetProperty("holders")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_take_the_whole_record_is_told_who_may()
    {
        await using var server = await ApiServer.Open();
        using var partner = await server.As(Marta);
        using var refused = await partner.GetAsync("../../ledger/bundle.tar", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("access.whole-record", problem.GetProperty("code").GetString());
        Assert.Contains("administrators", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
