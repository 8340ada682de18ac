using System.Text.Json;

namespace Tandem.Demo.Reports;

/// <summary>A SARIF 2.1.0 log of static analysis.</summary>
static class AnalysisReport
{
    const int WarningsMax = 6;
    const int NotesMax = 12;

    public static string Of(Figures figures)
    {
        var results = Results("error", figures.Count("analysis.errors"))
            .Concat(Results("warning", figures.Whole("analysis.warnings", 0, WarningsMax)))
            .Concat(Results("note", figures.Whole("analysis.notes", 0, NotesMax)));
        return JsonSerializer.Serialize(new
        {
            version = "2.1.0",
            runs = new[] { new { tool = new { driver = new { name = "analyser", rules = Array.Empty<object>() } },
                results } },
        });
    }

    static IEnumerable<object> Results(string level, int count) => Enumerable.Range(1, count).Select(number => new
    {
        ruleId = $"{level}-{number}",
        level,
        message = new { text = $"{level} {number}" },
    });
}
