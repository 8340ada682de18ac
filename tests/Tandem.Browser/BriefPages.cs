using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The pages on which a brief is linted and written.</summary>
public sealed class BriefPages(Chromium chromium, FoundedOrganisation atlas)
{

    [Fact]
    public Task Before_anything_is_given_the_lint_reads_well() =>
        atlas.ReadsWell(chromium, "/lint");

    [Fact]
    public Task With_findings_beside_the_text_it_reads_well() => atlas.ReadsWell(chromium, "/lint", act: async page =>
        {
            await page.GetByLabel("Or the text").FillAsync(
                "# Staff augmentation\n\nThe vendor builds a user-friendly web application at a fixed price, TBD.\n"
                + "tandem-lint: allow TB013 because annex B holds the acceptance criteria\n");
            await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Findings" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("mark").First).ToBeVisibleAsync();
        });

    [Fact]
    public Task A_brief_with_what_it_lacks_reads_well() => atlas.ReadsWell(chromium, "/briefs", act: async page =>
        {
            await page.GetByLabel("What is bought").FillAsync("A portal for renewals");
            await page.GetByLabel("What is included, and what is not?").FillAsync(
                "The vendor shall build a user-friendly web application to the specification in annex A.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
            await Assertions.Expect(page.Locator(".lint-finding").First).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Without_script_a_brief_is_written_and_downloaded_on_a_phone()
    {
        await using var window = await atlas.Open(chromium, Screen.Phone, script: false);
        var page = await atlas.Visit(window, "/briefs");
        await page.GetByLabel("What is bought").FillAsync("A portal");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download as Word" }).ClickAsync());
        Assert.Equal("brief.docx", download.SuggestedFilename);
    }
}
