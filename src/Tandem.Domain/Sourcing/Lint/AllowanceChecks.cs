using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Rules about what allows findings: an allowance without a reason allows nothing.</summary>
static class AllowanceChecks
{
    /// <summary>The id of findings about allowances.</summary>
    public const string Id = "TB000";

    const string Source = "Tandem: what is allowed must say why, or nobody can judge it later";

    public static IEnumerable<LintFinding> Of(
        IReadOnlyList<Allowance> allowances, Sequence<LintRule> rules, IReadOnlyList<AllowedFinding> used,
        LineTexts lines)
    {
        var ids = rules.Select(rule => rule.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var allowance in allowances)
            if (allowance.Rules.Count == 0)
                yield return Finding(allowance, lines, LintSeverity.Error, "This allowance names no rule");
            else if (allowance.Rules.FirstOrDefault(id => !ids.Contains(id)) is { } unknown)
                yield return Finding(allowance, lines, LintSeverity.Error, $"There is no rule {unknown}");
            else if (!allowance.HasReason)
                yield return Finding(allowance, lines, LintSeverity.Error, "This allowance gives no reason");
            else if (!used.Any(each => each.Line == allowance.Line))
                yield return Finding(allowance, lines, LintSeverity.Note, "There is nothing here to allow");
    }

    static LintFinding Finding(Allowance allowance, LineTexts lines, LintSeverity severity, string message) =>
        lines.Finding(new(Id, message, severity, [], [], [], [], [],
            "Readers can't tell a considered exception from a forgotten one.", Source,
            "Write: tandem-lint: allow TB012 because …, with the rule's id and the reason, or take the line out."),
            allowance.Start, allowance.End, message);
}
