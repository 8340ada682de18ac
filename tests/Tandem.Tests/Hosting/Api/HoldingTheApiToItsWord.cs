using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The server and its OpenAPI document say the same, and every endpoint holds every role to its
/// rights.</summary>
public sealed class HoldingTheApiToItsWord
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
    public async Task Every_route_is_described_and_every_description_is_a_route()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(each => each.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(each => each.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(verb => $"{verb.ToLowerInvariant()} {Plain(each.RoutePattern.RawText!)}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), contract.Operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_command_by_every_role_is_recorded_for_those_who_may_and_refused_to_all_others()
    {
        await using var server = await Peopled();
        var contract = await ApiContract.Of(server, Ct);
        var clients = await Clients(server, contract);
        var newcomer = new Id<Person>(new Guid(18, 0, 0, new byte[8]));
        await server.Add(newcomer);
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
        await SeeEverything(clients, contract);
        Assert.True(contract.Faults.Count == 0, string.Join('\n', contract.Faults));
        Assert.DoesNotContain(contract.Untried, each => !IsOfSourcing(each));
    }

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

        using var file = Yaml((await administrator.GetStringAsync("engagement.yaml", Ct))
            .Replace("title: Claims portal", "title: Claims", StringComparison.Ordinal));
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

    [Fact]
    public async Task Pages_follow_each_other_by_cursor_and_hold_at_most_a_hundred()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        await server.Ask(Petra,
            new FinanceCommand.RecordCosts([.. Enumerable.Range(1, 230).Select(n => Time($"t-{n}", 10))]));
        var ids = new List<string>();
        for (string? cursor = "0"; cursor is not null;)
        {
            var page = await owner.GetFromJsonAsync<JsonElement>($"costs?limit=100&cursor={cursor}", Ct);
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 100);
            ids.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(each => each.GetProperty("entry").GetProperty("externalId").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        Assert.Equal(Enumerable.Range(1, 230).Select(n => $"t-{n}"), ids);
    }

    [Theory]
    [InlineData("costs?limit=1000", "api.limit-out-of-range")]
    [InlineData("?asOf=2099-01-01", "api.day-to-come")]
    public async Task What_no_list_and_no_day_can_be_is_refused_by_its_code(string path, string code)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        using var answer = await owner.GetAsync(path, Ct);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("../../waiting"), InlineData("duties"), InlineData("burn-up"), InlineData("outcomes")]
    [InlineData("deliverables"), InlineData("../../engagements"), InlineData("figures"), InlineData("facts")]
    public async Task A_list_is_the_same_row_by_row_as_at_once(string path)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Sofia);
        var whole = await owner.GetFromJsonAsync<JsonElement>(path, Ct);
        var rows = whole.GetProperty("items").EnumerateArray().Select(each => each.GetRawText()).ToList();
        Assert.NotEmpty(rows);
        var one = new List<string>();
        for (var query = "?limit=1"; query.Length > 0 && one.Count <= rows.Count;)
        {
            var page = await owner.GetFromJsonAsync<JsonElement>(path + query, Ct);
            one.Add(Assert.Single(page.GetProperty("items").EnumerateArray()).GetRawText());
            query = page.TryGetProperty("next", out var next) && next.GetString() is { } cursor
                ? $"?limit=1&cursor={cursor}" : "";
        }
        Assert.Equal(rows, one);
    }

    [Fact]
    public async Task No_two_types_are_described_under_one_name()
    {
        await using var server = await ApiServer.Open();
        var seen = new HashSet<Type>();
        foreach (var endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            foreach (var taken in endpoint.Metadata.OfType<IAcceptsMetadata>()) See(taken.RequestType, seen);
            foreach (var given in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()) See(given.Type, seen);
        }
        Assert.Contains(seen, each => each.Name == "RejectionFinding");
        Assert.Equal([], seen.Where(each => !each.IsGenericType).GroupBy(each => each.Name)
            .Where(named => named.Count() > 1).Select(named => string.Join(", ", named)));
    }

    static void See(Type? type, HashSet<Type> seen)
    {
        if (type is null) return;
        foreach (var part in type.GetGenericArguments()) See(part, seen);
        if (type.Namespace?.StartsWith("Tandem", StringComparison.Ordinal) != true || !seen.Add(type)) return;
        foreach (var property in type.GetProperties()) See(property.PropertyType, seen);
    }

    [Theory]
    [InlineData("costs?cursor=-1", "cursor"), InlineData("facts?cursor=x", "cursor"),
        InlineData("people?asOf=yesterday", "asOf")]
    [InlineData("costs?limit=0", "limit"), InlineData("../../waiting?limit=-1", "limit"),
        InlineData("outcomes?limit=101", "limit"), InlineData("duties?limit=abc", "limit"),
        InlineData("../../engagements?limit=", "limit"), InlineData("../../engagements?asOf=2099-01-01", "asOf"),
        InlineData("duties?asOf=2099-01-01", "asOf")]
    [InlineData("figures/cpi?asOf=2025-13-01", "asOf"), InlineData("../../engagements?cursor=one", "cursor")]
    public async Task What_cannot_be_read_in_the_query_of_a_view_is_refused_with_its_field(string path, string field)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        using var answer = await owner.GetAsync(path, Ct);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode} {problem}");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Every_view_is_had_as_of_a_past_day()
    {
        await using var server = await ApiServer.Open();
        server.Clock.Pass(NodaTime.Duration.FromDays(10));
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        using var owner = await server.As(Petra);
        Assert.Contains("in-work", await owner.GetStringAsync("deliverables", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("in-work", await owner.GetStringAsync("deliverables?asOf=2026-03-05", Ct),
            StringComparison.Ordinal);
        Assert.DoesNotContain("deliverable.started", await owner.GetStringAsync("facts?asOf=2026-03-05", Ct),
            StringComparison.Ordinal);
        using var before = await owner.GetAsync("?asOf=2026-03-01", Ct);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains("api.not-opened-yet", await before.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("\"on\":\"2026-03-05\"", await owner.GetStringAsync("../../engagements?asOf=2026-03-05", Ct),
            StringComparison.Ordinal);
    }

    static bool IsCommand(string operation) => operation.StartsWith("post ", StringComparison.Ordinal)
        && !operation.EndsWith("/previews", StringComparison.Ordinal)
        && !operation.EndsWith("/advice", StringComparison.Ordinal)
        && !operation.EndsWith("/lint", StringComparison.Ordinal)
        && !operation.Contains("/playbook", StringComparison.Ordinal)
        && !operation.Contains("/invitations", StringComparison.Ordinal)
        && !operation.Contains("/ledger/", StringComparison.Ordinal) && !IsOfSourcing(operation);

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
            if (operation.Contains("verifications", StringComparison.Ordinal) || IsOfSourcing(operation)) continue;
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
        using var invited = await clients[Sofia].PostAsJsonAsync("invitations",
            new
            {
                name = "Ida",
                email = "ida@example.org",
                company = "Northgate",
                engagement = "claims-portal",
                role = "auditor"
            }, Ct);
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        using var crossing = await clients[Marta].PostAsJsonAsync("invitations",
            new
            {
                name = "Eve",
                email = "eve@example.org",
                company = "Brightwater",
                engagement = "claims-portal",
                role = "product-owner"
            }, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, crossing.StatusCode);
        var listed = await clients[Sofia].GetFromJsonAsync<JsonElement>("invitations", Ct);
        var id = listed.GetProperty("items")[0].GetProperty("id").GetString();
        using var foreign = await clients[Marta].PostAsync($"invitations/{id}/withdrawals", null, Ct);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var withdrawn = await clients[Sofia].PostAsync($"invitations/{id}/withdrawals", null, Ct);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
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
            await server.Add(person);
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

    static string Plain(string template) =>
        template.TrimEnd('/').Replace("{**path}", "{path}", StringComparison.Ordinal)
        .Replace(":long}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal);
}
