using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>The brief of a case: findings while somebody types, drafts that keep themselves, two who write at once,
/// and all of it without script too, at both widths.</summary>
public sealed class CaseBriefFlow(Chromium chromium, FilledDemo filled) : IAsyncLifetime
{
    const string Lead = "Helen Marsh", Second = "Ingrid Solheim", Scope = "#field-section-scope",
        Dates = "#field-section-dates", State = "[data-draft-state]";

    FilledDemo demo = null!;

    public async ValueTask InitializeAsync() => demo = await filled.Another();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Theory, InlineData(false), InlineData(true)]
    public async Task While_somebody_types_findings_come_and_drafts_are_kept(bool onPhone)
    {
        var key = onPhone ? "brief-phone" : "brief-desk";
        await using var first = await Of(Lead, onPhone, script: true);
        await using var other = await Of(Second, onPhone, script: false);
        var page = await Opens(await demo.Open(first, "/sourcing"), key);
        await page.Locator(Scope).FillAsync("The vendor builds a user-friendly web application, TBD, etc.");
        await Assertions.Expect(page.Locator("#findings-scope .lint-finding").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(State)).ToContainTextAsync("Kept as draft, revision 1.");

        var beside = await demo.Open(other, $"/sourcing/{key}/brief");
        await beside.Locator(Scope).FillAsync("A portal for claims.");
        await beside.Locator(Dates).FillAsync("It is accepted on 1 May 2027.");
        await Press(beside, "Save");
        await Assertions.Expect(beside.GetByText("Revision 2 by Ingrid Solheim")).ToBeVisibleAsync();

        await page.Locator(Scope).FillAsync("A site for claims.");
        await Assertions.Expect(page.Locator(State)).ToContainTextAsync("Press Save to see both texts.");
        await Press(page, "Save");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Revision 2 changed this section");
        await Assertions.Expect(page.Locator("#theirs-scope")).ToContainTextAsync("A portal for claims.");
        await Assertions.Expect(page.Locator(Scope)).ToHaveValueAsync("A site for claims.");
        await Assertions.Expect(page.Locator(Dates)).ToHaveValueAsync("It is accepted on 1 May 2027.");
        await Press(page, "Save");
        await Assertions.Expect(page.GetByText("Revision 3 by Helen Marsh")).ToBeVisibleAsync();

        await page.Locator(".brief-state a", new() { HasText = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Revision 2" }).ClickAsync();
        await Assertions.Expect(page.Locator("ins", new() { HasText = "A portal for claims." })).ToBeVisibleAsync();
        await Press(page, "Restore this revision as a new one");
        await Assertions.Expect(page.Locator(Scope)).ToHaveValueAsync("A portal for claims.");
    }

    [Fact]
    public async Task What_another_wrote_in_other_sections_comes_in_with_the_next_draft()
    {
        await using var first = await Of(Lead, onPhone: false, script: true);
        await using var other = await Of(Second, onPhone: false, script: false);
        var page = await Opens(await demo.Open(first, "/sourcing"), "brief-two");
        var beside = await demo.Open(other, "/sourcing/brief-two/brief");
        await beside.Locator(Dates).FillAsync("It is accepted on 1 May 2027.");
        await Press(beside, "Save");
        await page.Locator(Scope).FillAsync("A site for claims.");
        await Assertions.Expect(page.Locator(State)).ToContainTextAsync("Kept as draft, revision 2.");
        await Assertions.Expect(page.Locator(Dates)).ToHaveValueAsync("It is accepted on 1 May 2027.");
    }

    [Fact]
    public async Task Its_pages_read_well_on_every_screen()
    {
        await using var window = await Of(Lead, onPhone: false, script: false);
        var page = await Opens(await demo.Open(window, "/sourcing"), "brief-read");
        foreach (var text in new[] { "A portal, TBD.\nWith a register.", "A site, TBD.\nWith a register." })
        {
            await page.Locator(Scope).FillAsync(text);
            await Press(page, "Save");
        }
        foreach (var path in new[] { "/brief", "/brief-revisions", "/brief-revisions/2", "/brief-revisions/1" })
            await demo.ReadsWell(chromium, Lead, "/sourcing/brief-read" + path);
        await demo.ReadsWell(chromium, Lead, "/settings/publishing");
    }

    static async Task<IPage> Opens(IPage page, string key)
    {
        await page.Locator("#field-title").FillAsync("Claims portal");
        await page.Locator("#field-key").FillAsync(key);
        await Press(page, "Open a sourcing case");
        await page.Locator("#field-problem").FillAsync("Claims take twenty days.");
        await Press(page, "Save the need");
        var option = page.Locator("#field-person option").Filter(new() { HasText = Second });
        await page.Locator("#field-person").SelectOptionAsync((await option.First.GetAttributeAsync("value"))!);
        await page.Locator("#field-role").SelectOptionAsync("procurement-lead");
        await Press(page, "Name for this role");
        await page.Locator(".case-steps a", new() { HasText = "Brief" }).ClickAsync();
        await Assertions.Expect(page.Locator("#field-section-problem")).ToHaveValueAsync("Claims take twenty days.");
        return page;
    }

    static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    async Task<IBrowserContext> Of(string person, bool onPhone, bool script) => await chromium.Open(
        onPhone ? Screen.Phone : Screen.Desk, script, await demo.StateOf(chromium, person));
}
