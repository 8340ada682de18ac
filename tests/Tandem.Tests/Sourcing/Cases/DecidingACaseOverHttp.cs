using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Portfolio;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>A case from need to award over HTTP: Petra runs it, Sofia awards, Tariq and Aurel score.</summary>
public sealed partial class DecidingACaseOverHttp : IAsyncDisposable
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
        Assert.Contains(Stranger.ToString(), await petra.GetStringAsync("sourcing/portal/nameable-people", Ct),
            StringComparison.Ordinal);
        Assert.Equal("[]", (await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal/nameable-people", Ct))
            .GetProperty("items").GetRawText());
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
        await AskedAgain();
        await Closed();
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
        });
        await Given(petra, "people", new { role = "executive-sponsor", person = Sofia.ToString() });
        foreach (var person in new[] { Tariq, Aurel, Stranger })
            await Given(petra, "people", new { role = "evaluator", person = person.ToString() });
        await Given(petra, "people-releases", new { role = "evaluator", person = Stranger.ToString() });
        await Refuses(petra, "people", new { role = "evaluator", person = Dieter.ToString() },
            "sourcing.partners-never", 403);
        // The directory says for whom somebody works who takes part in no engagement.
        var theirs = new Id<Person>(Guid.Parse("00000000-0000-0000-0000-0000000000e7"));
        await server.Add(theirs, Side.Partner);
        await Refuses(petra, "people", new { role = "evaluator", person = theirs.ToString() },
            "sourcing.partners-never", 403);
        await Refuses(petra, "candidates", CandidateOf("P-1", " EXAMPLE"), "sourcing.own-company", 422);
        await Refuses(petra, "criteria", new { playbook = "none" }, "sourcing.unknown-playbook");
        await Given(petra, "criteria", new { playbook = "evaluation-partner" });
        entered = await Sent(petra, "candidates", CandidateOf("P-1", "Northwind"), "enter-1");
        foreach (var (key, name) in new[] { ("P-2", "Bright"), ("P-3", "Cobalt") })
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

    // Petra runs the case and administers nothing.
    async Task Started()
    {
        await Refuses(sofia, "engagements", new { }, "sourcing.right-not-held", 403);
        var contact = new { name = "Nora North", email = "nora@northwind.example" };
        await Refuses(petra, "engagements", new { contact = contact with { email = "nora" } }, "sourcing.unreadable");
        await Refuses(petra, "engagements", new { contact, engagement = "claims-portal" },
            "sourcing.engagement-taken");
        await Refuses(petra, "engagements", new { contact, engagement = "A" }, "sourcing.key-unusable");
        await CutShort(contact);
        await Given(petra, "engagements", new { contact });
        await Refuses(petra, "engagements", new { }, "sourcing.started-already");
        var file = await petra.GetStringAsync("engagements/portal/engagement.yaml", Ct);
        foreach (var said in new[] { "Northwind", "A claim takes", "No page fails",
            "Required in the selection", "executive-sponsor", "Faster", "Nora North", "account-manager" })
            Assert.Contains(said, file, StringComparison.Ordinal);
        Assert.DoesNotContain("We accept when", file, StringComparison.Ordinal);
        Assert.Contains("Northwind", await petra.GetStringAsync("sourcing/portal/engagement.yaml", Ct),
            StringComparison.Ordinal);
        var told = Assert.Single((await petra.GetFromJsonAsync<JsonElement>("sourcing/portal/debriefs", Ct))
            .EnumerateArray());
        Assert.Equal("P-2", told.GetProperty("candidate").GetProperty("key").GetString());
        foreach (var path in (string[])["engagement.yaml", "debriefs"])
        {
            using var hidden = await dieter.GetAsync($"sourcing/portal/{path}", Ct);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
    }

    // Another case: its sponsor ends it, and lists say so.
    async Task Closed()
    {
        async Task<string> Post(HttpClient client, string what, object body, HttpStatusCode expected)
        {
            using var answer = await client.PostAsJsonAsync($"sourcing{what}", body, Ct);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            Assert.True(answer.StatusCode == expected, $"{what}: {text}");
            return text;
        }
        await Post(petra, "", new { key = "letters", title = "Letters", currency = "GBP", zone = "Europe/London" },
            HttpStatusCode.Created);
        await Post(petra, "/letters/people", new { role = "executive-sponsor", person = Sofia.ToString() },
            HttpStatusCode.Created);
        await Post(petra, "/letters/closures", new { reason = "The budget is gone." }, HttpStatusCode.Forbidden);
        await Post(sofia, "/letters/closures", new { reason = "The budget is gone." }, HttpStatusCode.Created);
        Assert.Contains("sourcing.closed", await Post(petra, "/letters/needs",
            new { problem = "Another.", outcomes = Array.Empty<object>() }, HttpStatusCode.Conflict),
            StringComparison.Ordinal);
        var closed = await petra.GetFromJsonAsync<JsonElement>("sourcing/letters", Ct);
        Assert.Equal(("closed", "The budget is gone."), (closed.GetProperty("step").GetString(),
            closed.GetProperty("closed").GetProperty("reason").GetString()));
    }

    // The engagement is recorded and the case is not: whoever starts again finishes what was begun.
    async Task CutShort(object contact)
    {
        var ledger = server.Installation.Ledger;
        await ledger.Write([Statement.Of("CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.stream = "
            + "'sourcing/portal' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")], Ct);
        using (var failed = await petra.PostAsJsonAsync("sourcing/portal/engagements", new { contact }, Ct))
            Assert.True((int)failed.StatusCode >= 500, await failed.Content.ReadAsStringAsync(Ct));
        await ledger.Write([Statement.Of("DROP TRIGGER full")], Ct);
        Assert.True(await ledger.Version(server.Organisation.ToString(), "engagement/portal", Ct) > 0);
        Assert.False((await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct))
            .TryGetProperty("engagement", out _));
        await Refuses(petra, "engagements", new { contact, engagement = "portal-2" }, "sourcing.engagement-begun");
        Assert.Equal(0, await ledger.Version(server.Organisation.ToString(), "engagement/portal-2", Ct));
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

    async Task Verifies()
    {
        var organisation = server.Organisation.ToString();
        var ledger = server.Installation.Ledger;
        Assert.Empty(await server.Broken());
        Assert.True(await ledger.Size(organisation, Ct) > 50);
        var tables = new ReadTableCheck(server.Installation, organisation);
        Assert.Empty(await tables.Run(Ct));
        await ReadTableUpkeep.Rebuild(ledger, organisation, server.Clock, Ct);
        Assert.Empty(await tables.Run(Ct));
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
