using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Domain;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>What Settings → People does is done over HTTP too, by administrators and within a token's scopes.</summary>
public sealed class ManagingPeopleOverHttp
{
    const string RuisPassword = "seven bridges over one river";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_is_listed_by_name_and_whoever_comes_or_goes_between_pages_doubles_nobody()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var ada = await Client(server, Administrator, contract);
        var whole = await Rows(ada, "people");
        Assert.Contains(Stranger.ToString(), whole.Items);
        Assert.Contains($"{Stranger}@example.org", await ada.GetStringAsync("people", Ct), StringComparison.Ordinal);

        var first = await Rows(ada, "people?limit=3");
        using (var erased = await ada.PostAsync($"people/{first.Items[0]}/erasures", null, Ct))
            Assert.True(erased.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict);
        var seen = first.Items.ToList();
        for (var next = first.Next; next is not null;)
        {
            var page = await Rows(ada, $"people?limit=3&cursor={next}");
            seen.AddRange(page.Items);
            next = page.Next;
        }
        Assert.Equal(whole.Items, seen);
        await Refused(await ada.GetAsync("people?cursor=3", Ct), 422, "api.cursor-unreadable");
        Assert.Equal([], contract.Faults);
    }

    [Fact]
    public async Task A_person_is_given_a_new_link_and_is_erased_once()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var ada = await Client(server, Administrator, contract);
        using var link = await ada.PostAsync($"people/{Stranger}/invitations", null, Ct);
        Assert.Equal(HttpStatusCode.Created, link.StatusCode);
        var told = (await link.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("link").GetString()!;
        using var visitor = new HttpClient();
        Assert.Contains($"{Stranger}@example.org", await visitor.GetStringAsync(told, Ct), StringComparison.Ordinal);
        Assert.Contains("\"standing\":\"invited\"", await ada.GetStringAsync("people", Ct), StringComparison.Ordinal);

        using var erased = await ada.PostAsync($"people/{Stranger}/erasures", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.DoesNotContain(Stranger.ToString(), (await Rows(ada, "people")).Items);
        foreach (var act in (string[])["erasures", "invitations"])
        {
            await Refused(await ada.PostAsync($"people/{Stranger}/{act}", null, Ct), 404, "api.not-found");
            await Refused(await ada.PostAsync($"people/nobody/{act}", null, Ct), 404, "api.not-found");
        }
        await Refused(await ada.PostAsync($"people/{Administrator}/erasures", null, Ct), 409,
            "directory.last-administrator");
        Assert.Equal([], contract.Faults);
        Assert.DoesNotContain(contract.Untried, each => each.Contains("/api/v1/people", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_are_managed_with_the_scope_of_administrators_by_administrators_alone()
    {
        await using var server = await ApiServer.Open();
        var acts = new[] { "people", $"people/{Stranger}/invitations", $"people/{Stranger}/erasures" };
        using var planning = await Client(server, Administrator, null, Scope.Read, Scope.Plan);
        using var limited = new HttpClient { BaseAddress = new($"{server.Address}/api/v1/") };
        limited.DefaultRequestHeaders.Authorization =
            new("Bearer", await server.TokenOf(Administrator, "claims-portal", Scope.Admin));
        using var former = await Client(server, Administrator, null, Scope.Admin);
        await Asked(planning, "access.scope-missing", 403);
        await Asked(limited, "api.not-found", 404);

        // Who administers no more keeps a token of that scope, which opens nothing.
        var people = server.Services.GetRequiredService<PeopleDirectory>();
        var ada = (await people.Find(server.Organisation, Administrator, Ct))!;
        Assert.Null(await people.Add(server.Organisation, ada with
        {
            Id = new(Guid.NewGuid()),
            Email = "next@example.org",
        }, Ct));
        Assert.Null(await people.Change(server.Organisation, ada with { Administrator = false }, Ct));
        await Asked(former, "access.administrator-only", 403);
        Assert.False((await people.Find(server.Organisation, Stranger, Ct))!.Erased);

        async Task Asked(HttpClient client, string code, int status)
        {
            await Refused(await client.GetAsync(acts[0], Ct), status, code);
            foreach (var act in acts[1..]) await Refused(await client.PostAsync(act, null, Ct), status, code);
        }
    }

    [Fact]
    public async Task Whoever_names_members_finds_those_whom_they_may_name()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var sofia = await Client(server, Sofia, contract);
        using var devi = await Client(server, Devi, contract);
        const string path = "engagements/claims-portal/nameable-people";
        Assert.Equal([Administrator.ToString(), Stranger.ToString()], (await Rows(sofia, path)).Items);
        Assert.DoesNotContain("@example.org", await sofia.GetStringAsync(path, Ct), StringComparison.Ordinal);
        Assert.Empty((await Rows(devi, path)).Items);
        using var named = await sofia.PostAsJsonAsync("engagements/claims-portal/members", new
        {
            person = Stranger.ToString(),
            side = "client",
            zone = "Europe/London",
            from = "08:00",
            to = "16:00",
        }, Ct);
        Assert.Equal(HttpStatusCode.Created, named.StatusCode);
        Assert.Equal([Administrator.ToString()], (await Rows(sofia, path)).Items);
        using var reading = await Client(server, Sofia, null, Scope.Read);
        await Refused(await reading.GetAsync(path, Ct), 403, "access.scope-missing");
        Assert.Equal([], contract.Faults);
    }

    [Fact]
    public async Task The_owner_of_a_token_changes_their_own_name_and_zone()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var petra = await Client(server, Petra, contract);
        using var changed =
            await petra.PostAsJsonAsync("profile", new { name = "Petra Lang", zone = "Europe/Lisbon" }, Ct);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var own = await petra.GetFromJsonAsync<JsonElement>("profile", Ct);
        Assert.Equal(("Petra Lang", "Europe/Lisbon", $"{Petra}@example.org"), (own.GetProperty("name").GetString(),
            own.GetProperty("zone").GetString(), own.GetProperty("email").GetString()));
        await Refused(await petra.PostAsJsonAsync("profile", new { name = "Petra", zone = "Lisbon" }, Ct), 422,
            "directory.zone-unknown");
        using var reading = await Client(server, Petra, null, Scope.Read);
        await Refused(await reading.PostAsJsonAsync("profile", new { name = "P" }, Ct), 403, "access.scope-missing");
        Assert.Equal([], contract.Faults);
    }

    [Fact]
    public async Task A_role_that_an_engagement_would_not_give_is_given_later_by_who_invited()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        using var sofia = await Client(server, Sofia, contract);
        using var marta = await Client(server, Marta, contract);
        using var invited = await sofia.PostAsJsonAsync("invitations", new
        {
            name = "Ida",
            email = "ida@example.org",
            company = "Northgate",
            engagement = "claims-portal",
            role = "auditor",
        }, Ct);
        var link = (await invited.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("link").GetString()!;
        var hooks = server.Services.GetRequiredService<AccessHooks>();
        var given = hooks.InvitationAccepted;
        hooks.InvitationAccepted = (_, _) => Task.FromResult<Refusal?>(new("governance.no", "No."));
        Assert.Null(await server.Services.GetRequiredService<Acceptance>()
            .Accept(server.Organisation, link.Split('/')[^1], "Ida", RuisPassword, Ct));
        var id = (await sofia.GetFromJsonAsync<JsonElement>("invitations", Ct)).GetProperty("items")[0]
            .GetProperty("id").GetString();
        await Refused(await sofia.PostAsync($"invitations/{id}/roles", null, Ct), 409, "governance.no");
        await Refused(await marta.PostAsync($"invitations/{id}/roles", null, Ct), 404, "api.not-found");

        hooks.InvitationAccepted = given;
        using var now = await sofia.PostAsync($"invitations/{id}/roles", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, now.StatusCode);
        await Refused(await sofia.PostAsync($"invitations/{id}/roles", null, Ct), 404, "api.not-found");
        Assert.Equal([], contract.Faults);
    }

    static async Task<HttpClient> Client(
        ApiServer server, Domain.Values.Id<Domain.Governance.Person> person, ApiContract? contract,
        params Scope[] scopes)
    {
        var client = await server.As(person, contract?.Reader() ?? new HttpClientHandler(), scopes);
        client.BaseAddress = new($"{server.Address}/api/v1/");
        return client;
    }

    static async Task<(IReadOnlyList<string> Items, string? Next)> Rows(HttpClient client, string path)
    {
        var page = await client.GetFromJsonAsync<JsonElement>(path, Ct);
        return ([.. page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("id").GetString()!)],
            page.TryGetProperty("next", out var next) ? next.GetString() : null);
    }

    static async Task Refused(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode} {text}");
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        answer.Dispose();
    }
}
