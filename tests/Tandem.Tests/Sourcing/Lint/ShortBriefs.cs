using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>Short briefs of each model, good and bad, in everyday words: what a reader who knows the matter would say
/// of each.</summary>
public sealed class ShortBriefs
{
    [Theory]
    [InlineData("membership-project.md", "software-outsourcing", "")]
    [InlineData("inspection-app.md", "software-outsourcing",
        "TB007 TB008 TB009 TB013 TB014 TB017 TB018 TB020 TB023 TB027 TB032 TB033 TB034 TB036 TB037 TB039 TB040 TB042")]
    [InlineData("ticket-shop-team.md", "dedicated-team", "")]
    [InlineData("analytics-team.md", "dedicated-team",
        "TB007 TB013 TB014 TB018 TB019 TB020 TB022 TB025 TB026 TB032 TB033 TB034 TB035 TB036 TB037 TB039 TB040 TB042")]
    [InlineData("data-engineers.md", "staff-augmentation", "")]
    [InlineData("data-platform-services.md", "staff-augmentation", "TB003 TB013 TB022 TB025 TB035 TB036 TB037")]
    [InlineData("workplaces-and-network.md", "it-outsourcing", "")]
    [InlineData("server-operation.md", "it-outsourcing", "TB008 TB032 TB035 TB036 TB037 TB039 TB040 TB042 TB044")]
    [InlineData("school-transport.md", "not-software", "")]
    [InlineData("hospital-meals.md", "not-software", "")]
    [InlineData("classrooms.txt", "not-software", "")]
    public void It_says_what_a_reader_would_say(string file, string model, string rules)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "short-briefs", file);
        var report = ShippedLint.Lint.Read(File.ReadAllText(path));
        Assert.Equal(model, report.Described.Label.Word());
        Assert.Equal(rules, string.Join(' ', report.Findings.Select(finding => finding.Rule).Distinct()
            .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_number_that_a_wording_names_is_also_any_number()
    {
        const string security = "The provider follows ISO 27001.";
        Assert.DoesNotContain("TB032", Rules($"# IT outsourcing\nThe service desk runs 24x7. {security}"));
        Assert.Contains("TB032", Rules("# IT outsourcing\nThe service desk runs 24x7."));
        // 2 is part of "tier 2", and yet a number of key people.
        Assert.Contains("TB041", Rules("# IT outsourcing\nThere are 27001 key personnel."));
    }

    static IEnumerable<string> Rules(string text) => ShippedLint.Lint.Read(text).Findings.Select(each => each.Rule);
}
