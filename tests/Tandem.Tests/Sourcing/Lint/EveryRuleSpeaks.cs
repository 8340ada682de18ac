using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

public sealed class EveryRuleSpeaks
{
    // Judged by briefs of their own: those about the model, about service levels and about allowances.
    static readonly string[] Elsewhere = ["TB001", "TB002", "TB003", "TB004", "TB005", "TB044"];

    public static TheoryData<string, string, string, string> Changes => RuleExamples.Changes;

    [Theory]
    [InlineData(RuleExamples.Project, "software-outsourcing")]
    [InlineData(RuleExamples.Team, "dedicated-team")]
    public void A_good_brief_is_left_in_peace(string brief, string model)
    {
        var report = ShippedLint.Lint.Read(brief);
        Assert.Equal(model, report.Described.Label.Word());
        Assert.Equal(model, report.Claimed.Label.Word());
        Assert.Empty(report.Findings.Select(finding => $"{finding.Rule} {finding.Line} {finding.Phrase}"));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_for_the_worse_is_found(string rule, string brief, string from, string to)
    {
        Assert.Contains(from, brief, StringComparison.Ordinal);
        var findings = ShippedLint.Lint.Read(brief.Replace(from, to, StringComparison.Ordinal)).Findings;
        Assert.Contains(rule, findings.Select(finding => finding.Rule));
        Assert.Single(findings.Select(finding => finding.Rule).Distinct());
    }

    [Fact]
    public void Every_rule_has_its_example()
    {
        var shown = RuleExamples.Changes.Select(row => row.Data.Item1).Concat(Elsewhere);
        Assert.Equal(ShippedLint.Playbook.Content.Rules.Select(rule => rule.Id).Order(), shown.Order());
    }

    [Fact]
    public void A_function_without_service_levels_is_told_so() => Assert.Contains(ShippedLint.Lint.Read("""
        # Managed IT services
        The provider operates our data center, servers, network and help desk around the clock, on our behalf,
        with monitoring, patch management and disaster recovery.
        """).Findings, finding => finding.Rule == "TB044");

    [Fact]
    public void A_brief_that_says_no_model_is_told_so() => Assert.Contains(
        ShippedLint.Lint.Read("# Our plans\n\nWe would like some help.\n").Findings, finding =>
            finding.Rule == "TB005");

    [Fact]
    public void Findings_say_where_they_stand()
    {
        var finding = Assert.Single(ShippedLint.Lint.Read(
            RuleExamples.Project.Replace("in annex B", "TBD", StringComparison.Ordinal)).Findings);
        Assert.Equal(("TB012", 13, 25, 28, "TBD"),
            (finding.Rule, finding.Line, finding.Column, finding.EndColumn, finding.Phrase));
    }

    [Theory]
    [InlineData("<!-- tandem-lint: allow TB012 because annex B is written in March -->")]
    [InlineData("tandem-lint: allow TB012 because annex B is written in March")]
    [InlineData("[tandem-lint: allow tb012, TB013 because annex B is written in March]")]
    public void What_is_allowed_with_a_reason_is_told_apart(string line)
    {
        var report = ShippedLint.Lint.Read(RuleExamples.Project.Replace("## Acceptance\nAcceptance criteria are in "
            + "annex B",
            $"## Acceptance\n{line}\nAcceptance criteria are TBD", StringComparison.Ordinal));
        Assert.Empty(report.Findings);
        var allowed = Assert.Single(report.Allowed);
        Assert.Equal(("TB012", "annex B is written in March", 13), (allowed.Finding.Rule, allowed.Reason,
            allowed.Line));
    }

    [Theory]
    [InlineData("tandem-lint: allow TB012", "This allowance gives no reason", LintSeverity.Error)]
    [InlineData("tandem-lint: allow because it is so", "This allowance names no rule", LintSeverity.Error)]
    [InlineData("tandem-lint: allow TB999 because it is so", "There is no rule TB999", LintSeverity.Error)]
    [InlineData("tandem-lint: allow TB019 because it is so", "There is nothing here to allow", LintSeverity.Note)]
    public void An_allowance_that_allows_nothing_is_told_so(string line, string told, LintSeverity severity)
    {
        var finding = Assert.Single(ShippedLint.Lint.Read(RuleExamples.Project + "\n" + line).Findings);
        Assert.Equal(("TB000", told, severity), (finding.Rule, finding.Message, finding.Severity));
    }
}
