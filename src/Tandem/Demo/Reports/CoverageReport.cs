using System.Globalization;
using System.Xml.Linq;

namespace Tandem.Demo.Reports;

/// <summary>A Cobertura report: the totals of the root, as exporters without details write it.</summary>
static class CoverageReport
{
    const int LinesMin = 1_800;
    const int LinesMax = 9_600;
    const int LinesPerBranch = 4;
    const int UsualPercent = 80;

    public static string Of(string title, DescribedCriteria criteria, Figures figures)
    {
        var lines = figures.Whole("lines", LinesMin, LinesMax);
        var (covered, taken) = (Covered("coverage.line", lines), Covered("coverage.branch", lines / LinesPerBranch));
        return new XElement("coverage", new XAttribute("line-rate", Rate(covered, lines)),
            new XAttribute("branch-rate", Rate(taken, lines / LinesPerBranch)),
            new XAttribute("lines-covered", covered), new XAttribute("lines-valid", lines),
            new XAttribute("branches-covered", taken), new XAttribute("branches-valid", lines / LinesPerBranch),
            new XElement("packages", new XElement("package", new XAttribute("name", title), new XElement("classes"))))
            .ToString();

        // One line more than the percentage asks for: rounding down must not fail a good round.
        int Covered(string fact, int valid)
        {
            var least = (int)(Figures.BoundOf(criteria, fact) ?? UsualPercent);
            return (int)Math.Ceiling(valid * figures.Whole(fact, least, (least + 100) / 2) / 100m);
        }
    }

    static string Rate(int part, int whole) => ((decimal)part / whole).ToString("0.####",
        CultureInfo.InvariantCulture);
}
