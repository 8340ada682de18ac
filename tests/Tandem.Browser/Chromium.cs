using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>
/// The system's Chromium, started once for all tests. Where it is missing the tests fail: they never skip.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    const string UsualPlace = "/usr/bin/chromium";

    IPlaywright? playwright;
    IBrowser? browser;

    static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? UsualPlace;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            throw new FileNotFoundException(
                $"There is no Chromium at {Executable}: install it (apt-get install chromium) or set CHROMIUM.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu"],
        });
    }

    /// <summary>A window of its own: no cookie is shared with another.</summary>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="state">The cookies of a window that signed in before, as Playwright keeps them.</param>
    public Task<IBrowserContext> Open(Screen screen, bool script = true, string? state = null) =>
        browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            JavaScriptEnabled = script,
            StorageState = state,
        });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>What a page is looked at on.</summary>
public sealed record Screen(int Width, int Height, bool IsDark)
{
    public static readonly Screen Desk = new(1280, 900, false);
    public static readonly Screen Phone = new(390, 844, false);

    /// <summary>Both widths, both themes.</summary>
    public static readonly Screen[] All = [Desk, Desk with { IsDark = true }, Phone with { IsDark = true }, Phone];

    public override string ToString() => $"{Width}-{(IsDark ? "dark" : "light")}";
}
