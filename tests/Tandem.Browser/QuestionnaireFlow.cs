using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>A candidate without an account and without script answers by its link, at both widths; then an evaluator
/// finds the answers beside the criteria.</summary>
public sealed class QuestionnaireFlow(Chromium chromium, FilledDemo filled) : IAsyncLifetime
{
    const string Lead = "Helen Marsh", Sponsor = "Daniel Okafor", Evaluator = "Ingrid Solheim";

    FilledDemo demo = null!;

    public async ValueTask InitializeAsync() => demo = await filled.Another();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Theory, InlineData(false), InlineData(true)]
    public async Task From_an_invitation_to_answers_beside_the_criteria(bool onPhone)
    {
        var key = onPhone ? "asked-phone" : "asked-desk";
        await using var leads = await Of(Lead, onPhone);
        var lead = await demo.Open(leads, "/sourcing");
        await Prepares(lead, key);
        var link = await Invites(lead, key);
        await Answers(link, onPhone);
        await Starts(lead, key);
        await using var evaluators = await Of(Evaluator, onPhone);
        var page = await demo.Open(evaluators, $"/sourcing/{key}/scoring");
        await page.Locator("#field-conflict").SelectOptionAsync("no");
        await Press(page, "Declare");
        var cell = page.Locator("[id='P-1-similar-work']");
        await cell.Locator("summary").ClickAsync();
        await Assertions.Expect(cell).ToContainTextAsync("Two claims portals since 2023.");
        await Assertions.Expect(cell.Locator("select[name^=evidence]")).ToHaveValueAsync("Shown");
        await Assertions.Expect(page.Locator("[id='P-2-similar-work'] .answer")).ToHaveCountAsync(0);
        await demo.ReadsWell(chromium, Evaluator, $"/sourcing/{key}/scoring");
        await demo.ReadsWell(chromium, Lead, $"/sourcing/{key}/candidates");
    }

    async Task Prepares(IPage page, string key)
    {
        await page.Locator("#field-title").FillAsync("Claims portal");
        await page.Locator("#field-key").FillAsync(key);
        await Press(page, "Open a sourcing case");
        foreach (var (person, role) in new[] { (Sponsor, "executive-sponsor"), (Evaluator, "evaluator") })
        {
            var option = page.Locator("#field-person option").Filter(new() { HasText = person });
            await page.Locator("#field-person").SelectOptionAsync((await option.First.GetAttributeAsync("value"))!);
            await page.Locator("#field-role").SelectOptionAsync(role);
            await Press(page, "Name for this role");
        }
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/candidates").ToString());
        foreach (var name in new[] { "Northwind Software", "Bright Systems" })
        {
            await page.Locator("#new-name").FillAsync(name);
            await page.Locator("#new-engagements").FillAsync(name[0] == 'N' ? "payments-ledger" : "");
            await page.Locator("#new-candidate button[type=submit]").ClickAsync();
        }
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Engagements here" }))
            .ToBeVisibleAsync();
        var partner = page.Locator("#field-playbook option")
            .Filter(new() { HasText = "Choosing a software development partner" });
        await page.Locator("#field-playbook").SelectOptionAsync((await partner.First.GetAttributeAsync("value"))!);
        await Press(page, "Use these criteria");
    }

    static async Task<string> Invites(IPage page, string key)
    {
        var candidate = page.Locator("#P-1");
        await candidate.GetByText("Invite to answer the questionnaire").ClickAsync();
        await candidate.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await page.Locator("code.copied").InnerTextAsync();
        Assert.Contains($"/questionnaires/{key}/", link, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("code.copied")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#P-1")).ToContainTextAsync("not handed in");
        return new Uri(link).AbsolutePath;
    }

    async Task Answers(string link, bool onPhone)
    {
        await using var window = await chromium.Open(onPhone ? Screen.Phone : Screen.Desk, script: false);
        var (page, other) = (await demo.Open(window, link), await demo.Open(window, link));
        await Assertions.Expect(page.GetByText("Bright Systems")).ToHaveCountAsync(0);
        await page.Locator("#text-similar-work").FillAsync("Two claims portals since 2023.");
        await page.Locator("#files-similar-work").SetInputFilesAsync(new FilePayload
        {
            Name = "portals.txt",
            MimeType = "text/plain",
            Buffer = "Portal one, portal two."u8.ToArray(),
        });
        await page.Locator("#field-price").FillAsync("-5");
        await Press(page, "Save");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("above 0");
        await Assertions.Expect(page.Locator("#text-similar-work")).ToHaveValueAsync("Two claims portals since 2023.");
        await page.Locator("#files-similar-work").SetInputFilesAsync(new FilePayload
        {
            Name = "portals.txt",
            MimeType = "text/plain",
            Buffer = "Portal one, portal two."u8.ToArray(),
        });
        await page.Locator("#field-price").FillAsync("480000");
        await Press(page, "Save");
        await Assertions.Expect(page.GetByText("Saved. Nobody sees it")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "portals.txt" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#field-price")).ToHaveValueAsync("");
        await chromium.ReadsWell(demo.Address, link + "?saved=1");
        await IsOvertaken(other);
        var texts = page.Locator("textarea[name^='text-']");
        for (var (at, count) = (0, await texts.CountAsync()); at < count; at++)
            if ((await texts.Nth(at).InputValueAsync()).Length == 0) await texts.Nth(at).FillAsync("As we always do.");
        await Press(page, "Hand in");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has no answer yet");
        await chromium.ReadsWell(demo.Address, link);
        var yes = page.Locator("input[type=radio][value=yes]");
        for (var (at, count) = (0, await yes.CountAsync()); at < count; at++) await yes.Nth(at).CheckAsync();
        await Press(page, "Hand in");
        await Assertions.Expect(page.GetByText("Handed in on")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("textarea")).ToHaveCountAsync(0);
        await chromium.ReadsWell(demo.Address, link);
        await chromium.ReadsWell(demo.Address, link + "x", status: 404);
    }

    // Somebody else of the candidate, whose page was opened before anything was saved.
    static async Task IsOvertaken(IPage other)
    {
        await other.Locator("#text-similar-work").FillAsync("One portal, for boats.");
        await Press(other, "Save");
        await Assertions.Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync(
            "Somebody else changed the answer to 'Work of similar size and complexity'");
        await Assertions.Expect(other.Locator("[id='similar-work-theirs']")).ToContainTextAsync(
            "Two claims portals since 2023.");
        await Assertions.Expect(other.Locator("#text-similar-work")).ToHaveValueAsync("One portal, for boats.");
        await other.CloseAsync();
    }

    async Task Starts(IPage page, string key)
    {
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/candidates").ToString());
        await Assertions.Expect(page.Locator("#P-1")).ToContainTextAsync("in the candidate's own sealed envelope");
        await Assertions.Expect(page.GetByText("480,000")).ToHaveCountAsync(0);
        await Press(page, "Start scoring");
        await Assertions.Expect(page.GetByText("0 of 1 sheets are in")).ToBeVisibleAsync();
    }

    static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    async Task<IBrowserContext> Of(string person, bool onPhone) => await chromium.Open(
        onPhone ? Screen.Phone : Screen.Desk, script: false, state: await demo.StateOf(chromium, person));
}
