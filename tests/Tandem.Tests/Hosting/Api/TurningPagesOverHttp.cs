using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Lists come in pages, views as of a past day, and what neither can be is refused.</summary>
public sealed class TurningPagesOverHttp
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

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
}
