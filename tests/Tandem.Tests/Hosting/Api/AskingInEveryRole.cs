using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Every endpoint holds every role to its rights, and answers as it is described.</summary>
public sealed class AskingInEveryRole
{
    static readonly Id<Person> Nadia = new(new Guid(16, 0, 0, new byte[8]));
    static readonly Id<Person> Anders = new(new Guid(17, 0, 0, new byte[8]));

    static readonly IReadOnlyList<(Id<Person> Person, Role Role)> Everyone =
    [
        (Sofia, Role.ExecutiveSponsor), (Petra, Role.ProductOwner), (Tariq, Role.TechnologyOwner),
            (Aurel, Role.Auditor),
        (Marta, Role.AccountManager), (Dieter, Role.DeliveryManager), (Linus, Role.ScrumMaster), (Devi, Role.Developer),
        (Quentin, Role.QaEngineer), (Nadia, Role.Designer), (Anders, Role.SoftwareArchitect),
    ];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_by_every_role_is_recorded_for_those_who_may_and_refused_to_all_others()
    {
        await using var server = await Peopled();
        var contract = await ApiContract.Of(server, Ct);
        var clients = await Clients(server, contract);
        var newcomer = new Id<Person>(new Guid(18, 0, 0, new byte[8]));
        await server.Add(newcomer, Side.Partner);
        var text = (await clients[Petra].GetStringAsync("engagements/claims-portal/engagement.yaml", Ct))
            .Replace("title: Claims portal", "title: Claims portal 2025", StringComparison.Ordinal);
        var cases = ApiCase.All(newcomer, text).ToList();
        Assert.Equal(cases.Select(each => each.Operation).Distinct().Order(StringComparer.Ordinal),
            contract.Operations.Where(IsCommand).Order(StringComparer.Ordinal));

        foreach (var each in cases)
        {
            foreach (
                var (person, role) in Everyone.Where(other => other.Person != each.By
                    && !each.Also.Contains(other.Person)))
                await Refused(each, role, await Send(clients[person], each));
            if (each.Path != "engagements")
                Assert.Equal(HttpStatusCode.NotFound, (await Send(clients[Stranger], each)).StatusCode);
            using var recorded = await Send(clients[each.By], each);
            Assert.True(recorded.StatusCode == HttpStatusCode.Created,
                $"{each.Operation}: {await recorded.Content.ReadAsStringAsync(Ct)}");
        }
        Assert.Empty(await server.Broken());
        await SeeEverything(clients, contract);
        Assert.True(contract.Faults.Count == 0, string.Join('\n', contract.Faults));
        Assert.DoesNotContain(contract.Untried, each => !IsOfSourcing(each) && !IsOnesOwnOrOfTheDirectory(each));
    }

    static bool IsCommand(string operation) => operation.StartsWith("post ", StringComparison.Ordinal)
        && !operation.EndsWith("/previews", StringComparison.Ordinal)
        && !operation.EndsWith("/advice", StringComparison.Ordinal)
        && !operation.EndsWith("/lint", StringComparison.Ordinal)
        && !operation.Contains("/playbook", StringComparison.Ordinal)
        && !operation.Contains("/invitations", StringComparison.Ordinal)
        && !operation.Contains("/ledger/", StringComparison.Ordinal) && !IsOfSourcing(operation)
        && !IsOnesOwnOrOfTheDirectory(operation);

    // No matter of roles: ManagingPeopleOverHttp and KeepingViewsOverHttp try all of these.
    static bool IsOnesOwnOrOfTheDirectory(string operation) =>
        operation.Contains("/v1/people", StringComparison.Ordinal)
        || operation.EndsWith("/v1/profile", StringComparison.Ordinal)
        || operation.EndsWith("/invitations/{id}/roles", StringComparison.Ordinal)
        || operation.Contains("/portfolio-views", StringComparison.Ordinal);

    // A sourcing case has people of its own; DecidingACaseOverHttp tries all of these.
    static bool IsOfSourcing(string operation) => operation.Contains("/sourcing", StringComparison.Ordinal);

    static async Task Refused(ApiCase asked, Role role, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden,
            $"{asked.Operation} by {role}: {answer.StatusCode} {text}");
        var code = JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!;
        Assert.StartsWith("rights.", code, StringComparison.Ordinal);
    }

    static async Task SeeEverything(Dictionary<Id<Person>, HttpClient> clients, ApiContract contract)
    {
        var round =
            (await clients[Petra].GetFromJsonAsync<JsonElement>("engagements/claims-portal/deliverables/D-01", Ct))
            .GetProperty("rounds")[0];
        var digest = round.GetProperty("evidence")[0].GetProperty("digest").GetString()!;
        foreach (var operation in contract.Operations.Where(each => each.StartsWith("get ", StringComparison.Ordinal)))
        {
            if (operation.Contains("verifications", StringComparison.Ordinal) || IsOfSourcing(operation)
                || IsOnesOwnOrOfTheDirectory(operation)) continue;
            var path = operation["get /api/v1/".Length..].Replace("{key}", "claims-portal", StringComparison.Ordinal)
                .Replace("{deliverable}", "D-01", StringComparison.Ordinal)
                    .Replace("{digest}", digest, StringComparison.Ordinal)
                .Replace("{figure}", "cpi", StringComparison.Ordinal)
                    .Replace("{path}", "0/000.p/3", StringComparison.Ordinal)
                .Replace("{index}", "1", StringComparison.Ordinal)
                .Replace("{hash}", ShippedPlaybooks.All[0].Hash.Hex, StringComparison.Ordinal);
            var all = path.EndsWith("bundle.tar", StringComparison.Ordinal);
            foreach (var (person, role) in Everyone)
                await Answers(clients[person], path, all ? HttpStatusCode.Forbidden : HttpStatusCode.OK, $"{role}");
            await Answers(clients[Administrator], path, HttpStatusCode.OK, "administrator");
            if (path.Contains("claims-portal", StringComparison.Ordinal)
                || path.Contains("facts/", StringComparison.Ordinal))
                await Answers(clients[Stranger], path, HttpStatusCode.NotFound, "stranger");
        }
        await SeeTheRest(clients);
    }

    static async Task SeeTheRest(Dictionary<Id<Person>, HttpClient> clients)
    {
        using var started = await clients[Aurel].PostAsync("ledger/verifications", null, Ct);
        await Answers(clients[Aurel], started.Headers.Location!.ToString(), HttpStatusCode.OK, "auditor");
        using var stopped = await clients[Aurel].PostAsync($"{started.Headers.Location}/cancellations", null, Ct);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        using var never = await clients[Aurel].PostAsync("ledger/verifications/99/cancellations", null, Ct);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        using var csv =
            new StringContent("id;date;amount\n1;2025-03-03;12,50\n", System.Text.Encoding.UTF8, "text/csv");
        using var costs = await clients[Petra].PostAsync("engagements/claims-portal/costs/previews", csv, Ct);
        using var yaml =
            new StringContent(await clients[Petra].GetStringAsync("engagements/claims-portal/engagement.yaml", Ct));
        using var file = await clients[Petra].PostAsync("engagements/previews", yaml, Ct);
        using var asked = await clients[Petra].PostAsync("advice", Yaml("answers: { scope: no }"), Ct);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using var linted = await clients[Dieter].PostAsync("lint", new StringContent("# Staff augmentation\n\n"
            + "The vendor builds a user-friendly web application at a fixed price, TBD.\n"
            + "tandem-lint: allow TB013 because annex B holds the acceptance criteria\n"), Ct);
        Assert.Equal(HttpStatusCode.OK, linted.StatusCode);
        await SeePlaybooks(clients);
        await Invites(clients[Sofia], "Ida", "auditor", HttpStatusCode.Created);
        await Invites(clients[Marta], "Eve", "product-owner", HttpStatusCode.Forbidden);
        var listed = await clients[Sofia].GetFromJsonAsync<JsonElement>("invitations", Ct);
        var id = listed.GetProperty("items")[0].GetProperty("id").GetString();
        using var foreign = await clients[Marta].PostAsync($"invitations/{id}/withdrawals", null, Ct);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var withdrawn = await clients[Sofia].PostAsync($"invitations/{id}/withdrawals", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
    }

    static async Task Invites(HttpClient client, string name, string role, HttpStatusCode expected)
    {
        using var invited = await client.PostAsJsonAsync("invitations",
            new { name, email = $"{name}@example.org", company = "Northgate", engagement = "claims-portal", role }, Ct);
        Assert.Equal(expected, invited.StatusCode);
    }

    static async Task SeePlaybooks(Dictionary<Id<Person>, HttpClient> clients)
    {
        var shipped = ShippedPlaybooks.Of("rate-card");
        using var own = Yaml(System.Text.Encoding.UTF8.GetString(shipped.Bytes)
            .Replace("version: 1.0.0", "version: 1.0.1", StringComparison.Ordinal));
        using var barred = await clients[Petra].PostAsync("playbooks", Yaml(await own.ReadAsStringAsync(Ct)), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        using var added = await clients[Administrator].PostAsync("playbooks", own, Ct);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        using var wrong = await clients[Administrator].PostAsync("playbooks", Yaml("kind: rate-card\n"), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("playbooks.file-faulty", await wrong.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
        using var chosen = await clients[Administrator].PostAsJsonAsync("playbook-choices",
            new { kind = "rate-card", hash = shipped.Hash.Hex }, Ct);
        Assert.Equal(HttpStatusCode.Created, chosen.StatusCode);
    }

    static StringContent Yaml(string text) => new(text, System.Text.Encoding.UTF8, "application/yaml");

    static async Task Answers(HttpClient client, string path, HttpStatusCode expected, string who)
    {
        using var answer = await client.GetAsync(path, Ct);
        Assert.True(answer.StatusCode == expected,
            $"{path} for {who}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
    }

    static Task<HttpResponseMessage> Send(HttpClient client, ApiCase each) =>
        client.PostAsync(each.Path, each.Body(), Ct);

    static async Task<ApiServer> Peopled()
    {
        var server = await ApiServer.Open();
        foreach (var (person, role) in new[] { (Nadia, Role.Designer), (Anders, Role.SoftwareArchitect) })
        {
            await server.Add(person, Side.Partner);
            await server.Ask(Marta, new GovernanceCommand.AddMember(Member(Linus) with { Person = person }));
            await server.Ask(Marta, new GovernanceCommand.AssignRole(role, person));
        }
        return server;
    }

    static async Task<Dictionary<Id<Person>, HttpClient>> Clients(ApiServer server, ApiContract contract)
    {
        var clients = new Dictionary<Id<Person>, HttpClient>();
        foreach (var person in Everyone.Select(each => each.Person).Append(Stranger).Append(Administrator))
        {
            clients[person] = await server.As(person, contract.Reader());
            clients[person].BaseAddress = new($"{server.Address}/api/v1/");
        }
        return clients;
    }
}
