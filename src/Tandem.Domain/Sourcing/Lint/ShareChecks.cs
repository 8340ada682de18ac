using System.Globalization;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>Adds up the shares of payment plans.</summary>
static class ShareChecks
{
    const int Whole = 100;

    public static IEnumerable<LintFinding> Of(
        LintRule rule, LintCheck.Shares check, TextScan scan, ConceptPassages said, LineTexts lines)
    {
        foreach (var plan in Plans(check, scan, said.Of(check.Label), lines))
        {
            var sum = plan.Sum(share => share.Value);
            if (plan.Count < 2 || sum == Whole) continue;
            yield return lines.Finding(rule, plan[0].Start, plan[0].End, string.Create(CultureInfo.InvariantCulture,
                $"{rule.Title}: {string.Join(" + ", plan.Select(share => share.Value))} = {sum} percent"));
        }
    }

    static IEnumerable<List<TextValue>> Plans(
        LintCheck.Shares check, TextScan scan, List<Passage> payments, LineTexts lines)
    {
        List<TextValue> plan = [];
        var at = 0;
        foreach (var share in scan.Values)
        {
            if (share.Kind != WordKind.Percent) continue;
            while (at < payments.Count && payments[at].LastWord < share.Word - check.Within) at++;
            if (at == payments.Count || payments[at].Word > share.Word + check.Within) continue;
            if (plan.Count > 0 && lines.Line(share.Start) - lines.Line(plan[^1].Start) > check.Lines)
            {
                yield return plan;
                plan = [];
            }
            plan.Add(share);
        }
        yield return plan;
    }
}
