using Microsoft.Playwright;
using Tandem.Hosting;

namespace Tandem.Browser;

/// <summary>Home, portfolio, people and the record of the demo, read on every screen; and pages in German.</summary>
public sealed class OrganisationPages(Chromium chromium, FilledDemo demo)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/portfolio")]
    [InlineData("/portfolio?search=nobody")]
    [InlineData("/portfolio?asOf=2026-05-14")]
    [InlineData("/?asOf=2026-11-12")]
    [InlineData(FilledDemo.Engagement + "/people?change=acceptance")]
    [InlineData(FilledDemo.Engagement + "/ledger")]
    [InlineData("/ledger?after=100")]
    [InlineData("/ledger/2200")]
    [InlineData("/ledger?asOf=2026-05-14")]
    [InlineData("/settings/profile")]
    public Task Reads_well_to_the_sponsor(string path) => demo.ReadsWell(chromium, FilledDemo.Sponsor, path);

    [Theory]
    [InlineData("/", FilledDemo.Owner)]
    [InlineData("/", FilledDemo.Partner)]
    [InlineData("/portfolio", FilledDemo.Partner)]
    public Task Reads_well_to_both_sides(string path, string person) => demo.ReadsWell(chromium, person, path);

    [Theory]
    [InlineData("/", "Start")]
    [InlineData("/portfolio", "Portfolio")]
    [InlineData(FilledDemo.Engagement, "In Schwierigkeiten")]
    [InlineData(FilledDemo.Engagement + "/release-plan", "Lieferplan")]
    [InlineData(FilledDemo.Engagement + "/deliverables/P-17/review", "Prüfung")]
    [InlineData(FilledDemo.Engagement + "/costs", "Kosten")]
    [InlineData(FilledDemo.Engagement + "/people", "Personen und Rechte")]
    [InlineData("/ledger", "Register")]
    [InlineData("/settings/profile", "Ihr Profil")]
    public async Task Reads_well_in_German(string path, string heading) => await chromium.ReadsWell(
        demo.Address, path, state: await demo.StateOf(chromium, FilledDemo.Owner), prepare: SpeakGerman,
        act: page => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync(heading));

    [Fact]
    public async Task Home_says_what_waits_since_when_and_what_it_holds_up()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false,
            state: await demo.StateOf(chromium, FilledDemo.Owner));
        var page = await demo.Open(window, "/");
        await Assertions.Expect(page.GetByText("4 things wait on you; all are overdue.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("waits 32 days, since 20 Oct 2026 · holds up €90,000").First)
            .ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("€175,000")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_ledger_is_verified_from_its_page()
    {
        var state = await demo.StateOf(chromium, FilledDemo.Sponsor);
        await using var window = await chromium.Open(Screen.Phone, script: false, state: state);
        var page = await demo.Open(window, "/ledger");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        for (var looks = 0; looks < 30 && await page.GetByText("Look again").CountAsync() > 0; looks++)
            await page.GetByText("Look again").ClickAsync();
        await Assertions.Expect(page.GetByText("Everything is as it was signed")).ToBeVisibleAsync();
        await chromium.ReadsWell(demo.Address, "/ledger/verifications/1", state: state);
    }

    Task SpeakGerman(IBrowserContext window) => window.AddCookiesAsync(
    [
        new() { Name = Preferences.LanguageCookie, Value = "c%3Dde%7Cuic%3Dde", Url = demo.Address.ToString() },
    ]);
}
