using System.Xml.Linq;

namespace Tandem.Demo.Reports;

/// <summary>A JUnit XML report.</summary>
static class TestReport
{
    const int CasesMin = 60;
    const int CasesMax = 220;
    const int SkippedMax = 4;

    public static string Of(string title, Figures figures)
    {
        var total = figures.Whole("tests.total", CasesMin, CasesMax);
        var (failed, skipped) = (figures.Count("tests.failed"), figures.Whole("tests.skipped", 0, SkippedMax));
        var cases = Enumerable.Range(1, total).Select(number => Case(title, number, failed, skipped));
        return new XElement("testsuites", new XElement("testsuite", new XAttribute("name", title),
            new XAttribute("tests", total), new XAttribute("failures", failed), new XAttribute("errors", 0),
            new XAttribute("skipped", skipped), cases)).ToString();
    }

    static XElement Case(string title, int number, int failed, int skipped)
    {
        var each = new XElement("testcase", new XAttribute("classname", title), new XAttribute("name",
            $"Case {number}"),
            new XAttribute("time", "0.02"));
        if (number <= failed) each.Add(new XElement("failure", new XAttribute("message", "expected another result")));
        else if (number <= failed + skipped) each.Add(new XElement("skipped"));
        return each;
    }
}
