using System.Globalization;
using Tandem.Delivery.Evidence;
using Tandem.Domain.Delivery;

namespace Tandem.Tests.Delivery;

public class EvidenceIsDocumented
{
    static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "evidence.md"));

    [Fact]
    public void Every_fact_with_its_unit_and_meaning() =>
        Assert.All(FactCatalog.All, fact => Assert.Contains(
            $"| `{fact.Name}` | {Unit(fact.Unit)} | {fact.Meaning} |", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_format() =>
        Assert.All([.. XmlEvidence.Names, .. JsonEvidence.Names, "LCOV"],
            name => Assert.Contains($"\n| {name} | ", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_limit_with_its_default_and_meaning() =>
        Assert.All(EvidenceLimits.Settings, setting =>
        {
            var standard = long.Parse(setting.Default, CultureInfo.InvariantCulture)
                .ToString("N0", CultureInfo.InvariantCulture);
            Assert.Contains($"| `{setting.Name}` | {standard} | {setting.Meaning} |", Page, StringComparison.Ordinal);
        });

    [Fact]
    public void With_examples_of_criteria_that_are_read() =>
        Assert.All(Examples(), example => Assert.Null(CriterionText.Parse(example).Error));

    static string[] Examples()
    {
        var examples = Page.Split('\n').SkipWhile(line => !line.StartsWith("| Write |", StringComparison.Ordinal))
            .Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('`')[1]).ToArray();
        Assert.Equal(5, examples.Length);
        return examples;
    }

    static string Unit(FactUnit unit) => unit switch
    {
        FactUnit.Count => "count",
        FactUnit.Percent => "percent",
        FactUnit.Milliseconds => "milliseconds",
        _ => "score, 0 to 100",
    };

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tandem.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
