using System.Net;
using NodaTime;
using Tandem.Domain.Sourcing.Benchmarks;
using Tandem.Domain.Values;
using Tandem.Sourcing.Benchmarks;
using Tandem.Sourcing.Benchmarks.Pages;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Sourcing.Benchmarks;

public class ComparingWithTheMarket
{
    static readonly Instant Summer = Instant.FromUtc(2026, 7, 1, 12, 0);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_figures_of_the_texts_are_there_with_year_and_source()
    {
        var set = BenchmarkPages.Shipped.Content;
        decimal Value(string key) => set.All.Single(each => each.Key == key).Value;
        Assert.Equal((30m, 44m, 14m), (Value("first-year-failure"), Value("leaders-aligned"), Value("team-aligned")));
        Assert.Equal((4.92m, 4.85m), (Value("small-partners"), Value("large-partners")));
        Assert.Equal((59m, 68m, 75m),
            (Value("two-to-five-zones"), Value("three-zones-or-more"), Value("prefers-async")));
        Assert.All(set.All, each => Assert.True(each is { Source.Length: > 0, Of.Length: > 0, Year: 2024 }));
    }

    [Fact]
    public void Zones_are_told_apart_by_the_clock_and_not_by_their_names()
    {
        var zones = OwnZones.Of([["Europe/London", "Europe/Lisbon"], ["Europe/London", "Asia/Kolkata"], []], Summer);
        Assert.Equal(new OwnZones(Engagements: 2, TwoToFive: 1, Zones: 2), zones);
        Assert.Equal(new OwnZones(0, 0, 0), OwnZones.Of([], Summer));
    }

    [Fact]
    public void What_the_organisation_has_stands_beside_and_what_it_has_not_says_why()
    {
        var rows = BenchmarkRow.Of(BenchmarkPages.Shipped.Content, new(Engagements: 4, TwoToFive: 1, Zones: 3))
            .ToDictionary(row => row.Market.Key);
        Assert.Equal("25\u00a0%: 1 of 4 engagements", rows["two-to-five-zones"].Own);
        Assert.Equal("3 time zones over all engagements", rows["three-zones-or-more"].Own);
        Assert.Equal("59\u00a0%", rows["two-to-five-zones"].Value);
        Assert.Equal("4.92 of 5", rows["small-partners"].Value);
        Assert.All(rows.Values.Where(row => row.Market.Own is not null), row =>
            Assert.True(row.Own is null != row.WhyNot is null));
        Assert.Null(rows["prefers-async"].WhyNot);
        Assert.Equal("No engagement yet", BenchmarkRow.Of(BenchmarkPages.Shipped.Content, new(0, 0, 0))
            .Single(row => row.Market.Key == "two-to-five-zones").WhyNot);
    }

    [Fact]
    public async Task The_page_shows_both_to_whoever_is_signed_in()
    {
        await using var door = await Door.Open();
        var page = await (await door.SignedIn()).Get("/benchmarks");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("fail within their first year", html, StringComparison.Ordinal);
        Assert.Contains("No engagement yet", html, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await door.NewVisitor().Get("/benchmarks")).StatusCode);
    }
}
