using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Demo;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>People and rights, and the record, of the demo organisation.</summary>
public sealed class PeopleAndLedgerPages(Chromium chromium) : IAsyncLifetime
{
    Server server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(also: services => services.AddSingleton(
            new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var installation = server.Installation;
        Assert.True(await new DemoOrganisation(installation.Ledger, installation.Settings, installation.Clock)
            .Fill(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Every_page_of_people_and_of_the_record_reads_well()
    {
        foreach (var path in (string[])[
            "/engagements/payments-ledger/people", "/engagements/payments-ledger/people?change=acceptance",
            "/engagements/payments-ledger/ledger", "/ledger", "/ledger/2200", "/ledger?after=100"])
            await chromium.ReadsWell(server.Address, path, prepare: SignIn);
    }

    [Fact]
    public async Task Without_script_the_ledger_is_verified_from_its_page()
    {
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/ledger").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        for (var looks = 0; looks < 30 && await page.GetByText("Look again").CountAsync() > 0; looks++)
            await page.GetByText("Look again").ClickAsync();
        await Assertions.Expect(page.GetByText("Everything is as it was signed")).ToBeVisibleAsync();
        await chromium.ReadsWell(server.Address, "/ledger/verifications/1", prepare: SignIn);
    }

    async Task SignIn(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/sign-in").ToString());
        await page.GetByText("Helen Marsh").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Sign in");
        await page.CloseAsync();
    }
}
