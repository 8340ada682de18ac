using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>
/// Whether a page reads well on every screen: axe finds nothing (WCAG 2.2 AA), the console is silent, nothing is
/// wider than the screen, and nothing is asked of another host.
/// </summary>
static class Reading
{
    /// <summary>When set, a picture of every page on every screen is put into this directory.</summary>
    static readonly string? Pictures = Environment.GetEnvironmentVariable("TANDEM_PICTURES");

    /// <summary>
    /// Visits the page once and looks at it on every screen: the window is made smaller and dark around it, as a person
    /// can do at any time.
    /// </summary>
    /// <param name="status">The status that the page answers with.</param>
    /// <param name="prepare">What to do in each window first, such as signing in.</param>
    /// <param name="state">The cookies of somebody who signed in before.</param>
    /// <param name="then">The status that what is done on the page answers with, when that is not 200.</param>
    /// <param name="act">What to do on the page before it is judged, such as opening a menu.</param>
    public static async Task ReadsWell(
        this Chromium chromium,
        Uri address,
        string path,
        int status = 200,
        Func<IBrowserContext, Task>? prepare = null,
        Func<IPage, Task>? act = null,
        int? then = null,
        string? state = null)
    {
        await using var window = await chromium.Open(Screen.All[0], state: state);
        if (prepare is not null)
            await prepare(window);
        var page = await window.NewPageAsync();
        var complaints = Listen(page, address, then ?? status);
        var answer = await page.GotoAsync(new Uri(address, path).ToString());
        Assert.Equal(status, answer!.Status);
        await Assertions.Expect(page.Locator("tandem-chart:not([data-drawn])")).ToHaveCountAsync(0);
        if (act is not null)
            await act(page);
        await page.EnterAxe();
        foreach (var screen in Screen.All)
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            if (Pictures is not null)
                await Picture(page, path, screen);
            complaints.AddRange(await Overflow(page));
            complaints.AddRange(await page.Barriers(screen.IsDark ? Axe.RulesOfColour : Axe.Rules));
            Assert.True(complaints.Count == 0, $"{path} at {screen}:\n{string.Join('\n', complaints)}");
        }
    }

    static List<string> Listen(IPage page, Uri address, int status)
    {
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add("script: " + error);
        page.Console += (_, said) =>
        {
            // Chromium itself reports a page that answers with an error status.
            var expected = status >= 400 && said.Text.Contains($"status of {status}", StringComparison.Ordinal);
            if (said.Type is "error" or "warning" && !expected)
                complaints.Add($"console: {said.Text}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                complaints.Add($"asks another host: {request.Url}");
        };
        return complaints;
    }

    static async Task<IEnumerable<string>> Overflow(IPage page)
    {
        const string excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        var beyond = await page.EvaluateAsync<int>(excess);
        return beyond > 0 ? [$"is {beyond} pixels wider than the screen"] : [];
    }

    static Task<byte[]> Picture(IPage page, string path, Screen screen)
    {
        var name = string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')).Trim('_');
        return page.ScreenshotAsync(new() { Path = Path.Combine(Pictures!, $"{name}-{screen}.png"), FullPage = true });
    }
}
