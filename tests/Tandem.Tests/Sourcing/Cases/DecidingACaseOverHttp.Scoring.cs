using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

public sealed partial class DecidingACaseOverHttp
{
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
        foreach (var (client, reads) in new[] { (petra, true), (sofia, true), (aurel, true), (tariq, false) })
            Assert.Equal(reads, (await FactsOf(client)).Exists(each => each.Type == "sourcing.conflict-settled/1"));
        await ScoredTogether(criteria);
        foreach (var criterion in criteria)
        {
            if (!criteria.Take(2).Contains(criterion)) await Given(tariq, "scores", Score("P-1", criterion, 4));
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

    // All of them are recorded or none, and whichever is at fault is named.
    async Task ScoredTogether(List<string> criteria)
    {
        object Of(params object[] scores) => new { scores };
        await Refuses(tariq, "sheet-scores", Of(), "sourcing.scores-count", 422);
        await Refuses(petra, "sheet-scores", Of(Score("P-1", criteria[0], 4)), "sourcing.right-not-held", 403);
        using (var faulty = await tariq.PostAsJsonAsync("sourcing/portal/sheet-scores",
            Of(Score("P-1", criteria[0], 4), Score("P-1", criteria[1], 7)), Ct))
            Assert.Equal("scores[1].value", (await faulty.Content.ReadFromJsonAsync<JsonElement>(Ct))
                .GetProperty("field").GetString());
        scores = Of([.. criteria.Take(2).Select(each => Score("P-1", each, 4))]);
        scored = await Sent(tariq, "sheet-scores", scores, "scores-1");
    }

    static async Task<IEnumerable<string?>> ScorersIn(HttpClient client) => (await FactsOf(client))
        .Where(each => each.Type == "sourcing.score-given/1").Select(each => each.Actor).Distinct();

    static async Task<List<(string? Type, string? Actor)>> FactsOf(HttpClient client)
    {
        var facts = new List<(string?, string?)>();
        for (string? cursor = "0"; cursor is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"ledger/facts?cursor={cursor}", Ct);
            facts.AddRange(page.GetProperty("items").EnumerateArray().Select(fact =>
                (fact.GetProperty("type").GetString(), fact.GetProperty("actor").GetString())));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        return facts;
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
}
