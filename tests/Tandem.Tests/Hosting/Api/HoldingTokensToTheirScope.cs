using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Delivery;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>A token may no more than its scopes and its engagement say, whoever its owner is.</summary>
public sealed class HoldingTokensToTheirScope
{
    static readonly object LinkForSofia =
        new { name = "Sofia", email = $"{Sofia}@example.org", company = "Northgate" };

    static string AnotherKind =>
        ShippedPlaybooks.All.First(each => each.Header.Kind != "rate-card").Header.Kind;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_into_an_account_needs_the_scope_of_administrators()
    {
        await using var server = await ApiServer.Open();
        using var planning = Client(server, await server.TokenOf(Administrator, Scope.Plan));
        await Answers(await planning.PostAsJsonAsync("invitations", LinkForSofia, Ct), HttpStatusCode.Forbidden,
            "access.administrator-only");
        using var administering = Client(server, await server.TokenOf(Administrator, Scope.Plan, Scope.Admin));
        await Answers(await administering.PostAsJsonAsync("invitations", LinkForSofia, Ct), HttpStatusCode.Created);
        Assert.Contains(Sofia.ToString(), await administering.GetStringAsync("invitations", Ct),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_one_engagement_meets_no_invitation_of_another()
    {
        await using var server = await ApiServer.Open();
        using var whole = Client(server, await server.TokenOf(Administrator, Scope.Plan, Scope.Admin));
        await Answers(await whole.PostAsJsonAsync("invitations", LinkForSofia, Ct), HttpStatusCode.Created);
        var all = await whole.GetFromJsonAsync<JsonElement>("invitations", Ct);
        var id = all.GetProperty("items")[0].GetProperty("id").GetString();
        using var limited = Client(server,
            await server.TokenOf(Administrator, "claims-portal", Scope.Plan, Scope.Admin));
        var seen = await limited.GetFromJsonAsync<JsonElement>("invitations", Ct);
        Assert.Equal(0, seen.GetProperty("items").GetArrayLength());
        await Answers(await limited.PostAsync($"invitations/{id}/withdrawals", null, Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_new_cases_rest_on_needs_the_scope_of_administrators()
    {
        await using var server = await ApiServer.Open();
        using var planning = Client(server, await server.TokenOf(Administrator, Scope.Plan));
        await Answers(await planning.PostAsJsonAsync("playbook-choices", Choice(), Ct), HttpStatusCode.Forbidden,
            "access.scope-missing");
    }

    [Fact]
    public async Task A_token_for_one_engagement_writes_nowhere_else()
    {
        await using var server = await ApiServer.Open();
        using var limited = Client(server,
            await server.TokenOf(Administrator, "claims-portal", Scope.Plan, Scope.Admin));
        var opening = new { key = "portal", title = "Portal", currency = "GBP", zone = "Europe/London" };
        await Answers(await limited.PostAsJsonAsync("sourcing", opening, Ct), HttpStatusCode.NotFound);
        await Answers(await limited.PostAsJsonAsync("playbook-choices", Choice(), Ct), HttpStatusCode.NotFound);
        using var body = new StringContent("kind: rate-card\n", Encoding.UTF8, "application/yaml");
        await Answers(await limited.PostAsync("playbooks", body, Ct), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_choice_sent_twice_with_one_key_is_recorded_once_and_another_is_not_taken_for_it()
    {
        await using var server = await ApiServer.Open();
        using var client = Client(server, await server.TokenOf(Administrator, Scope.Admin));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "choice-1");
        using var first = await client.PostAsJsonAsync("playbook-choices", Choice(), Ct);
        using var again = await client.PostAsJsonAsync("playbook-choices", Choice(), Ct);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        await Answers(await client.PostAsJsonAsync("playbook-choices", Choice(AnotherKind), Ct),
            HttpStatusCode.UnprocessableEntity, "api.idempotency-key-reused");
    }

    [Fact]
    public async Task Evidence_is_not_served_as_a_playbook()
    {
        await using var server = await ApiServer.Open();
        var stored = await new EvidenceStore(server.Installation.Settings.Data)
            .Put(new MemoryStream("secret: 1\n"u8.ToArray()), 1_000, Ct);
        using var client = Client(server, await server.TokenOf(Stranger, Scope.Read));
        await Answers(await client.GetAsync($"playbooks/{stored!.Digest.Hex}", Ct), HttpStatusCode.NotFound);
        await Answers(await client.GetAsync($"playbooks/{ShippedPlaybooks.All[0].Hash.Hex}", Ct), HttpStatusCode.OK);
    }

    static object Choice(string kind = "rate-card") => new { kind, hash = ShippedPlaybooks.Of(kind).Hash.Hex };

    static HttpClient Client(ApiServer server, string token)
    {
        var client = new HttpClient { BaseAddress = new(server.Address + "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    static async Task Answers(HttpResponseMessage answer, HttpStatusCode status, string? code = null)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
        if (code is not null)
            Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        answer.Dispose();
    }
}
