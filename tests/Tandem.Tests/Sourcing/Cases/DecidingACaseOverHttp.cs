using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Ledger.Checking;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>A case from need to award over HTTP: Petra runs it, Sofia awards, Tariq and Aurel score.</summary>
public sealed class DecidingACaseOverHttp : IAsyncDisposable
{
    ApiServer server = null!;
    ApiContract contract = null!;
    HttpClient petra = null!, sofia = null!, tariq = null!, aurel = null!, stranger = null!, dieter = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_goes_from_need_to_award_and_every_step_is_held_to_its_rights()
    {
        await Prepared();
        await Briefed();
        await Modelled();
        await Given(petra, "brief-revisions", new
        {
            sections = new[]
            {
                new
                {
                    section = "acceptance",
                    based = 3,
                    text = "We accept when:\n- A claim takes \"5\" days\n- No page fails",
                },
            },
            draft = false,
        });
        await Refuses(petra, "scoring-rounds", new { deadline = "2026-02-01" }, "sourcing.deadline-past");
        await Invited();
        await Given(petra, "scoring-rounds", new { deadline = "2026-04-01" });
        Assert.Equal("[]", await petra.GetStringAsync("sourcing/portal/answers", Ct));
        await Scored();
        await Settled();
        await Refuses(petra, "awards", new { candidate = "P-1", reason = "Best." }, "sourcing.right-not-held", 403);
        await Refuses(sofia, "awards", new { candidate = "P-2", reason = "Cheap." }, "sourcing.departure-unexplained");
        await Given(sofia, "awards", new { candidate = "P-1", reason = "First, and firmly so." });
        await Started();
        var view = await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct);
        Assert.Equal("P-1", view.GetProperty("award").GetProperty("candidate").GetString());
        Assert.Equal(2, view.GetProperty("ranking").GetArrayLength());
        await Refuses(petra, "needs", new { problem = "Another.", outcomes = Array.Empty<object>() },
            "sourcing.awarded");
        Assert.True(contract.Faults.Count == 0, string.Join('\n', contract.Faults));
        Assert.DoesNotContain(contract.Untried, each => each.Contains("/sourcing", StringComparison.Ordinal)
            && !each.EndsWith("scoring-ends", StringComparison.Ordinal));
        await Verifies();
    }

    async Task Prepared()
    {
        server = await ApiServer.Open();
        contract = await ApiContract.Of(server, Ct);
        (petra, sofia, tariq, aurel) = (await Client(Petra), await Client(Sofia), await Client(Tariq),
            await Client(Aurel));
        (stranger, dieter) = (await Client(Stranger), await Client(Dieter));
        var opening = new { key = "portal", title = "Claims portal", currency = "GBP", zone = "Europe/London" };
        using (var partner = await dieter.PostAsJsonAsync("sourcing", opening, Ct))
            Assert.Equal(HttpStatusCode.Forbidden, partner.StatusCode);
        using (var opened = await petra.PostAsJsonAsync("sourcing", opening, Ct))
            Assert.True(opened.StatusCode == HttpStatusCode.Created, await opened.Content.ReadAsStringAsync(Ct));
        await Given(petra, "needs", new
        {
            problem = "Claims take 20 days.",
            outcomes = new[] { new { key = "O-1", title = "Faster", unit = "days", baseline = 20, target = 5,
                by = "2027-01-31" } },
            budget = new { amount = "500000.00", currency = "GBP" },
            start = "2026-06-01",
            end = "2027-05-31",
            model = "dedicated-team",
        });
        await Given(petra, "people", new { role = "executive-sponsor", person = Sofia.ToString() });
        foreach (var person in new[] { Tariq, Aurel, Stranger })
            await Given(petra, "people", new { role = "evaluator", person = person.ToString() });
        await Given(petra, "people-releases", new { role = "evaluator", person = Stranger.ToString() });
        await Refuses(petra, "people", new { role = "evaluator", person = Dieter.ToString() },
            "sourcing.partners-never", 403);
        await Refuses(petra, "criteria", new { playbook = "none" }, "sourcing.unknown-playbook");
        await Given(petra, "criteria", new { playbook = "evaluation-partner" });
        foreach (var (key, name) in new[] { ("P-1", "Northwind"), ("P-2", "Bright"), ("P-3", "Cobalt") })
            await Given(petra, "candidates", CandidateOf(key, name));
        await Refuses(petra, "candidates", CandidateOf("P-4", " COBALT  "), "sourcing.candidate-twice", 422);
        await Refuses(petra, "candidates", EngagedAt("nowhere"), "sourcing.unknown-engagement", 422);
        await Refuses(tariq, "candidates", EngagedAt("nowhere"), "sourcing.right-not-held", 403);
        await Given(petra, "candidate-withdrawals", new { candidate = "P-3", reason = "It withdrew its offer." });
        using (var unseen = await stranger.GetAsync("sourcing/portal", Ct))
            Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal("[]", await dieter.GetStringAsync("sourcing", Ct));
        Assert.Contains("Claims portal", await tariq.GetStringAsync("sourcing", Ct), StringComparison.Ordinal);
    }

    async Task Briefed()
    {
        static object Brief(string text, int based, bool draft = false) =>
            new { sections = new[] { new { section = "scope", based, text } }, draft };
        using (var none = await petra.GetAsync("sourcing/portal/brief/markdown", Ct))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(0, (await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal/brief", Ct))
            .GetProperty("revision").GetInt32());
        foreach (var other in new[] { sofia, tariq, aurel })
            await Refuses(other, "brief-revisions", Brief("A portal.", 0), "sourcing.right-not-held", 403);
        await Refuses(stranger, "brief-revisions", Brief("A portal.", 0), "api.not-found", 404);
        await Given(petra, "brief-revisions", Brief("A portal.", 0));
        await Given(petra, "brief-revisions", Brief("A site.", 1, draft: true));
        await Refuses(petra, "brief-revisions", Brief("An app.", 1), "sourcing.brief-overtaken", 409);
        await Refuses(sofia, "brief-restorations", new { revision = 1 }, "sourcing.right-not-held", 403);
        await Given(petra, "brief-restorations", new { revision = 1 });
        await Refuses(petra, "brief-restorations", new { revision = 9 }, "sourcing.unknown-revision", 422);
        using (var stale = new HttpRequestMessage(HttpMethod.Post, "sourcing/portal/brief-revisions")
        { Content = JsonContent.Create(Brief("A house.", 3)) })
        {
            stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await petra.SendAsync(stale, Ct);
            Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        }
        var list = (await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal/brief-revisions", Ct))
            .GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([3, 2, 1], list.Select(each => each.GetProperty("revision").GetInt32()));
        Assert.Equal((1, true),
            (list[0].GetProperty("restores").GetInt32(), list[1].GetProperty("draft").GetBoolean()));
        Assert.Contains("A site.", await tariq.GetStringAsync("sourcing/portal/brief/markdown?revision=2", Ct),
            StringComparison.Ordinal);
        Assert.NotEmpty(await tariq.GetByteArrayAsync("sourcing/portal/brief/word", Ct));
        await Refuses(petra, "../../sourcing-settings", new { ocidPrefix = "ocds-a1b2c3" },
            "publisher.administrators-only", 403);
        using var administrator = await Client(Administrator);
        await Refuses(administrator, "../../sourcing-settings", new { ocidPrefix = "none" },
            "publisher.prefix-unusable", 422);
        await Given(administrator, "../../sourcing-settings", new { ocidPrefix = "ocds-a1b2c3" });
        Assert.Contains("a1b2c3", await petra.GetStringAsync("sourcing-settings", Ct), StringComparison.Ordinal);
        var release = await petra.GetFromJsonAsync<JsonElement>("sourcing/portal/brief/release", Ct);
        Assert.Equal(("ocds-a1b2c3-portal", "portal-3"), (release.GetProperty("ocid").GetString(),
            release.GetProperty("id").GetString()));
        Assert.Equal("O-1", release.GetProperty("tender").GetProperty("milestones")[0].GetProperty("id").GetString());
    }

    async Task Modelled()
    {
        var sound = new { answers = new { scope = "no", leadership = "yes", ongoing = "yes", direction = "yes" } };
        await Refuses(sofia, "models", new { answers = sound, chosen = "staff-augmentation" },
            "sourcing.right-not-held", 403);
        await Refuses(petra, "models", new { answers = sound, chosen = "project" },
            "sourcing.model-departure-unexplained", 422);
        await Refuses(petra, "models", new { answers = new { answers = new { mood = "good" } }, chosen = "project" },
            "playbooks.file-faulty", 422);
        await Given(petra, "models", new { answers = sound, chosen = "project", reason = "The board said so." });
        var view = await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct);
        Assert.Equal("project", view.GetProperty("need").GetProperty("model").GetString());
        using (var unseen = await stranger.GetAsync("sourcing/portal/past-engagements", Ct))
            Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        var past = (await petra.GetFromJsonAsync<JsonElement>("sourcing/portal/past-engagements", Ct))[0];
        Assert.Equal(("P-1", "claims-portal", 0), (past.GetProperty("candidate").GetString(),
            past.GetProperty("engagements")[0].GetProperty("key").GetString(), past.GetProperty("unseen").GetInt32()));
        Assert.Equal("[]", await tariq.GetStringAsync("sourcing/portal/past-engagements", Ct));
    }

    // Petra runs the case and administers nothing.
    async Task Started()
    {
        await Refuses(sofia, "engagements", new { }, "sourcing.right-not-held", 403);
        await CutShort();
        await Given(petra, "engagements", new { });
        await Refuses(petra, "engagements", new { }, "sourcing.started-already");
        var file = await petra.GetStringAsync("engagements/portal/engagement.yaml", Ct);
        foreach (var said in new[] { "Northwind", "A claim takes", "No page fails",
            "Promised in the selection", "executive-sponsor", "Faster" })
            Assert.Contains(said, file, StringComparison.Ordinal);
        Assert.DoesNotContain("We accept when", file, StringComparison.Ordinal);
    }

    // The engagement is recorded and the case is not: whoever starts again finishes what was begun.
    async Task CutShort()
    {
        var ledger = server.Installation.Ledger;
        await ledger.Write([Statement.Of("CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.stream = "
            + "'sourcing/portal' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")], Ct);
        using (var failed = await petra.PostAsJsonAsync("sourcing/portal/engagements", new { }, Ct))
            Assert.True((int)failed.StatusCode >= 500, failed.StatusCode.ToString());
        await ledger.Write([Statement.Of("DROP TRIGGER full")], Ct);
        Assert.True(await ledger.Version(server.Organisation.ToString(), "engagement/portal", Ct) > 0);
        Assert.False((await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct))
            .TryGetProperty("engagement", out _));
    }

    async Task Invited()
    {
        using var invited = await petra.PostAsJsonAsync("sourcing/portal/candidate-invitations",
            new { candidate = "P-1", until = "2026-03-31" }, Ct);
        var answer = await invited.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.StartsWith($"{server.Address}/questionnaires/portal/", answer.GetProperty("link").GetString(),
            StringComparison.Ordinal);
        await Refuses(petra, "scoring-rounds", new { deadline = "2026-04-01" }, "sourcing.questionnaires-open");
        await Refuses(sofia, "invitation-withdrawals", new { candidate = "P-1" }, "sourcing.right-not-held", 403);
        await Given(petra, "invitation-withdrawals", new { candidate = "P-1" });
        await Given(petra, "price-envelopes",
            new { candidate = "P-1", price = new { amount = "480000.00", currency = "GBP" } });
        await Refuses(petra, "price-envelopes",
            new { candidate = "P-1", price = new { amount = "-1.00", currency = "GBP" } },
            "sourcing.amount-out-of-range");
    }

    async Task Scored()
    {
        var criteria = (await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct)).GetProperty("criteria")
            .GetProperty("criteria").EnumerateArray().Select(each => each.GetProperty("key").GetString()!).ToList();
        var before = await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct);
        Assert.Equal(0, before.GetProperty("candidates").GetArrayLength());
        Assert.DoesNotContain("Northwind", await tariq.GetStringAsync("ledger/facts", Ct), StringComparison.Ordinal);
        await Refuses(tariq, "scores", Score("P-1", criteria[0], 3), "sourcing.interests-undeclared");
        await Given(tariq, "declarations", new { hasConflict = false });
        Assert.Contains("Northwind", await tariq.GetStringAsync("ledger/facts", Ct), StringComparison.Ordinal);
        await Given(aurel, "declarations", new { hasConflict = true, text = "My brother works for Northwind." });
        Assert.DoesNotContain("Cobalt", await aurel.GetStringAsync("ledger/facts", Ct), StringComparison.Ordinal);
        await Refuses(aurel, "scores", Score("P-1", criteria[0], 4), "sourcing.conflict-open", 403);
        await Refuses(tariq, "conflict-rulings", new { evaluator = Aurel.ToString(), reason = "No." },
            "sourcing.right-not-held", 403);
        await Given(sofia, "conflict-rulings", new { evaluator = Aurel.ToString(), reason = "In another country." });
        foreach (var criterion in criteria)
        {
            await Given(tariq, "scores", Score("P-1", criterion, 4));
            await Given(tariq, "scores", Score("P-2", criterion, 1));
            if (criterion != criteria[0]) await Given(aurel, "scores", Score("P-1", criterion, 3));
            await Given(aurel, "scores", Score("P-2", criterion, 2));
        }
        var sealedView = await aurel.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct);
        Assert.All(sealedView.GetProperty("scores").EnumerateArray(), score =>
            Assert.Equal(Aurel.ToString(), score.GetProperty("evaluator").GetString()));
        Assert.Equal(0, (await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct)).GetProperty("scores")
            .GetArrayLength());
        Assert.Equal([Aurel.ToString()], await ScorersIn(aurel));
        Assert.Contains("ledger.sealed", await Bundle(HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal(["score"], (await aurel.GetFromJsonAsync<JsonElement>("sourcing-waiting", Ct)).EnumerateArray()
            .Select(each => each.GetProperty("kind").GetString()!));
        await Refuses(petra, "scoring-ends", new { reason = "Enough." }, "sourcing.deadline-not-over");
        await Given(tariq, "sheets", null);
        await Refuses(tariq, "scores", Score("P-1", criteria[0], 0), "sourcing.sheet-in");
        await Given(aurel, "sheets", null);
        await Bundle(HttpStatusCode.OK);
        await Given(petra, "agreed-scores", new
        {
            candidate = "P-1",
            criterion = criteria[0],
            value = 3.5,
            reason = "Both saw it."
        });
    }

    static async Task<IEnumerable<string?>> ScorersIn(HttpClient client)
    {
        var (scorers, cursor) = (new HashSet<string?>(), "0");
        while (cursor is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"ledger/facts?cursor={cursor}", Ct);
            foreach (var fact in page.GetProperty("items").EnumerateArray())
                if (fact.GetProperty("type").GetString() == "sourcing.score-given/1")
                    scorers.Add(fact.GetProperty("actor").GetString());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        return scorers;
    }

    // The whole record holds sealed scores too.
    async Task<string> Bundle(HttpStatusCode expected)
    {
        using var administrator = await Client(Administrator);
        using var answer = await administrator.GetAsync("ledger/bundle.tar", Ct);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    async Task Settled()
    {
        var prices = new
        {
            prices = new[]
            {
                new { candidate = "P-2", price = new { amount = "350000.00", currency = "GBP" } },
            },
        };
        await Refuses(petra, "price-openings", prices, "sourcing.knock-outs-open");
        foreach (var candidate in new[] { "P-1", "P-2" })
            foreach (var knockOut in new[] { "ip", "production-data", "conflict" })
                await Given(petra, "knock-out-findings", new
                {
                    candidate,
                    knockOut,
                    met = true,
                    note = "In the offer."
                });
        await Refuses(petra, "price-openings", new
        {
            prices = new[] { new { candidate = "P-2",
            price = new { amount = "-1.00", currency = "GBP" } } }
        }, "sourcing.amount-out-of-range");
        await Refuses(petra, "price-openings", new { }, "sourcing.prices-incomplete");
        await Given(petra, "price-openings", prices);
        await Refuses(petra, "agreed-scores", new
        {
            candidate = "P-1",
            criterion = "security",
            value = 4,
            reason = "Now."
        },
            "sourcing.out-of-turn");
    }

    async Task Verifies()
    {
        var replay = new RuleReplay();
        var organisation = server.Organisation.ToString();
        var ledger = server.Installation.Ledger;
        var facts = 0;
        await foreach (var fact in ledger.ReadLog(organisation, 0, int.MaxValue, Ct))
        {
            var record = new CheckedRecord(fact.Index, fact.Stream, fact.Version, fact.At, fact.Actor,
                fact.Right, fact.CommandId, fact.Type, new("records.ndjson", Index: fact.Index));
            Assert.Null(replay.Next(record, fact.Payload));
            facts++;
        }
        Assert.True(facts > 50);
        await ReadTableUpkeep.Rebuild(ledger, organisation, server.Clock, Ct);
        Assert.Contains("engagement", await tariq.GetStringAsync("sourcing", Ct), StringComparison.Ordinal);
    }

    static object EngagedAt(string engagement) => CandidateOf("P-4", "Delta", engagement);

    static object CandidateOf(string key, string name, string? engagement = null) => new
    {
        key,
        name,
        profile = "Builds software.",
        people = 120,
        locations = new[] { "Leeds" },
        certificates = Array.Empty<string>(),
        references = new[] { "An insurer" },
        subcontractors = Array.Empty<string>(),
        engagements = key == "P-1" ? new[] { "claims-portal" } : engagement is null ? [] : [engagement],
    };

    static object Score(string candidate, string criterion, int value) =>
        new { candidate, criterion, value, note = "Seen in the demonstration.", evidence = "shown" };

    async Task<HttpClient> Client(Id<Person> person)
    {
        var client = await server.As(person, contract.Reader());
        client.BaseAddress = new(server.Address + "/api/v1/");
        return client;
    }

    static async Task Given(HttpClient client, string what, object? body)
    {
        using var answer = await client.PostAsync($"sourcing/portal/{what}", body is null ? null
            : JsonContent.Create(body), Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Created,
            $"{what}: {await answer.Content.ReadAsStringAsync(Ct)}");
    }

    static async Task Refuses(HttpClient client, string what, object body, string code, int? status = null)
    {
        using var answer = await client.PostAsJsonAsync($"sourcing/portal/{what}", body, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.False(answer.IsSuccessStatusCode, $"{what} was recorded");
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        if (status is not null) Assert.Equal(status, (int)answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { petra, sofia, tariq, aurel, stranger, dieter }) client?.Dispose();
        await server.DisposeAsync();
    }
}
