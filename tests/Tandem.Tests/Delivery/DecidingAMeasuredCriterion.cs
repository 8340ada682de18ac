using Tandem.Domain.Delivery;
using static Tandem.Domain.Delivery.CriterionAnswer;

namespace Tandem.Tests.Delivery;

public class DecidingAMeasuredCriterion
{
    [Theory]
    [InlineData("tests.failed = 3", true)]
    [InlineData("tests.failed = 2", false)]
    [InlineData("tests.failed != 3", false)]
    [InlineData("tests.failed < 3", false)]
    [InlineData("tests.failed < 4", true)]
    [InlineData("tests.failed <= 3", true)]
    [InlineData("tests.failed > 3", false)]
    [InlineData("tests.failed > 2", true)]
    [InlineData("tests.failed >= 3", true)]
    [InlineData("tests.failed >= 4", false)]
    public void Compares_the_figure_with_the_bound(string criterion, bool met) =>
        Assert.Equal(met ? new Met(3) : new NotMet(3), Answer(criterion, File("junit.xml", Is("tests.failed", 3))));

    [Fact]
    public void Without_the_fact_is_never_met()
    {
        var answer = Answer("coverage.branch >= 0 %", File("lcov.info", Is("coverage.line", 100)));
        Assert.Equal(new NoEvidence("coverage.branch", "No evidence file gives coverage.branch."), answer);
    }

    [Fact]
    public void Counts_of_several_files_add_up() =>
        Assert.Equal(new Met(3), Answer("tests.failed = 3",
            File("unit.xml", Is("tests.failed", 1)), File("e2e.xml", Is("tests.failed", 2))));

    [Fact]
    public void Coverage_of_several_files_adds_covered_and_valid() =>
        Assert.Equal(new Met(75), Answer("coverage.line = 75 %",
            File("a.info", Is("coverage.line", 100, new Portion(100, 100))),
            File("b.info", Is("coverage.line", 50, new Portion(100, 200))),
            File("c.info", Is("coverage.line", 100, new Portion(100, 100)))));

    [Fact]
    public void Coverage_without_counts_cannot_be_combined()
    {
        var facts = EvidenceFacts.Combine([
            File("a.info", Is("coverage.line", 100, new(100, 100))), File("b.xml", Is("coverage.line", 90))]);
        const string why = "coverage.line cannot be combined: b.xml gives a percentage without the counts behind it.";
        Assert.Equal(new NoEvidence("coverage.line", why), Measured("coverage.line >= 1 %").Evaluate(facts));
        Assert.Contains(why, facts.Warnings);
    }

    [Fact]
    public void Coverage_without_counts_in_a_single_file_stands() =>
        Assert.Equal(new Met(90.5m), Answer("coverage.line >= 90.5 %", File("b.xml", Is("coverage.line", 90.5m))));

    [Theory]
    [InlineData("latency.p95", 410)]
    [InlineData("lighthouse.seo", 55)]
    public void Of_figures_that_do_not_add_the_worst_counts_and_is_said_to(string fact, int worst)
    {
        var facts = EvidenceFacts.Combine([File("a.json", Is(fact, 410)), File("b.json", Is(fact, 55))]);
        Assert.Equal(worst, facts.Find(fact));
        Assert.Equal([$"2 files give {fact}; the worst figure counts."], facts.Warnings);
    }

    [Fact]
    public void Vulnerabilities_seen_by_two_scanners_all_count_and_the_overlap_is_said()
    {
        var facts = EvidenceFacts.Combine([
            File("trivy.json", Is("vulnerabilities.high", 2)) with { Format = "Trivy" },
            File("audit.json", Is("vulnerabilities.high", 1)) with { Format = "npm audit" }]);
        Assert.Equal(3, facts.Find("vulnerabilities.high"));
        Assert.Equal(["vulnerabilities are added up from Trivy and npm audit; the same one may be counted in each."],
            facts.Warnings);
    }

    [Fact]
    public void Warnings_of_the_files_are_kept_with_their_names() =>
        Assert.Equal(["junit.xml: the header says 4 tests."],
            EvidenceFacts.Combine([File("junit.xml") with { Warnings = ["the header says 4 tests."] }]).Warnings);

    static CriterionAnswer Answer(string criterion, params FileFacts[] files) =>
        Measured(criterion).Evaluate(EvidenceFacts.Combine(files));

    static Criterion.Measured Measured(string text) =>
        Assert.IsType<Criterion.Measured>(CriterionText.Parse(text).Criterion);

    static FactValue Is(string fact, decimal value, Portion? share = null) => new(fact, value, share);

    static FileFacts File(string name, params FactValue[] values) => new(name, "a report", [.. values], []);
}
