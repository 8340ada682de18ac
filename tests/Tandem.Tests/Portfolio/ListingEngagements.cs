using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Ledger;
using Tandem.Tests.Hosting.Api;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public sealed class ListingEngagements(PostgresCluster cluster)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("health=not-started", 1)]
    [InlineData("health=NotStarted", 1)]
    [InlineData("health=in-trouble", 0)]
    [InlineData("limit=1", 1)]
    [InlineData("cursor=0&limit=1", 1)]
    public async Task A_list_that_fits_on_a_page_has_no_next(string query, int rows)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var page = await owner.GetFromJsonAsync<JsonElement>($"../../engagements?{query}", Ct);
        Assert.Equal(rows, page.GetProperty("items").GetArrayLength());
        Assert.False(page.TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_every_order_the_list_is_the_same_row_by_row_as_at_once(bool onPostgres)
    {
        await using var server = await ApiServer.Open(onPostgres ? await cluster.NewDatabase() : null);
        await Copied(server, 9);
        using var ada = await server.As(Administrator);
        foreach (var word in Tandem.Portfolio.PortfolioSort.Words)
            foreach (var sort in (string[])[word, "-" + word])
            {
                var whole = await Page(ada, $"sort={sort}");
                Assert.Equal(10, whole.Keys.Count);
                var one = new List<string>();
                for (var query = $"sort={sort}&limit=1"; query.Length > 0 && one.Count <= whole.Keys.Count;)
                {
                    var (keys, next) = await Page(ada, query);
                    one.AddRange(keys);
                    query = next is null ? "" : $"sort={sort}&limit=1&cursor={next}";
                }
                Assert.Equal(whole.Keys, one);
            }
    }

    [Fact]
    public async Task Who_comes_to_need_attention_between_two_pages_pushes_nobody_out_of_the_list()
    {
        await using var server = await ApiServer.Open();
        await Copied(server, 9);
        using var ada = await server.As(Administrator);
        var whole = await Page(ada, "");
        var (keys, next) = await Page(ada, "limit=4");
        // The last of the list becomes the first of it, and one that was shown goes to its end.
        await Moved(server, whole.Keys[^1], -1);
        await Moved(server, keys[0], 9);
        var rest = await Page(ada, $"limit=100&cursor={next}");
        Assert.Equal([.. whole.Keys.Skip(4).SkipLast(1), keys[0]], rest.Keys);
    }

    [Theory]
    [InlineData("cursor=2"), InlineData("cursor=%2b"), InlineData("cursor=WzFd")]
    [InlineData("cursor=W251bGwsIngiLG51bGxd")]
    public async Task A_cursor_that_nobody_was_given_is_refused(string query)
    {
        await using var server = await ApiServer.Open();
        using var ada = await server.As(Administrator);
        using var answer = await ada.GetAsync($"../../engagements?{query}", Ct);
        Assert.Contains("api.cursor-unreadable", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_belongs_to_the_order_that_it_was_given_in()
    {
        await using var server = await ApiServer.Open();
        await Copied(server, 2);
        using var ada = await server.As(Administrator);
        var (_, next) = await Page(ada, "sort=title&limit=1");
        using var answer = await ada.GetAsync($"../../engagements?sort=cpi&cursor={next}", Ct);
        Assert.Contains("api.cursor-unreadable", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    // The portfolio reads its rows and never the record, so that copies of a row are engagements to it.
    static async Task Copied(ApiServer server, int copies) => await server.Installation.Ledger.Write(
        [.. Enumerable.Range(1, copies).Select(number => Statement.Of("""
            INSERT INTO engagement_summary (org, engagement, title, partner, model, version, figures_on, level, cpi,
                spi_t, accepted, forecast, overdue, row_json, sought)
            SELECT org, @key, title, partner, model, version, figures_on, level, cpi, spi_t, accepted, forecast,
                overdue, replace(row_json, 'claims-portal', @key), sought
            FROM engagement_summary WHERE engagement = 'claims-portal'
            """, ("key", string.Create(CultureInfo.InvariantCulture, $"portal-{number}"))))], Ct);

    static async Task Moved(ApiServer server, string key, long level) => await server.Installation.Ledger.Write(
        [Statement.Of("UPDATE engagement_summary SET level = @level WHERE engagement = @key", ("level", level),
            ("key", key))], Ct);

    static async Task<(IReadOnlyList<string> Keys, string? Next)> Page(HttpClient client, string query)
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"../../engagements?{query}", Ct);
        return ([.. page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("key").GetString()!)],
            page.TryGetProperty("next", out var next) ? next.GetString() : null);
    }
}
