using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Hosting.Access;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

/// <summary>The views that a person keeps are the same over HTTP as on the page, and nobody else's.</summary>
public sealed class KeepingViewsOverHttp
{
    const string Views = "../../portfolio-views";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_replaced_and_removed_by_its_owner()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var petra = await server.As(Petra, contract.Reader(), Scope.Read);
        using var tariq = await server.As(Tariq, contract.Reader(), Scope.Read);
        await Done(await petra.PostAsJsonAsync(
            Views, new { name = "Trouble", health = "in-trouble", sort = "cpi" }, Ct));
        await Done(await petra.PostAsJsonAsync(Views, new { name = "Ours", search = " portal " }, Ct));
        await Done(await petra.PostAsJsonAsync(Views, new { name = "Trouble", health = "watch", sort = "-cpi" }, Ct));
        Assert.Equal(
            """[{"name":"Ours","search":"portal","sort":"attention"},"""
                + """{"name":"Trouble","health":"watch","sort":"-cpi"}]""",
            (await petra.GetFromJsonAsync<JsonElement>(Views, Ct)).GetProperty("items").GetRawText());
        Assert.Equal("[]", (await tariq.GetFromJsonAsync<JsonElement>(Views, Ct)).GetProperty("items").GetRawText());

        await Done(await tariq.PostAsJsonAsync(Views + "/removals", new { name = "Ours" }, Ct));
        await Done(await petra.PostAsJsonAsync(Views + "/removals", new { name = "Trouble" }, Ct));
        Assert.Equal(1, (await petra.GetFromJsonAsync<JsonElement>(Views, Ct)).GetProperty("items").GetArrayLength());
        Assert.Equal([], contract.Faults);
    }

    [Fact]
    public async Task What_is_no_view_is_refused_with_its_field()
    {
        await using var server = await ApiServer.Open();
        using var petra = await server.As(Petra);
        await Refused(await petra.PostAsJsonAsync(Views, new { name = " " }, Ct), 422, "portfolio.view-unnamed");
        await Refused(await petra.PostAsJsonAsync(Views, new { name = "A", sort = "luck" }, Ct), 422,
            "api.unknown-sort");
        using var delivering = await server.As(Petra, Scope.Deliver);
        await Refused(await delivering.PostAsJsonAsync(Views, new { name = "A" }, Ct), 403, "access.scope-missing");
        using var limited = new HttpClient();
        limited.DefaultRequestHeaders.Authorization =
            new("Bearer", await server.TokenOf(Petra, "claims-portal", Scope.Read));
        await Refused(await limited.GetAsync($"{server.Address}/api/v1/portfolio-views", Ct), 404, "api.not-found");
        await Refused(await limited.PostAsJsonAsync($"{server.Address}/api/v1/portfolio-views", new { name = "A" }, Ct),
            404, "api.not-found");
    }

    static async Task Done(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Ct));
        answer.Dispose();
    }

    static async Task Refused(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode} {text}");
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        answer.Dispose();
    }
}
