using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>The three costly mislabellings, and the same briefs under their right names.</summary>
public sealed class Mislabelling
{
    const string EmbeddedPeople = """
        We need two senior Laravel developers for six months, 160 hours per month each, at an hourly rate.
        They join our team, work in our sprints, attend our standup and take daily direction from our technical lead.
        Candidates send a resume; we interview each candidate. Timesheets are approved weekly.
        """;

    const string DefinedResult = """
        The vendor builds a mobile app to the attached functional specification. The price is a fixed price of
        $80,000: 40% payment upon acceptance of the beta, 60% upon acceptance of the final deliverable.
        Acceptance criteria are in annex A. The vendor owns the delivery.
        """;

    const string RunFunction = """
        The provider operates our servers, network and help desk around the clock under a service level agreement:
        99.9% availability, incident response time of 30 minutes, patch management and disaster recovery.
        """;

    [Theory]
    [InlineData("# IT outsourcing of development", EmbeddedPeople, "TB001", "it-outsourcing", "staff-augmentation")]
    [InlineData("# Staff augmentation", DefinedResult, "TB002", "staff-augmentation", "software-outsourcing")]
    [InlineData("# Managed IT services", EmbeddedPeople, "TB003", "it-outsourcing", "staff-augmentation")]
    [InlineData("# Software outsourcing", RunFunction, "TB004", "software-outsourcing", "it-outsourcing")]
    public void A_brief_under_the_wrong_name_is_told_so(
        string title, string content, string rule, string claimed, string described)
    {
        var report = ShippedLint.Lint.Read($"{title}\n\n{content}");
        Assert.Equal((claimed, described), (report.Claimed.Label.Word(), report.Described.Label.Word()));
        Assert.Equal(rule, Assert.Single(report.Findings, IsAboutTheModel).Rule);
        Assert.NotEmpty(report.Claimed.Passages);
        Assert.NotEmpty(report.Described.Passages);
    }

    [Theory]
    [InlineData("# Staff augmentation", EmbeddedPeople)]
    [InlineData("# Software outsourcing: a mobile app", DefinedResult)]
    [InlineData("# Managed IT services", RunFunction)]
    public void Under_its_right_name_it_is_not(string title, string content) =>
        Assert.DoesNotContain(ShippedLint.Lint.Read($"{title}\n\n{content}").Findings, IsAboutTheModel);

    [Fact]
    public void A_managed_service_that_is_said_to_be_staff_augmentation_is_told_so()
    {
        var report = ShippedLint.Lint.Read($"""
            # Request for proposals

            We buy staff augmentation as a managed service: the provider is responsible.

            {EmbeddedPeople}
            """);
        Assert.Contains(report.Findings, finding => finding is { Rule: "TB003", Line: 3 });
    }

    [Fact]
    public void What_the_author_means_to_buy_outranks_what_the_words_claim()
    {
        var report = ShippedLint.Lint.Read($"# A project\n\n{DefinedResult}", ModelLabel.StaffAugmentation);
        Assert.Equal((ModelLabel.StaffAugmentation, 1m), (report.Claimed.Label, report.Claimed.Confidence));
        Assert.Contains(report.Findings, finding => finding.Rule == "TB002");
    }

    static bool IsAboutTheModel(LintFinding finding) =>
        finding.Rule is "TB001" or "TB002" or "TB003" or "TB004" or "TB005";
}
