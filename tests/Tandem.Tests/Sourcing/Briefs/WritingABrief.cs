using System.Text.Json.Nodes;
using NodaTime;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Briefs;

public sealed class WritingABrief
{
    static readonly BriefBook Book = BriefSectionsPlaybook.Shipped.Content;

    // The playbook's own examples, taken together, are a brief.
    static readonly BriefDraft Renewals = new("Development of a web application for renewals", "Atlas Insurance",
        ModelLabel.SoftwareOutsourcing, new Money(8_000_000, Currency.Of("EUR")), new LocalDate(2027, 4, 5),
        new LocalDate(2027, 10, 29), Book.Sections.Select(section => new SectionText(section.Key, section.Example))
            .ToSequence());

    [Fact]
    public void Sections_become_heads_in_their_order_and_empty_ones_are_left_out()
    {
        var text = new BriefDraft("A\nportal", "", ModelLabel.Unclear, null, null, null,
            [new("acceptance", " It works. \r\n"), new("problem", "It is slow.")]).Markdown(Book);
        Assert.Equal("# A portal\n\n## Problem and measurable outcomes\n\nIt is slow.\n\n## Acceptance\n\nIt works.\n",
            text);
    }

    [Fact]
    public void The_examples_together_are_a_brief_that_the_lint_leaves_in_peace()
    {
        var report = ShippedLint.Lint.Read(Renewals.Markdown(Book), Renewals.Model);
        Assert.Equal(ModelLabel.SoftwareOutsourcing, report.Described.Label);
        Assert.Empty(report.Findings.Where(finding => finding.Severity != LintSeverity.Note)
            .Select(finding => $"{finding.Rule} {finding.Line} {finding.Phrase}"));
    }

    [Fact]
    public void Every_rule_that_a_section_answers_is_one()
    {
        var rules = ShippedLint.Playbook.Content.Rules.Select(rule => rule.Id).ToHashSet();
        Assert.All(Book.Sections.SelectMany(section => section.Rules), rule => Assert.Contains(rule, rules));
    }

    [Fact]
    public void The_word_file_holds_what_the_markdown_holds_and_is_the_same_each_time()
    {
        var markdown = Renewals.Markdown(Book);
        var word = BriefDocx.Write(markdown);
        Assert.Equal(word, BriefDocx.Write(markdown));
        var (read, refused) = BriefFile.Read(word, "brief.docx");
        Assert.Null(refused);
        static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length > 0);
        Assert.Equal(Lines(markdown), Lines(read!.Text));
    }

    [Fact]
    public void The_tender_release_holds_what_the_standard_demands()
    {
        var release = OcdsTender.Release(Renewals, Book, new("ocds-a1b2c3", "renewals", "renewals-3",
            Instant.FromUtc(2027, 3, 1, 9, 0)), [new("O-1", "Faster", "days", 20, 5, new(2027, 10, 1))]);
        Assert.All(["ocid", "id", "date", "tag", "initiationType"], field => Assert.NotNull(release[field]));
        Assert.Equal(("ocds-a1b2c3-renewals", "renewals-3", "2027-03-01T09:00:00Z"), ((string)release["ocid"]!,
            (string)release["id"]!, (string)release["date"]!));
        Assert.Equal(["tender"], release["tag"]!.AsArray().Select(tag => (string)tag!));
        var tender = release["tender"]!.AsObject();
        Assert.Equal(("planning", "services"), ((string)tender["status"]!, (string)tender["mainProcurementCategory"]!));
        Assert.Equal((80_000.00m, "EUR"), ((decimal)tender["value"]!["amount"]!,
            (string)tender["value"]!["currency"]!));
        Assert.Equal("2027-10-29T00:00:00Z", (string)tender["contractPeriod"]!["endDate"]!);
        Assert.Equal((string)release["buyer"]!["id"]!, (string)release["parties"]![0]!["id"]!);
        var milestone = tender["milestones"]![0]!;
        Assert.Equal(("O-1", "delivery", "scheduled", "2027-10-01T00:00:00Z"), ((string)milestone["id"]!,
            (string)milestone["type"]!, (string)milestone["status"]!, (string)milestone["dueDate"]!));
        Assert.Equal("Faster: from 20 to 5 days by 1 October 2027.", (string)tender["items"]![0]!["description"]!);
        Assert.IsType<JsonObject>(JsonNode.Parse(OcdsTender.Text(release)));
    }

    [Fact]
    public void Without_a_registered_prefix_the_release_says_one_that_belongs_to_nobody()
    {
        var now = Instant.FromUtc(2027, 3, 1, 9, 0);
        var release = OcdsTender.Release(Renewals, Book, ReleaseName.Of(ReleaseName.Unregistered,
            Renewals.Markdown(Book), now));
        Assert.StartsWith("ocds-000000-", (string)release["ocid"]!, StringComparison.Ordinal);
        Assert.Null(release["tender"]!["items"]);
    }
}
