using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Tandem.Browser;

/// <summary>
/// axe inside the page that it judges: put there once, run as often as the page looks different, and nothing but what
/// it found is carried out. (The package's own way opens a second page for every run, which took most of the time.)
/// </summary>
static class Axe
{
    /// <summary>WCAG 2.2 AA and the practices that axe counts as good.</summary>
    public static readonly object Rules = new
    {
        type = "tag",
        values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" },
    };

    /// <summary>What the theme alone can change: the rest was found on the same page in light.</summary>
    public static readonly object RulesOfColour = new
    {
        type = "rule",
        values = new[] { "color-contrast", "link-in-text-block" },
    };

    const string Run = """
        async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations.flatMap(
            found => found.nodes.map(node => `axe ${found.id}: ${found.help} at ${node.target}: `
                + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')))
        """;

    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Puts axe into a page, which keeps it until it goes to another address.</summary>
    public static Task EnterAxe(this IPage page) => page.EvaluateAsync(Script);

    /// <summary>What bars somebody from the page as it looks now: a line a place.</summary>
    public static Task<string[]> Barriers(this IPage page, object rules) => page.EvaluateAsync<string[]>(Run, rules);
}
