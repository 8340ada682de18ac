using Tandem.Domain.Sourcing.Lint;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

public sealed class LintIsDocumented
{
    static readonly string Page = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "docs", "users", "lint-a-brief.md"));

    public static TheoryData<string> Rules => [.. ShippedLint.Playbook.Content.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_is_explained(string id)
    {
        var rule = ShippedLint.Playbook.Content.Rules.Single(each => each.Id == id);
        Assert.Contains($"### {rule.Id}: {rule.Title}\n", Page, StringComparison.Ordinal);
        Assert.Contains(rule.Why, Page, StringComparison.Ordinal);
        Assert.Contains(rule.Fix, Page, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_rules_enough_with_ids_that_are_in_order()
    {
        var ids = ShippedLint.Playbook.Content.Rules.Select(rule => rule.Id).ToList();
        Assert.True(ids.Count >= 25);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ModelLabels.Words, word => Assert.Contains($"`{word}`", Page, StringComparison.Ordinal));
    }
}
