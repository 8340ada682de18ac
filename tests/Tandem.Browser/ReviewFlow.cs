using System.Text;
using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>
/// A deliverable goes back and forth between the two sides until it is accepted, on a phone and without script.
/// </summary>
public sealed class ReviewFlow(Chromium chromium, FilledDemo filled) : IAsyncLifetime
{
    const string Deliverable = FilledDemo.Engagement + "/deliverables/P-16";
    const string Review = Deliverable + "/review";
    const string Finding = "Search finds nothing when the name has an accent.";

    FilledDemo demo = null!;

    public async ValueTask InitializeAsync() => demo = await filled.Another();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Rejected_with_findings_mended_and_accepted()
    {
        await using var owners = await Of(FilledDemo.Owner);
        await using var partners = await Of(FilledDemo.Partner);
        var (owner, partner) = (await demo.Open(owners, Review), await demo.Open(partners, Review));

        await ThePartnerIsRefused(partner);
        await AcceptingTooEarlyIsRefused(owner);
        await TheOwnerRejects(owner);
        await ThePartnerHandsOverAgain(partner);
        await TheOwnerAccepts(owner);
        await TheRecordVerifies(owner);
    }

    [Fact]
    public async Task A_criterion_is_judged_from_home()
    {
        await using var window = await Of(FilledDemo.Owner);
        var page = await demo.Open(window, "/");
        var duty = page.Locator(".duty").Filter(new() { HasText = "P-17" }).First;
        await duty.Locator("summary").ClickAsync();
        await duty.GetByLabel("Note").FillAsync("Compared with the closing balances.");
        await duty.GetByRole(AriaRole.Button, new() { Name = "Met", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 things wait on you; all are overdue.")).ToBeVisibleAsync();
    }

    static async Task ThePartnerIsRefused(IPage page)
    {
        var told = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "You can look, and not decide" });
        await Assertions.Expect(told).ToContainTextAsync("which belongs to the role Product owner");
        await Assertions.Expect(told).ToContainTextAsync("It is held by Thomas Reid");
        await Assertions.Expect(told.GetByRole(AriaRole.Link, new() { Name = "Ask Thomas Reid" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }))
            .ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("Reject with findings")).ToHaveCountAsync(0);
    }

    static async Task AcceptingTooEarlyIsRefused(IPage page)
    {
        await page.Locator("#field-acceptance-note").FillAsync("Seen on the test system.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("C4");
        await Assertions.Expect(page.Locator("#field-acceptance-note")).ToHaveValueAsync("Seen on the test system.");
    }

    static async Task TheOwnerRejects(IPage page)
    {
        await page.Locator("summary", new() { HasText = "Reject with findings" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject with findings" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.Locator("#finding-C4").FillAsync(Finding);
        await page.Locator("#severity-C4").SelectOptionAsync("Critical");
        await page.Locator("#file-C4").SetInputFilesAsync(File("search.txt", "Zieliński: 0 results"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject with findings" }).ClickAsync();
        await Assertions.Expect(page.GetByText("with one finding; the partner mends it.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(Finding)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("search.txt")).ToBeVisibleAsync();
    }

    async Task ThePartnerHandsOverAgain(IPage page)
    {
        await page.GotoAsync(new Uri(demo.Address, Deliverable).ToString());
        await Assertions.Expect(page.GetByText(Finding)).ToBeVisibleAsync();
        await page.Locator("#field-evidence").SetInputFilesAsync(Evidence);
        await page.Locator("#field-note").FillAsync("Names are folded before they are compared.");
        await page.Locator("#field-link").FillAsync("ftp://example.org/build");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over for review" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#field-note"))
            .ToHaveValueAsync("Names are folded before they are compared.");

        await page.Locator("#field-link").FillAsync("https://example.org/build");
        await page.Locator("#field-evidence").SetInputFilesAsync(Evidence);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over for review" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Round 2" })).ToBeVisibleAsync();
    }

    async Task TheOwnerAccepts(IPage page)
    {
        await page.GotoAsync(new Uri(demo.Address, Review).ToString());
        var judged = page.Locator("#criterion-C4");
        await judged.GetByLabel("Note").FillAsync("Found with and without accents.");
        await judged.GetByRole(AriaRole.Button, new() { Name = "Met", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Every criterion is met or waived")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Accepted on 21 Nov 2026 by Thomas Reid.").First).ToBeVisibleAsync();
    }

    async Task TheRecordVerifies(IPage page)
    {
        await page.GotoAsync(new Uri(demo.Address, FilledDemo.Engagement + "/ledger").ToString());
        await Assertions.Expect(page.GetByText("Accepted P-16")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        for (var looks = 0; looks < 30 && await page.GetByText("Look again").CountAsync() > 0; looks++)
            await page.GetByText("Look again").ClickAsync();
        await Assertions.Expect(page.GetByText("Everything is as it was signed")).ToBeVisibleAsync();
    }

    async Task<IBrowserContext> Of(string person) =>
        await chromium.Open(Screen.Phone, script: false, state: await demo.StateOf(chromium, person));

    static readonly FilePayload[] Evidence =
    [
        File("junit.xml", """
            <testsuite name="queries" tests="2"><testcase name="a"/><testcase name="b"/></testsuite>
            """),
        File("coverage.xml", """
            <coverage line-rate="0.93" lines-covered="93" lines-valid="100" version="1.9" timestamp="0">
              <packages/>
            </coverage>
            """),
        File("axe.json", """
            {"testEngine":{"name":"axe-core","version":"4.10.0"},"url":"https://example.org",
             "violations":[],"passes":[]}
            """),
    ];

    static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text.Trim()) };
}
