using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Tandem.Browser;
using Tandem.Demo;
using Tandem.Hosting.Access;
using Tandem.Testing;

[assembly: AssemblyFixture(typeof(FilledDemo))]

namespace Tandem.Browser;

/// <summary>
/// The demo organisation on a server of its own, always on the same day, filled once for all who only read.
/// </summary>
public sealed class FilledDemo : IAsyncLifetime
{
    /// <summary>The product owner of the engagement in trouble.</summary>
    public const string Owner = "Thomas Reid";

    /// <summary>Its delivery manager, on the partner's side.</summary>
    public const string Partner = "Marta Zielińska";

    /// <summary>The executive sponsor, who sees every engagement.</summary>
    public const string Sponsor = "Helen Marsh";

    public const string Engagement = "/engagements/payments-ledger";

    readonly ConcurrentDictionary<string, Task<string>> states = new();
    Server server = null!;

    public Uri Address => server.Address;

    public async ValueTask InitializeAsync()
    {
        server = await Server.Start(clock: new DemoDay(), also: services => services.AddSingleton(
            new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var installation = server.Installation;
        Assert.True(await new DemoOrganisation(installation.Ledger, installation.Settings, installation.Clock)
            .Fill(CancellationToken.None));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>The cookies of one of the demo's people, who signs in once.</summary>
    public Task<string> StateOf(Chromium chromium, string person) => states.GetOrAdd(person, async _ =>
    {
        await using var window = await chromium.Open(Screen.Desk);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(Address, "/sign-in").ToString());
        await page.GetByText(person).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Home");
        return await window.StorageStateAsync();
    });

    /// <summary>A page of somebody's own, at an address.</summary>
    public async Task<IPage> Open(IBrowserContext window, string path)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(Address, path).ToString());
        return page;
    }

    /// <summary>Whether a page reads well to somebody.</summary>
    public async Task ReadsWell(Chromium chromium, string person, string path, int status = 200) =>
        await chromium.ReadsWell(Address, path, status, state: await StateOf(chromium, person));

    /// <summary>A Saturday in November, whenever the tests run; from then on time passes as it does.</summary>
    sealed class DemoDay : NodaTime.IClock
    {
        static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 10, 0);
        readonly long started = Stopwatch.GetTimestamp();

        public Instant GetCurrentInstant() => Start + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(started));
    }
}
