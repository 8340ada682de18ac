using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>What somebody meets who opens an empty server.</summary>
public sealed class FirstVisit(Chromium chromium, EmptyServer empty) : IClassFixture<EmptyServer>
{
    [Fact]
    public Task The_first_visit_reads_well() => chromium.ReadsWell(empty.Address, "/start");

    [Fact]
    public Task A_refused_first_visit_reads_well() =>
        chromium.ReadsWell(empty.Address, "/start", then: 422, act: async page =>
        {
            await page.GetByLabel("Organisation").FillAsync("Atlas Insurance");
            await page.GetByLabel("Your name").FillAsync("Ana Silva");
            await page.GetByLabel("E-mail address").FillAsync("ana@atlas.example");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
            await page.GetByLabel("The same password again").FillAsync("short");
            await page.GetByRole(AriaRole.Button, new() { Name = "Create the organisation" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        });
}
