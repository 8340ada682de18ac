using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>The page on which an engagement file becomes an engagement.</summary>
public sealed class ImportPage(Chromium chromium) : IAsyncLifetime
{
    const string Path = "/engagements/import";
    const string Password = "tea with lemon at nine";
    static readonly Profile Ana = new(new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example", "Atlas", Side.Client);

    Server server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(also: services => services.AddSingleton(
            new AccessLimits { PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var hash = server.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Password);
        var organisation = new Id<Organisation>(Guid.NewGuid());
        Assert.Null(await server.Services.GetRequiredService<Organisations>()
            .Found(organisation, "Atlas Insurance", Ana, hash, Ct));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public Task Before_anything_is_given_it_reads_well() => chromium.ReadsWell(server.Address, Path, prepare: SignIn);

    [Fact]
    public Task With_errors_it_reads_well() => chromium.ReadsWell(server.Address, Path, prepare: SignIn, then: 422,
        act: page => Show(page, Example.Replace("tests.failed = 0", "tests.fail = 0", StringComparison.Ordinal)));

    [Fact]
    public Task With_a_plan_it_reads_well() =>
        chromium.ReadsWell(server.Address, Path, prepare: SignIn, act: page => Show(page, Example));

    [Fact]
    public async Task Without_script_a_pasted_file_becomes_an_engagement_when_its_plan_is_confirmed()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, Path).ToString());
        await Show(page, Example);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this engagement" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(server.Address, "/engagements/claims-portal").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Claims portal for policy holders");
    }

    [Fact]
    public async Task A_long_release_plan_goes_on_over_its_pages()
    {
        await using var window = await chromium.Open(Screen.Desk);
        await SignIn(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, Path).ToString());
        await Show(page, Long(150));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this engagement" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Release plan", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Page 1 of 2")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Later" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Page 2 of 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Piece 149")).ToBeVisibleAsync();
    }

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

    async Task SignIn(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/sign-in?returnUrl=/settings").ToString());
        await page.GetByLabel("E-mail address").FillAsync(Ana.Email!);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await page.CloseAsync();
    }
}
