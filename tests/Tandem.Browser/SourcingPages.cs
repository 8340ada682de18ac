using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The demo's sourcing cases, what waits in them on Home, and the way between the pages of Sourcing.</summary>
public sealed class SourcingPages(Chromium chromium, FilledDemo demo)
{
    [Theory]
    [InlineData(""), InlineData("/model"), InlineData("/brief"), InlineData("/brief-revisions")]
    [InlineData("/brief-revisions/3"), InlineData("/candidates"), InlineData("/evaluation"), InlineData("/award")]
    public Task The_awarded_case_reads_well(string path) =>
        demo.ReadsWell(chromium, FilledDemo.Sponsor, "/sourcing/provider-portal" + path);

    [Theory]
    [InlineData("/"), InlineData("/sourcing"), InlineData("/advisor"), InlineData("/briefs"), InlineData("/benchmarks")]
    [InlineData("/sourcing/appeals-service/scoring")]
    public Task What_leads_there_reads_well(string path) => demo.ReadsWell(chromium, FilledDemo.Sponsor, path);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Home_leads_to_what_waits_in_a_case(bool onPhone)
    {
        await using var window = await Of("Yusuf Rahman", onPhone);
        var page = await demo.Open(window, "/");
        await page.GetByRole(AriaRole.Link, new()
        { Name = "Open: Score the candidates and hand in your sheet, Appeals: who helps us clear the backlog" })
            .ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hand in the sheet" }))
            .ToBeVisibleAsync();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_page_of_sourcing_is_one_step_from_the_next(bool onPhone)
    {
        await using var window = await Of(FilledDemo.Sponsor, onPhone);
        var page = await demo.Open(window, "/sourcing");
        foreach (var path in new[] { "/advisor", "/briefs", "/lint", "/benchmarks", "/sourcing" })
        {
            await page.Locator($".settings-tabs a[href='{path}']").ClickAsync();
            await page.WaitForURLAsync("**" + path);
            await Assertions.Expect(page.Locator($".settings-tabs a[href='{path}']"))
                .ToHaveAttributeAsync("aria-current", "page");
            await Assertions.Expect(page.Locator(".mainnav a[href='/sourcing']"))
                .ToHaveAttributeAsync("aria-current", "page");
        }
    }

    async Task<IBrowserContext> Of(string person, bool onPhone) => await chromium.Open(
        onPhone ? Screen.Phone : Screen.Desk, script: false, state: await demo.StateOf(chromium, person));
}
