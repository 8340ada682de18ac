using Microsoft.Playwright;
using Tandem.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Tandem.Browser;

/// <summary>The frame around pages and the parts that they are made of.</summary>
public sealed class ShellPages(Chromium chromium, EmptyServer empty) : IClassFixture<EmptyServer>
{
    [Theory]
    [InlineData("/_parts", 200)]
    [InlineData("/_parts/figures", 200)]
    [InlineData("/_parts?asOf=2026-05-14", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/_parts/failure", 500)]
    [InlineData("/_parts?asOf=yesterday", 400)]
    public Task Reads_well_on_every_screen(string path, int status) =>
        chromium.ReadsWell(empty.Address, path, status);

    [Fact]
    public Task A_figure_that_was_opened_reads_well() => chromium.ReadsWell(
        empty.Address,
        "/_parts/figures",
        act: page => page.GetByRole(AriaRole.Button, new() { Name = "CPI: 0.88", Exact = true }).ClickAsync());

    [Fact]
    public Task A_dialog_that_was_opened_reads_well() => chromium.ReadsWell(
        empty.Address,
        "/_parts",
        act: page => page.GetByRole(AriaRole.Button, new() { Name = "Withdraw acceptance" }).ClickAsync());

    [Fact]
    public async Task Without_script_the_figures_of_a_chart_stand_in_its_table()
    {
        await using var window = await chromium.Open(Screen.Desk, script: false);
        var page = await Visit(window, "/_parts/figures");
        await Assertions.Expect(page.GetByText("€351,900").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".chart-picture").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task With_script_a_chart_is_drawn_and_its_table_folds_away()
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/_parts/figures");
        await Assertions.Expect(page.Locator("tandem-chart canvas").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tandem-chart table").First).ToBeHiddenAsync();
        await page.GetByText("The figures as a table").First.ClickAsync();
        await Assertions.Expect(page.Locator("tandem-chart table").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chart_steps_up_to_the_last_day_that_is_known_and_not_on_to_the_next()
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/_parts/figures");
        var drawn = await page.EvaluateAsync<int[]>("""
            async () => {
              const { options } = await import('/js/chart-options.js');
              const column = (draw, values) => ({ name: draw, legend: draw, draw, tone: 'good', values });
              const columns = [column("step", [1, 2, 3, 4]), column("step", [1, null, 2, null]),
                column("line", [1, 2, null, null])];
              const data = { columns, keys: ['a', 'b', 'c', 'd'], titles: [] };
              return options(data, { kind: 'lines' }, { colours: {} }).series.map(each => each.data.length);
            }
            """);
        Assert.Equal([4, 3, 2], drawn);
    }

    [Fact]
    public async Task Without_script_menus_open_and_the_theme_that_was_chosen_stays()
    {
        await using var window = await chromium.Open(Screen.Desk, script: false);
        var page = await Visit(window, "/nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Appearance" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.GotoAsync(new Uri(empty.Address, "/elsewhere").ToString());
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
    }

    [Fact]
    public async Task German_is_spoken_once_it_was_chosen()
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Appearance" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Unter dieser Adresse gibt es nichts");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
    }

    [Fact]
    public async Task The_past_is_announced_kept_across_links_and_left_by_one_click()
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/_parts");
        await page.GetByRole(AriaRole.Button, new() { Name = "As of Today" }).ClickAsync();
        await page.GetByLabel("Show this page as it was on").FillAsync("2026-05-14");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("You are looking at the past: as it was at the end of 14 May 2026."))
            .ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Figures, charts and time" }).ClickAsync();
        Assert.EndsWith("/_parts/figures?asOf=2026-05-14", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Return to today" }).ClickAsync();
        Assert.EndsWith("/_parts/figures", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_thing_that_the_keyboard_reaches_skips_to_the_content()
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/_parts");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    async Task<IPage> Visit(IBrowserContext window, string path)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(empty.Address, path).ToString());
        return page;
    }
}
