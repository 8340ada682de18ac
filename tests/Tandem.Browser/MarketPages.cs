using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The market's figures beside one's own, and the playbooks that new cases rest on.</summary>
public sealed class MarketPages(Chromium chromium, FilledDemo demo)
{
    [Theory, InlineData(FilledDemo.Sponsor), InlineData(FilledDemo.Owner)]
    public Task The_benchmarks_read_well_to(string person) => demo.ReadsWell(chromium, person, "/benchmarks");

    [Fact]
    public async Task Each_figure_of_the_market_has_one_s_own_or_says_why_there_is_none()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false,
            state: await demo.StateOf(chromium, FilledDemo.Sponsor));
        var page = await demo.Open(window, "/benchmarks");
        var zones = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "two to five time zones" });
        await Assertions.Expect(zones.Locator("strong")).ToContainTextAsync("%");
        foreach (var title in new[] { "fail within their first year", "teams are aligned", "partners of 10 to 49" })
        {
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = title });
            await Assertions.Expect(row.Locator("strong")).ToHaveCountAsync(0);
            Assert.NotEqual("—", (await row.Locator("td").Nth(1).InnerTextAsync()).Trim());
        }
    }

    [Theory, InlineData(FilledDemo.Sponsor), InlineData(FilledDemo.Owner)]
    public Task The_playbooks_read_well_to(string person) => demo.ReadsWell(chromium, person, "/settings/playbooks");
}
