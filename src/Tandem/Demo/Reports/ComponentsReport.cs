using System.Text.Json;

namespace Tandem.Demo.Reports;

/// <summary>A CycloneDX bill of materials with the weaknesses known of its components.</summary>
static class ComponentsReport
{
    const int ComponentsMin = 90;
    const int ComponentsMax = 340;
    const int LowMax = 3;

    public static string Of(string title, Figures figures)
    {
        var components = Enumerable.Range(1, figures.Whole("components.total", ComponentsMin, ComponentsMax))
            .Select(number => new { type = "library", name = $"component-{number}", version = "1.0.0" });
        var vulnerabilities = Rated("critical", figures.Count("vulnerabilities.critical"))
            .Concat(Rated("high", figures.Count("vulnerabilities.high")))
            .Concat(Rated("medium", figures.Count("vulnerabilities.medium")))
            .Concat(Rated("low", figures.Whole("vulnerabilities.low", 0, LowMax)));
        return JsonSerializer.Serialize(new
        {
            bomFormat = "CycloneDX",
            specVersion = "1.5",
            version = 1,
            metadata = new { component = new { type = "application", name = title } },
            components,
            vulnerabilities,
        });
    }

    static IEnumerable<object> Rated(string severity, int count) => Enumerable.Range(1, count).Select(number => new
    {
        id = $"finding-{severity}-{number}",
        ratings = new[] { new { severity } },
    });
}
