using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.FactJoin;
using static Tandem.Domain.Delivery.FactUnit;

namespace Tandem.Domain.Delivery;

/// <summary>Every fact that evidence can give, in the order in which people read them.</summary>
public static class FactCatalog
{
    /// <summary>The whole catalog. Names are stored in baselines: one may be added, none renamed.</summary>
    public static IReadOnlyList<Fact> All { get; } =
    [
        new("tests.total", Count, Sum, "Test cases in the report, run or not."),
        new("tests.passed", Count, Sum, "Test cases that ran and passed."),
        new("tests.failed", Count, Sum,
            "Test cases that failed; errors and time-outs count as failed, as does an error outside any test case."),
        new("tests.skipped", Count, Sum, "Test cases that were not run or ended without a verdict."),
        new("coverage.line", Percent, Share, "Lines of code that tests executed, of all that could be."),
        new("coverage.branch", Percent, Share, "Branches that tests took, of all that could be."),
        new("analysis.errors", Count, Sum, "Open findings of static analysis at level error."),
        new("analysis.warnings", Count, Sum, "Open findings of static analysis at level warning."),
        new("analysis.notes", Count, Sum, "Open findings of static analysis at level note."),
        new("components.total", Count, Sum, "Components or packages in a bill of materials, nested ones included."),
        new("vulnerabilities.critical", Count, Sum, "Known vulnerabilities of critical severity."),
        new("vulnerabilities.high", Count, Sum, "Known vulnerabilities of high severity."),
        new("vulnerabilities.medium", Count, Sum, "Known vulnerabilities of medium (npm: moderate) severity."),
        new("vulnerabilities.low", Count, Sum, "Known vulnerabilities of low severity."),
        new("vulnerabilities.informational", Count, Sum, "Known vulnerabilities rated as information or none."),
        new("vulnerabilities.unrated", Count, Sum, "Known vulnerabilities to which the report gives no severity."),
        new("latency.p95", Milliseconds, Highest, "Time in which 95 of 100 requests of a load test were answered."),
        new("requests.failed", Count, Sum, "Requests of a load test that failed."),
        new("accessibility.violations", Count, Sum, "Accessibility rules violated, counted once a page."),
        new("accessibility.critical", Count, Sum, "Accessibility rules violated with critical impact."),
        new("accessibility.serious", Count, Sum, "Accessibility rules violated with serious impact."),
        new("accessibility.moderate", Count, Sum, "Accessibility rules violated with moderate impact."),
        new("accessibility.minor", Count, Sum, "Accessibility rules violated with minor impact."),
        new("lighthouse.performance", Score, Lowest, "Lighthouse score for performance."),
        new("lighthouse.accessibility", Score, Lowest, "Lighthouse score for accessibility."),
        new("lighthouse.best-practices", Score, Lowest, "Lighthouse score for best practices."),
        new("lighthouse.seo", Score, Lowest, "Lighthouse score for search engine readiness."),
        new("lighthouse.pwa", Score, Lowest, "Lighthouse score for progressive web apps (older versions)."),
        new("alerts.high", Count, Sum, "Alerts of a security scan of the running application at high risk."),
        new("alerts.medium", Count, Sum, "Alerts of a security scan of the running application at medium risk."),
        new("alerts.low", Count, Sum, "Alerts of a security scan of the running application at low risk."),
        new("alerts.informational", Count, Sum, "Alerts of a security scan of the running application without risk."),
    ];

    static readonly Dictionary<string, Fact> ByName = All.ToDictionary(fact => fact.Name, StringComparer.Ordinal);

    static readonly Dictionary<string, int> Places =
        All.Select((fact, place) => (fact.Name, place)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The fact of exactly this name, or null.</summary>
    public static Fact? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Where a fact of the catalog stands in it, from 0.</summary>
    public static int PlaceOf(string name) => Places[name];

    /// <summary>The fact whose name takes the fewest edits to reach from a mistyped one.</summary>
    public static Fact Nearest(string name) => ByName[Spelling.Nearest(name, All.Select(fact => fact.Name))];
}
