using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The page on which an engagement file becomes an engagement.</summary>
public sealed class ImportPage(Chromium chromium, FoundedOrganisation atlas)
{
    const string Path = "/engagements/import";

    [Fact]
    public Task Before_anything_is_given_it_reads_well() => atlas.ReadsWell(chromium, Path);

    [Fact]
    public Task With_errors_it_reads_well() => atlas.ReadsWell(chromium, Path, then: 422,
        act: page => Show(page, Example.Replace("tests.failed = 0", "tests.fail = 0", StringComparison.Ordinal)));

    [Fact]
    public Task With_a_plan_it_reads_well() =>
        atlas.ReadsWell(chromium, Path, act: page => Show(page, Example));

    [Fact]
    public async Task Without_script_a_pasted_file_becomes_an_engagement_when_its_plan_is_confirmed()
    {
        await using var window = await atlas.Open(chromium, Screen.Phone, script: false);
        var page = await atlas.Visit(window, Path);
        await Show(page, Named("claims-pasted", Example));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this engagement" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(atlas.Address, "/engagements/claims-pasted").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Claims portal for policy holders");
    }

    [Fact]
    public async Task A_long_release_plan_goes_on_over_its_pages()
    {
        await using var window = await atlas.Open(chromium, Screen.Desk);
        var page = await atlas.Visit(window, Path);
        await Show(page, Named("claims-long", Long(150)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this engagement" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Release plan", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Page 1 of 2")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Later" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Page 2 of 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Piece 149")).ToBeVisibleAsync();
    }

    static string Named(string key, string text) =>
        text.Replace("key: claims-portal", "key: " + key, StringComparison.Ordinal);

    // The example with deliverables of its first kind put in front of its own.
    static string Long(int count)
    {
        const string before = "    deliverables:\n";
        var at = Example.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var pieces = string.Concat(Enumerable.Range(1, count).Select(each => $"""
                  - key: X-{each}
                    title: Piece {each}
                    value: 100
                    planned: 2027-03-05
                    criteria:
                      - tests.failed = 0

            """));
        return Example.Insert(at, pieces);
    }

    static string Example { get; } =
        File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "examples", "engagement.yaml"));

    static async Task Show(IPage page, string text)
    {
        await page.GetByLabel("Text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would happen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".data-frame").First).ToBeVisibleAsync();
    }
}
