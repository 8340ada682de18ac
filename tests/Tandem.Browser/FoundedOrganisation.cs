using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Browser;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

[assembly: AssemblyFixture(typeof(FoundedOrganisation))]

namespace Tandem.Browser;

/// <summary>
/// An organisation on its first day, on one server for all tests: its administrator Ana, an employee and somebody of a
/// partner, and no engagement. Whoever writes here writes what nobody else looks for.
/// </summary>
public sealed class FoundedOrganisation : IAsyncLifetime
{
    const string Password = "tea with lemon at nine";

    static readonly Id<Organisation> Id = new(Guid.NewGuid());
    static readonly Profile Ana = new(
        new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example", "Atlas Insurance", Side.Client);
    static readonly Profile Olga = new(
        new(Guid.NewGuid()), "Olga Prado", null, "Atlas Insurance", Side.Client, DemoRole: "Product owner");
    static readonly Profile Rui = new(
        new(Guid.NewGuid()), "Rui Costa", "rui@norte.example", "Norte Software", Side.Partner,
        DemoRole: "Delivery manager");

    readonly SemaphoreSlim one = new(1);
    Server server = null!;
    string? state;

    public Uri Address => server.Address;

    /// <summary>Where somebody of the partner is invited, who does not come.</summary>
    public string Invitation { get; private set; } = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(also: services => services.AddSingleton(
            new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var hash = server.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Password);
        Assert.Null(await server.Services.GetRequiredService<Organisations>()
            .Found(Id, "Atlas Insurance", Ana, hash, Ct));
        var people = server.Services.GetRequiredService<PeopleDirectory>();
        Assert.Null(await people.Add(Id, Olga, Ct));
        Assert.Null(await people.Add(Id, Rui, Ct));
        Invitation = await Invite();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        one.Dispose();
    }

    /// <summary>A window of the administrator, who signs in once.</summary>
    public async Task<IBrowserContext> Open(Chromium chromium, Screen screen, bool script = true) =>
        await chromium.Open(screen, script, await State(chromium));

    /// <summary>A new page of a window, at an address.</summary>
    public async Task<IPage> Visit(IBrowserContext window, string path)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(Address, path).ToString());
        return page;
    }

    /// <summary>Whether a page reads well to the administrator.</summary>
    /// <param name="status">The status that the page answers with.</param>
    /// <param name="act">What to do on the page before it is judged.</param>
    /// <param name="then">The status that what is done answers with, when that is not 200.</param>
    public async Task ReadsWell(
        Chromium chromium, string path, int status = 200, Func<IPage, Task>? act = null, int? then = null) =>
        await chromium.ReadsWell(Address, path, status, act: act, then: then, state: await State(chromium));

    async Task<string> State(Chromium chromium)
    {
        await one.WaitAsync(Ct);
        try
        {
            return state ??= await SignIn(chromium);
        }
        finally
        {
            one.Release();
        }
    }

    async Task<string> Invite()
    {
        var ana = new Session(Id, "Atlas Insurance", Ana.Id, Ana.Name, true, false, null, null, [], null);
        var (secret, _) = await server.Services.GetRequiredService<Invitations>()
            .Invite(ana, new(Rui, "claims", Role.DeliveryManager, 7), Ct);
        return $"/invitation/{secret}";
    }

    async Task<string> SignIn(Chromium chromium)
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await Visit(window, "/sign-in?returnUrl=/settings");
        await page.GetByLabel("E-mail address").FillAsync(Ana.Email!);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        return await window.StorageStateAsync();
    }
}
