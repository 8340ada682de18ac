using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Ledger;
using Tandem.Portfolio;
using Tandem.Tests.Hosting.Api;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

/// <summary>Lists of a past day, and what a search finds, over more engagements than one page holds.</summary>
public sealed class LookingBack(PostgresCluster cluster)
{
    const int Others = 55;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_the_past_is_filtered_and_sorted_before_it_is_cut_into_pages()
    {
        await using var server = await ApiServer.Open();
        for (var number = 0; number < Others; number++) await Open(server, $"other-{number:d2}", $"Other {number:d2}");
        await Open(server, "zebra", "Zebra");
        Assert.IsType<Tandem.Hosting.Answer.Recorded>(await server.Installation.Desk.Ask(
            new(server.Organisation.ToString(), Sofia, Administrator: false), "zebra",
            new DeliveryCommand.ApproveBaseline(), Ct));
        server.Clock.Pass(Duration.FromDays(10));
        using var sponsor = await server.As(Sofia);

        Assert.Equal(["zebra"], await Keys("limit=1"));
        Assert.Equal(["zebra"], await Keys("health=in-trouble&limit=100"));
        Assert.Equal(["zebra", "other-54"], await Keys("sort=-title&limit=2"));
        Assert.Equal(Others + 1, (await Keys("health=not-started&limit=100")).Count);
        var waiting = await sponsor.GetFromJsonAsync<JsonElement>("../../waiting?asOf=2026-03-05", Ct);
        Assert.Equal(Others + 1, waiting.GetProperty("items").EnumerateArray()
            .Select(each => each.GetProperty("engagement").GetString()).Distinct().Count(each => each != "zebra"));
        Assert.False(waiting.TryGetProperty("partial", out _));

        async Task<List<string?>> Keys(string query)
        {
            var page = await sponsor.GetFromJsonAsync<JsonElement>($"../../engagements?asOf=2026-03-05&{query}", Ct);
            return [.. page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("key").GetString())];
        }
    }

    [Fact]
    public async Task A_list_of_the_past_that_looks_at_fewer_engagements_than_there_are_says_so()
    {
        await using var server = await ApiServer.Open();
        server.Clock.Pass(Duration.FromDays(10));
        using var sponsor = await server.As(Sofia);
        await Listed(server, 2, PastPortfolio.EngagementsMax);
        Assert.Equal((false, false), (await IsPartial("engagements"), await IsPartial("waiting")));
        await Listed(server, PastPortfolio.EngagementsMax + 1, PastPortfolio.EngagementsMax + 1);
        Assert.Equal((true, true), (await IsPartial("engagements"), await IsPartial("waiting")));

        async Task<bool> IsPartial(string list) =>
            (await sponsor.GetFromJsonAsync<JsonElement>($"../../{list}?asOf=2026-03-05", Ct))
            .TryGetProperty("partial", out var partial) && partial.GetBoolean();
    }

    // Only in the tables: what the record does not hold takes no time to fold.
    static async Task Listed(ApiServer server, int first, int last)
    {
        const string Numbers = """
            WITH RECURSIVE number(at) AS (SELECT @first UNION ALL SELECT at + 1 FROM number WHERE at < @last)
            """;
        (string, object?)[] values = [("first", first), ("last", last)];
        await server.Installation.Ledger.Write(
        [
            Statement.Of($"{Numbers} INSERT INTO member (org, engagement, person, side) SELECT org, 'other-' || at, "
                + "person, side FROM member, number WHERE engagement = 'claims-portal'", values),
            Statement.Of($"{Numbers} INSERT INTO engagement_summary (org, engagement, title, partner, model, version, "
                + "figures_on, level, overdue, row_json, sought) SELECT org, 'other-' || at, title, partner, model, "
                + "version, figures_on, level, overdue, row_json, sought FROM engagement_summary, number "
                + "WHERE engagement = 'claims-portal'", values),
        ], Ct);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_search_finds_letters_of_either_case_beyond_ascii(bool postgres)
    {
        await using var server = await ApiServer.Open(postgres ? await cluster.NewDatabase() : null);
        await Open(server, "doctors", "Übergabe ÄRZTEPORTAL");
        using var sponsor = await server.As(Sofia);
        foreach (var text in new[] { "ärzte", "ÄRZTE", "übergabe" })
            Assert.Contains("doctors", await sponsor.GetStringAsync(
                $"../../engagements?search={Uri.EscapeDataString(text)}", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("doctors", await sponsor.GetStringAsync("../../engagements?search=%25", Ct),
            StringComparison.Ordinal);
    }

    static async Task Open(ApiServer server, string key, string title) =>
        Assert.IsType<Tandem.Hosting.Answer.Recorded>(await server.Installation.Desk.Ask(
            new(server.Organisation.ToString(), Administrator, Administrator: true), key, Opening with
            {
                Description = Description with { Key = key, Terms = Agreed with { Title = title } },
            }, Ct));
}
