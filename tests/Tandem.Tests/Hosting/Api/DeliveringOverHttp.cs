using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Delivery;
using Tandem.Hosting.Access;
using Tandem.Portfolio;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>From the approved baseline to an accepted deliverable, over HTTP, on both engines.</summary>
public sealed class DeliveringOverHttp(PostgresCluster cluster)
{
    const string Passing =
        """<testsuite name="intake" tests="2" failures="0"><testcase name="a"/><testcase name="b"/></testsuite>""";
    const string Failing =
        """<testsuite name="intake" tests="1" failures="1"><testcase name="a"><failure/></testcase></testsuite>""";
    const string Coverage = """
        <coverage line-rate="0.9" branch-rate="0.8" lines-covered="90" lines-valid="100"
            branches-covered="8" branches-valid="10"><packages/></coverage>
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_deliverable_goes_from_start_to_acceptance_and_every_step_is_decided_by_the_one_who_may(
        bool postgres)
    {
        await using var server = await ApiServer.Open(postgres ? await cluster.NewDatabase() : null);
        using var sponsor = await server.As(Sofia);
        using var owner = await server.As(Petra);
        using var developer = await server.As(Devi);

        // 390,000 are more than the product owner may approve: the sponsor does.
        await Refuses(await Post(owner, "baselines"), HttpStatusCode.Forbidden, "rights.not-held");
        await Created(await Post(sponsor, "baselines"));
        await Created(await Post(developer, "deliverables/D-01/starts"));

        await Created(await Submit(developer, Failing, Coverage));
        await Refuses(await Post(owner, "deliverables/D-01/acceptances", new { round = 1 }),
            HttpStatusCode.UnprocessableEntity, "delivery.criteria-open");
        await Created(await Post(owner, "deliverables/D-01/rejections",
            new
            {
                round = 1,
                findings = new[] { new { criterion = "C1", severity = "major", text = "A test fails." } }
            }));

        await Created(await Submit(developer, Passing, Coverage));
        await Refuses(await Post(developer, "deliverables/D-01/acceptances", new { round = 2 }),
            HttpStatusCode.Forbidden, "rights.other-side-decides");
        await Created(
            await Post(owner, "deliverables/D-01/judgements", new { round = 2, criterion = "C3", met = true }));
        await Created(await Post(owner, "deliverables/D-01/acceptances", new { round = 2, note = "Good." }));

        var view = await owner.GetFromJsonAsync<JsonElement>("deliverables/D-01", Ct);
        Assert.Equal("accepted", view.GetProperty("deliverable").GetProperty("stage").GetString());
        Assert.Equal(["rejected", "accepted"],
            view.GetProperty("rounds").EnumerateArray().Select(each => each.GetProperty("decision").GetString()));
        Assert.Equal("80000.00", (await owner.GetFromJsonAsync<JsonElement>("", Ct))
            .GetProperty("summary").GetProperty("accepted").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_is_recorded_once()
    {
        await using var server = await ApiServer.Open();
        using var sponsor = await server.As(Sofia);
        using var first = await Post(sponsor, "baselines", null, ("Idempotency-Key", "approve-1"));
        using var again = await Post(sponsor, "baselines", null, ("Idempotency-Key", "approve-1"));
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        await Refuses(await Post(sponsor, "role-releases", new { role = "auditor", person = Aurel.ToString() },
            ("Idempotency-Key", "approve-1")),
            HttpStatusCode.UnprocessableEntity, "api.idempotency-key-reused");
    }

    [Fact]
    public async Task A_decision_on_an_engagement_that_changed_meanwhile_is_refused()
    {
        await using var server = await ApiServer.Open();
        using var sponsor = await server.As(Sofia);
        using var seen = await sponsor.GetAsync("", Ct);
        var tag = seen.Headers.ETag!.ToString();
        await Created(await Post(sponsor, "role-releases", new { role = "auditor", person = Aurel.ToString() },
            ("If-Match", tag)));
        await Refuses(await Post(sponsor, "baselines", null, ("If-Match", tag)), HttpStatusCode.PreconditionFailed,
            "api.changed-meanwhile");
    }

    [Fact]
    public async Task A_token_without_the_scope_and_a_stranger_get_nothing()
    {
        await using var server = await ApiServer.Open();
        using var reader = await server.As(Sofia, Scope.Read);
        await Refuses(await Post(reader, "baselines"), HttpStatusCode.Forbidden, "access.scope-missing");
        using var stranger = await server.As(Stranger);
        await Refuses(await stranger.GetAsync("", Ct), HttpStatusCode.NotFound, "api.not-found");
        await Refuses(await Post(stranger, "baselines"), HttpStatusCode.NotFound, "api.not-found");
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_answered_with_its_place()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        using var content = new StringContent("{\n  \"round\": \"one\"\n}", System.Text.Encoding.UTF8,
            "application/json");
        using var answer = await owner.PostAsync("deliverables/D-01/acceptances", content, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("line 2", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_at_once_on_one_engagement_are_all_recorded_in_one_order()
    {
        await using var server = await ApiServer.Open();
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        using var developer = await server.As(Devi);
        var answers = await Task.WhenAll(Enumerable.Range(0, 96).Select(n =>
            Post(developer, "deliverables/D-01/progress-reports", new { percent = n })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var versions = new List<long>();
        foreach (var answer in answers)
            versions.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("version").GetInt64());
        Assert.Equal(96, versions.Distinct().Count());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Read_tables_made_anew_equal_those_written_with_the_appends(bool postgres)
    {
        await using var server = await ApiServer.Open(postgres ? await cluster.NewDatabase() : null);
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        await server.Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        var live = await Dump(server);
        await ReadTableUpkeep.Rebuild(server.Installation.Ledger, server.Organisation.ToString(), server.Clock, Ct);
        Assert.Equal(live, await Dump(server));
        Assert.Contains(live, row => row.Contains("Judgement", StringComparison.Ordinal));
    }

    static async Task<List<string>> Dump(ApiServer server)
    {
        var rows = new List<string>();
        foreach (var table in (string[])["engagement_summary", "waiting", "role_holder", "lent_right", "member"])
            rows.AddRange(await server.Installation.Ledger.Query(async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {table}";
                await using var reader = await command.ExecuteReaderAsync(Ct);
                var found = new List<string>();
                while (await reader.ReadAsync(Ct))
                    found.Add($"{table}: "
                        + $"{string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
                return found;
            }, Ct));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    static Task<HttpResponseMessage> Submit(HttpClient client, string tests, string coverage)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(tests), "evidence", "junit.xml" },
                { new StringContent(coverage), "evidence", "coverage.xml" },
            { new StringContent("4f2a9c1"), "commit" },
        };
        return client.PostAsync("deliverables/D-01/submissions", form, Ct);
    }

    static Task<HttpResponseMessage> Post(HttpClient client, string path, object? body = null,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post, path)
        { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request, Ct);
    }

    static async Task Created(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));

    static async Task Refuses(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
