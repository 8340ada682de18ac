using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The pages of an engagement, each read on every screen as the people who use it see it.</summary>
public sealed class EngagementPages(Chromium chromium, FilledDemo demo)
{
    const string Inside = FilledDemo.Engagement;

    [Theory]
    [InlineData("")]
    [InlineData("/figures/cpi")]
    [InlineData("/figures/ac?page=2")]
    [InlineData("/release-plan")]
    [InlineData("/reviews")]
    [InlineData("/deliverables/P-01")]
    [InlineData("/deliverables/P-15")]
    [InlineData("/deliverables/P-17")]
    [InlineData("/deliverables/P-17/review")]
    [InlineData("/costs")]
    [InlineData("/costs/imports/new")]
    public Task Reads_well_to_the_product_owner(string path) =>
        demo.ReadsWell(chromium, FilledDemo.Owner, Inside + path);

    [Theory]
    [InlineData("/deliverables/P-15")]
    [InlineData("/deliverables/P-17/review")]
    [InlineData("/costs")]
    [InlineData("/people")]
    public Task Reads_well_to_the_partner(string path) =>
        demo.ReadsWell(chromium, FilledDemo.Partner, Inside + path);

    [Theory]
    [InlineData("?asOf=2026-05-14")]
    [InlineData("/figures/cpi?asOf=2026-05-14")]
    [InlineData("/release-plan?asOf=2026-05-14")]
    [InlineData("/deliverables/P-08?asOf=2026-02-02")]
    [InlineData("/costs?asOf=2026-05-14")]
    [InlineData("/people?asOf=2026-05-14")]
    public Task Reads_well_as_of_a_past_day(string path) => demo.ReadsWell(chromium, FilledDemo.Sponsor, Inside + path);

    [Fact]
    public async Task A_figure_that_was_opened_reads_well() => await chromium.ReadsWell(
        demo.Address, Inside, state: await demo.StateOf(chromium, FilledDemo.Owner),
        act: page => page.GetByRole(AriaRole.Button, new() { NameString = "CPI, " }).First.ClickAsync());

    [Fact]
    public async Task A_cost_file_that_was_looked_at_reads_well() => await chromium.ReadsWell(
        demo.Address, Inside + "/costs/imports/new", state: await demo.StateOf(chromium, FilledDemo.Owner),
        act: async page =>
        {
            await page.GetByLabel("Or paste its text").FillAsync(
                "id,date,person,hours,rate,deliverable\nT-9001,2026-11-02,Developer,7.5,92.00,P-17\n");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show what would be recorded" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record 1 cost" }))
                .ToBeVisibleAsync();
        });

    [Fact]
    public async Task The_overview_answers_in_its_first_screen()
    {
        await using var window = await chromium.Open(
            Screen.Desk, state: await demo.StateOf(chromium, FilledDemo.Owner));
        var page = await demo.Open(window, Inside);
        await Assertions.Expect(page.Locator(".page-head-answer")).ToContainTextAsync("In trouble: accepted work is");
        await Assertions.Expect(page.Locator("tandem-chart[data-drawn] .chart-picture")).ToBeVisibleAsync();
        var chart = await page.Locator("tandem-chart .chart-picture").BoundingBoxAsync();
        Assert.True(chart!.Y + chart.Height < Screen.Desk.Height, $"the burn-up ends at {chart.Y + chart.Height}");
    }

    [Fact]
    public async Task The_bar_of_a_phone_holds_every_link_in_one_row()
    {
        await using var window = await chromium.Open(
            Screen.Phone, state: await demo.StateOf(chromium, FilledDemo.Owner));
        var page = await demo.Open(window, Inside);
        var links = await page.Locator(".mainnav .navitem").AllAsync();
        Assert.True(links.Count >= 5, $"{links.Count} links");
        var boxes = await Task.WhenAll(links.Select(link => link.BoundingBoxAsync()));
        Assert.Single(boxes.Select(box => box!.Y).Distinct());
        Assert.All(boxes, box => Assert.InRange(box!.X + box.Width, 0, Screen.Phone.Width));
    }

    [Fact]
    public async Task A_figure_leads_to_its_formula_its_facts_and_their_receipts()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false,
            state: await demo.StateOf(chromium, FilledDemo.Owner));
        var page = await demo.Open(window, Inside + "/figures/cpi");
        await Assertions.Expect(page.GetByText("EV / AC", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameString = "Fact " }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download the receipt" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Long_lists_go_on_and_back()
    {
        await using var window = await chromium.Open(
            Screen.Desk, state: await demo.StateOf(chromium, FilledDemo.Owner));
        var page = await demo.Open(window, Inside + "/costs");
        var first = await page.Locator(".data-dense tbody th").First.TextContentAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Earlier", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".data-dense tbody th").First).Not.ToHaveTextAsync(first!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Later", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".data-dense tbody th").First).ToHaveTextAsync(first!);
    }
}
