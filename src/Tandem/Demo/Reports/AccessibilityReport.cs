using System.Text.Json;

namespace Tandem.Demo.Reports;

/// <summary>The results of axe on one page.</summary>
static class AccessibilityReport
{
    static readonly object[] Nodes = [new { html = "<input>", target = (string[])["input"] }];

    public static string Of(Figures figures)
    {
        var violations = Enumerable.Range(1, figures.Count("accessibility.violations")).Select(number => new
        {
            id = number % 2 == 0 ? "color-contrast" : "label",
            impact = number % 2 == 0 ? "serious" : "critical",
            help = "A person would not perceive this",
            nodes = Nodes,
        });
        return JsonSerializer.Serialize(new
        {
            testEngine = new { name = "axe-core", version = "4.10.0" },
            url = "/",
            violations,
            passes = Array.Empty<object>(),
            incomplete = Array.Empty<object>(),
            inapplicable = Array.Empty<object>(),
        });
    }
}
