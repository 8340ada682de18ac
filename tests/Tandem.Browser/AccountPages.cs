using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>The pages by which people come in and manage how they do.</summary>
public sealed class AccountPages(Chromium chromium) : IAsyncLifetime
{
    const string Password = "tea with lemon at nine";
    static readonly Id<Organisation> Atlas = new(Guid.NewGuid());
    static readonly Profile Ana = new(new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example",
        "Atlas Insurance", Side.Client);
    static readonly Profile Olga = new(
        new(Guid.NewGuid()), "Olga Prado", null, "Atlas Insurance", Side.Client, DemoRole: "Product owner");
    static readonly Profile Rui = new(
        new(Guid.NewGuid()), "Rui Costa", "rui@norte.example", "Norte Software", Side.Partner,
        DemoRole: "Delivery manager");

    Server server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await Server.Start(also: services =>
        services.AddSingleton(
            new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public Task The_first_visit_reads_well() => chromium.ReadsWell(server.Address, "/start");

    [Fact]
    public Task A_refused_first_visit_reads_well() =>
        chromium.ReadsWell(server.Address, "/start", then: 422, act: async page =>
        {
            await page.GetByLabel("Organisation").FillAsync("Atlas Insurance");
            await page.GetByLabel("Your name").FillAsync("Ana Silva");
            await page.GetByLabel("E-mail address").FillAsync("ana@atlas.example");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
            await page.GetByLabel("The same password again").FillAsync("short");
            await page.GetByRole(AriaRole.Button, new() { Name = "Create the organisation" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        });

    [Fact]
    public async Task The_sign_in_page_reads_well_with_the_people_of_the_demo()
    {
        await Found();
        await chromium.ReadsWell(server.Address, "/sign-in");
    }

    [Fact]
    public async Task An_invitation_reads_well_open_and_unknown()
    {
        await Found();
        await chromium.ReadsWell(server.Address, $"/invitation/{await Invited()}");
        await chromium.ReadsWell(server.Address, "/invitation/unknown", status: 404);
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/settings/profile")]
    [InlineData("/settings/people")]
    [InlineData("/settings/sessions")]
    [InlineData("/settings/tokens")]
    [InlineData("/settings/password")]
    public async Task Settings_read_well(string path)
    {
        await Found();
        await Invited();
        await chromium.ReadsWell(server.Address, path, prepare: SignIn);
    }

    [Fact]
    public async Task Without_script_an_administrator_invites_and_the_guest_comes_in()
    {
        await Found();
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await Visit(window, "/settings/people");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Eva Melo");
        await page.GetByLabel("E-mail address").FillAsync("eva@norte.example");
        await page.GetByLabel("Company").FillAsync("Norte Software");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation link" }).ClickAsync();
        var link = await page.GetByLabel("Invitation link").InputValueAsync();

        await using var guests = await chromium.Open(Screen.Phone, script: false);
        var guest = await guests.NewPageAsync();
        await guest.GotoAsync(link);
        await guest.GetByLabel("Password", new() { Exact = true }).FillAsync("seven bridges over one river");
        await guest.GetByLabel("The same password again").FillAsync("seven bridges over one river");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Accept the invitation" }).ClickAsync();
        await guest.GotoAsync(new Uri(server.Address, "/settings").ToString());
        await Assertions.Expect(guest.GetByRole(AriaRole.Button, new() { Name = "Account: Eva Melo" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_revoked()
    {
        await Found();
        await using var window = await chromium.Open(Screen.Desk);
        await SignIn(window);
        var page = await Visit(window, "/settings/tokens");
        await page.GetByLabel("What it is for").FillAsync("Build server");
        await page.GetByLabel("deliver").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        Assert.StartsWith("tdm_", await page.GetByLabel("Token", new() { Exact = true }).InputValueAsync(),
            StringComparison.Ordinal);
        await page.GotoAsync(new Uri(server.Address, "/settings/tokens").ToString());
        await Assertions.Expect(page.GetByLabel("Token", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke the token" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No tokens yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_people_change_their_own_name_and_zone()
    {
        await Found();
        await using var window = await chromium.Open(Screen.Phone, script: false);
        await SignIn(window);
        var page = await Visit(window, "/settings/profile");
        await page.GetByLabel("Your name").FillAsync("Ana Sá Silva");
        await page.GetByLabel("Time zone").FillAsync("Europe/Nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Europe/Lisbon");
        await Assertions.Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Ana Sá Silva");
        await page.GetByLabel("Time zone").FillAsync("Europe/Lisbon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your profile is saved.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Account: Ana Sá Silva" }))
            .ToBeVisibleAsync();
    }

    async Task Found()
    {
        var hash = server.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Password);
        Assert.Null(await server.Services.GetRequiredService<Organisations>()
            .Found(Atlas, "Atlas Insurance", Ana, hash, Ct));
        var people = server.Services.GetRequiredService<PeopleDirectory>();
        Assert.Null(await people.Add(Atlas, Olga, Ct));
        Assert.Null(await people.Add(Atlas, Rui, Ct));
    }

    async Task<string> Invited()
    {
        var ana = new Session(Atlas, "Atlas Insurance", Ana.Id, Ana.Name, true, false, null, null, [], null);
        var (secret, _) = await server.Services.GetRequiredService<Invitations>()
            .Invite(ana, new(Rui, "claims", Role.DeliveryManager, 7), Ct);
        return secret!;
    }

    async Task SignIn(IBrowserContext window)
    {
        var page = await Visit(window, "/sign-in?returnUrl=/settings");
        await page.GetByLabel("E-mail address").FillAsync("ana@atlas.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await page.CloseAsync();
    }

    async Task<IPage> Visit(IBrowserContext window, string path)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        return page;
    }
}
