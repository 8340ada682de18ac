using System.Text;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Demo.Reports;

/// <summary>The evidence of one hand-over: a report for each family of facts that the criteria measure, and
/// the notes of the
/// demonstration. The files are what such tools write; only the software that they tell of does not exist.</summary>
static class ReportFiles
{
    public static IReadOnlyList<ArrivingFile> Of(string deliverable, string title, int round,
        Sequence<CriterionLine> lines,
        Sequence<FactValue> told)
    {
        var criteria = new DescribedCriteria(lines);
        var figures = new Figures($"{deliverable} {round}", told);
        var files = new List<(string Name, string Text)>();
        if (criteria.Measures("tests")) files.Add(("junit.xml", TestReport.Of(title, figures)));
        if (criteria.Measures("coverage")) files.Add(("coverage.cobertura.xml", CoverageReport.Of(title, criteria,
            figures)));
        if (criteria.Measures("analysis")) files.Add(("analysis.sarif", AnalysisReport.Of(figures)));
        if (criteria.Measures("components") || criteria.Measures("vulnerabilities"))
            files.Add(("bom.cdx.json", ComponentsReport.Of(title, figures)));
        if (criteria.Measures("latency") || criteria.Measures("requests"))
            files.Add(("k6-summary.json", LoadReport.Of(criteria, figures)));
        if (criteria.Measures("accessibility")) files.Add(("axe.json", AccessibilityReport.Of(figures)));
        files.Add(("demonstration.md",
            $"# {deliverable} {title}\n\nRound {round}: shown to the reviewers from the build that is "
            + "handed over.\n"));
        return [.. files.Select(file => Arriving(file.Name, file.Text))];
    }

    static ArrivingFile Arriving(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(name, bytes.Length, () => new MemoryStream(bytes));
    }
}
