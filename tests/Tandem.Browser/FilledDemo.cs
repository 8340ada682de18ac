using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Tandem.Browser;
using Tandem.Demo;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Testing;

[assembly: AssemblyFixture(typeof(FilledDemo))]

namespace Tandem.Browser;

/// <summary>
/// The demo organisation on a server of its own, always on the same day: filled once, read by all who only read, and
/// copied for whoever writes.
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
    string filled = null!;
    Server server = null!;

    public Uri Address => server.Address;

    /// <summary>Fills a folder, and serves a copy of it.</summary>
    public async ValueTask InitializeAsync()
    {
        filled = await Fill();
        server = await ServeACopy();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (filled is not null)
            Directory.Delete(filled, recursive: true);
    }

    /// <summary>The same demo on a server of its own, for somebody who writes.</summary>
    public async Task<FilledDemo> Another() => new() { server = await ServeACopy() };

    static async Task<string> Fill()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-demo-").FullName;
        var settings = Settings.Read(setting => setting.Name is "data" ? folder : null);
        await using var installation = await Installation.Open(settings, new DemoDay(), CancellationToken.None);
        Assert.True(await new DemoOrganisation(installation.Ledger, settings, installation.Clock)
            .Fill(CancellationToken.None));
        return folder;
    }

    Task<Server> ServeACopy()
    {
        var copy = Directory.CreateTempSubdirectory("tandem-demo-").FullName;
        foreach (var file in Directory.EnumerateFiles(filled, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(filled, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return Server.Start(new Dictionary<string, string> { ["data"] = copy }, new DemoDay(),
            services => services.AddSingleton(
                new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
    }

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
