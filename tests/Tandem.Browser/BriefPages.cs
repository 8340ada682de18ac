using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>The pages on which a brief is linted and written.</summary>
public sealed class BriefPages(Chromium chromium) : IAsyncLifetime
{
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
    public Task Before_anything_is_given_the_lint_reads_well() =>
        chromium.ReadsWell(server.Address, "/lint", prepare: SignIn);

    [Fact]
    public Task With_findings_beside_the_text_it_reads_well() => chromium.ReadsWell(server.Address, "/lint",
        prepare: SignIn, act: async page =>
        {
            await page.GetByLabel("Or the text").FillAsync(
                "# Staff augmentation\n\nThe vendor builds a user-friendly web application at a fixed price, TBD.\n"
                + "tandem-lint: allow TB013 because annex B holds the acceptance criteria\n");
            await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Findings" })).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("mark").First).ToBeVisibleAsync();
        });

    [Fact]
    public Task A_brief_with_what_it_lacks_reads_well() => chromium.ReadsWell(server.Address, "/briefs",
        prepare: SignIn, act: async page =>
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
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/briefs").ToString());
        await page.GetByLabel("What is bought").FillAsync("A portal");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Download as Word" }).ClickAsync());
        Assert.Equal("brief.docx", download.SuggestedFilename);
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
