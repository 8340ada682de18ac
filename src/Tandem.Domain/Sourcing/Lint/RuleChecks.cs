using System.Globalization;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Holds one text against rules.</summary>
sealed class RuleChecks(
    TextScan scan, ConceptPassages said, LineTexts lines, ModelJudgement claimed, ModelJudgement described, bool isPart)
{
    /// <summary>Findings of one rule; what is more than this is not told.</summary>
    public const int FindingsMax = 20;

    readonly HashSet<string> spoken = new(StringComparer.Ordinal);

    /// <summary>What a rule finds, after those above it.</summary>
    public IReadOnlyList<LintFinding> Of(LintRule rule)
    {
        if (rule.Models.Count > 0 && !rule.Models.Contains(described.Label)) return [];
        if (!rule.When.All(said.Has) || rule.Unless.Any(said.Has) || rule.Without.Any(spoken.Contains)) return [];
        foreach (var check in rule.Checks)
            if (Of(rule, check).Take(FindingsMax).ToList() is { Count: > 0 } found)
            {
                spoken.Add(rule.Id);
                return found;
            }
        return [];
    }

    IEnumerable<LintFinding> Of(LintRule rule, LintCheck looked) => looked switch
    {
        LintCheck.Said check => Said(rule, check),
        LintCheck.Missing check => Missing(rule, check),
        LintCheck.Mismatch check => Mismatch(rule, check),
        LintCheck.Sums check => ValueChecks.Sums(rule, check, scan, said, lines),
        LintCheck.Dates check => ValueChecks.Dates(rule, check, scan, said, lines),
        LintCheck.Shares check => ShareChecks.Of(rule, check, scan, said, lines),
        _ => throw new InvalidOperationException($"nothing is written for {looked.GetType().Name}"),
    };

    IEnumerable<LintFinding> Said(LintRule rule, LintCheck.Said check)
    {
        var passages = said.Of(check.Concepts);
        if (passages.Count < check.AtLeast || check.Concepts.Count(said.Has) < check.Distinct) return [];
        // Two concepts may see the same words.
        var places = passages.DistinctBy(passage => passage.Word).ToList();
        var more = places.Count - check.Most;
        return places.Take(check.Most).Select((passage, at) => lines.Finding(rule, passage.Start, passage.End,
            at == 0 && more > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{rule.Title} (and {more} more places)") : rule.Title));
    }

    IEnumerable<LintFinding> Missing(LintRule rule, LintCheck.Missing check)
    {
        if (isPart || said.Of(check.Concepts).Count >= check.AtLeast) return [];
        var (start, end) = check.At.Select(concept => said.Of(concept)).FirstOrDefault(found => found.Count > 0)
            is [var first, ..] ? (first.Start, first.End) : lines.Beginning();
        return [lines.Finding(rule, start, end, rule.Title)];
    }

    IEnumerable<LintFinding> Mismatch(LintRule rule, LintCheck.Mismatch check)
    {
        if (check.Claimed.Count > 0 && !check.Claimed.Contains(claimed.Label)) return [];
        if (check.Described.Count > 0 && !check.Described.Contains(described.Label)) return [];
        if (claimed.Label == described.Label != check.Same) return [];
        if (check.Named.Count > 0 && !check.Named.Any(said.Has)) return [];
        var place = check.Named.Count > 0 && said.Of(check.Named) is [var name, ..] ? (name.Start, name.End)
            : lines.Start(claimed.Passages) ?? lines.Beginning();
        return [lines.Finding(rule, place.Item1, place.Item2,
            $"{rule.Title}: the words say {claimed.Label.Word()}, the content says {described.Label.Word()}"
            + Where(described))];
    }

    static string Where(ModelJudgement judgement) => judgement.Passages.Count == 0 ? "" :
        $" ({judgement.InLines()})";
}
