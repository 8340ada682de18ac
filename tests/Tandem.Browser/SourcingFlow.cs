using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>A procurement lead, with nothing but the pages and no script, goes from a need to an award: three
/// candidates, two evaluators, at both widths.</summary>
public sealed class SourcingFlow(Chromium chromium, FilledDemo filled) : IAsyncLifetime
{
    const string Lead = "Helen Marsh", Sponsor = "Daniel Okafor", First = "Ingrid Solheim", Second = "Priya Shah";

    static readonly string[] Candidates = ["Northwind Software", "Bright Systems", "Cobalt Labs"];

    FilledDemo demo = null!;

    public async ValueTask InitializeAsync() => demo = await filled.Another();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Theory, InlineData(false), InlineData(true)]
    public async Task From_a_need_to_an_award(bool onPhone)
    {
        var key = onPhone ? "portal-phone" : "portal-desk";
        await using var leads = await Of(Lead, onPhone);
        var lead = await demo.Open(leads, "/sourcing");
        await Opens(lead, key);
        await DecidesOnTheModel(lead, key);
        await EntersCandidates(lead, key);
        await Evaluates(First, onPhone, key, levels: [4, 2, 1]);
        await Evaluates(Second, onPhone, key, levels: [3, 3, 1]);
        await Settles(lead, key);
        await using var sponsors = await Of(Sponsor, onPhone);
        await Awards(await demo.Open(sponsors, $"/sourcing/{key}/award"));
        await Starts(lead, key);
        // A page is read at both widths, whichever the case was led on.
        if (onPhone) return;
        foreach (var path in new[] { "", "/candidates", "/scoring", "/evaluation", "/award", "/debriefs/P-2" })
            await demo.ReadsWell(chromium, Lead, $"/sourcing/{key}{path}");
        await demo.ReadsWell(chromium, FilledDemo.Partner, $"/sourcing/{key}", status: 404);
    }

    static async Task Opens(IPage page, string key)
    {
        await page.Locator("#field-title").FillAsync("Claims portal");
        await page.Locator("#field-key").FillAsync("Claims Portal");
        await Press(page, "Open a sourcing case");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be a key");
        await page.Locator("#field-key").FillAsync(key);
        await Press(page, "Open a sourcing case");
        await page.Locator("#field-problem").FillAsync("Claims take twenty days.");
        await page.Locator("#field-end").FillAsync("2039-06-30");
        await Press(page, "Save the need");
        foreach (var (person, role) in new[] { (Sponsor, "executive-sponsor"), (First, "evaluator"),
            (Second, "evaluator") })
        {
            var option = page.Locator("#field-person option").Filter(new() { HasText = person });
            await page.Locator("#field-person").SelectOptionAsync((await option.First.GetAttributeAsync("value"))!);
            await page.Locator("#field-role").SelectOptionAsync(role);
            await Press(page, "Name for this role");
        }
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = Second })).ToBeVisibleAsync();
    }

    async Task DecidesOnTheModel(IPage page, string key)
    {
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/model").ToString());
        await Press(page, "Advise me");
        await Assertions.Expect(page.GetByText("No answer yet speaks for a model.").First).ToBeVisibleAsync();
        await page.Locator("input[type=radio][value=no]").First.CheckAsync();
        await Press(page, "Advise me");
        await page.Locator("#field-chosen").SelectOptionAsync("dedicated-team");
        await page.Locator("#field-reason").FillAsync("The work changes from week to week.");
        await Press(page, "Decide on this model");
        await Assertions.Expect(page.GetByText("The work changes from week to week.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[type=radio][value=no]").First).ToBeCheckedAsync();
    }

    async Task EntersCandidates(IPage page, string key)
    {
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/candidates").ToString());
        foreach (var name in Candidates)
        {
            await page.Locator("#new-name").FillAsync(name);
            await page.Locator("#new-locations").FillAsync("Leeds\nPorto");
            await page.Locator("#new-candidate button[type=submit]").ClickAsync();
        }
        await page.Locator("#field-playbook").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Press(page, "Use these criteria");
        await Press(page, "Start scoring");
        await Assertions.Expect(page.GetByText("0 of 2 sheets are in")).ToBeVisibleAsync();
    }

    async Task Evaluates(string person, bool onPhone, string key, int[] levels)
    {
        await using var window = await Of(person, onPhone);
        var page = await demo.Open(window, $"/sourcing/{key}/candidates");
        await Assertions.Expect(page.GetByText("Declare your interests first")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(Candidates[0])).ToHaveCountAsync(0);
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/scoring").ToString());
        await page.Locator("#field-conflict").SelectOptionAsync("no");
        await Press(page, "Declare");
        for (var at = 0; at < levels.Length; at++)
        {
            var cell = page.Locator($"[id='P-{at + 1}-similar-work']");
            await cell.Locator("summary").ClickAsync();
            await cell.Locator($"input[type=radio][value='{levels[at]}']").CheckAsync();
            if (at > 0) await cell.Locator("textarea").FillAsync("Seen in the demonstration.");
        }
        await Press(page, "Hand in the sheet");
        var forgotten = page.Locator("[id='P-1-similar-work']");
        await Assertions.Expect(forgotten.GetByText("This needs a text.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[name='value.P-2.similar-work'][value='{levels[1]}']"))
            .ToBeCheckedAsync();
        await forgotten.Locator("textarea").FillAsync("Seen in the demonstration.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the sheet" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("1 of 11 scored")).ToHaveCountAsync(3);
        await Press(page, "Hand in the sheet");
    }

    async Task Settles(IPage page, string key)
    {
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/evaluation").ToString());
        await Assertions.Expect(page.GetByText("Ingrid Solheim: 4, claimed")).ToBeVisibleAsync();
        var findings = page.Locator("form[action$='knock-out-findings']");
        for (var (at, count) = (0, await findings.CountAsync()); at < count; at++)
        {
            await findings.Nth(at).Locator("input[name=note]").FillAsync("In the offer.");
            await findings.Nth(at).Locator("button").ClickAsync();
        }
        await page.Locator("#field-price-P-1").FillAsync("480000");
        await page.Locator("#field-price-P-2").FillAsync("-5");
        await page.Locator("#field-price-P-3").FillAsync("300000");
        await Press(page, "Open the prices");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("above 0");
        await page.Locator("#field-price-P-2").FillAsync("400000");
        await Press(page, "Open the prices");
        await Assertions.Expect(page.GetByText("Awarding is for the executive sponsor")).ToBeVisibleAsync();
    }

    static async Task Awards(IPage page)
    {
        await page.Locator("#field-candidate").SelectOptionAsync("P-3");
        await page.Locator("#field-reason").FillAsync("It costs least.");
        await Press(page, "Award");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("first in the ranking");
        await page.Locator("#field-departure").FillAsync("The budget was cut.");
        await Press(page, "Award");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Awarded to Cobalt Labs" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#award")).ToContainTextAsync(
            "The ranking had Northwind Software first; Cobalt Labs had rank");
        await Assertions.Expect(page.Locator("#award")).ToContainTextAsync("The budget was cut.");
    }

    async Task Starts(IPage page, string key)
    {
        await page.GotoAsync(new Uri(demo.Address, $"/sourcing/{key}/award").ToString());
        await page.Locator("#field-engagement").FillAsync("automated-renewals");
        await Press(page, "Start the engagement");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("name another key");
        await page.Locator("#field-engagement").FillAsync($"{key}-one");
        await Press(page, "Start the engagement");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(demo.Address, $"/engagements/{key}-one").ToString());
    }

    static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    async Task<IBrowserContext> Of(string person, bool onPhone) => await chromium.Open(
        onPhone ? Screen.Phone : Screen.Desk, script: false, state: await demo.StateOf(chromium, person));
}
