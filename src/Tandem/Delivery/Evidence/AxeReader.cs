using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>axe: a result object, a list of results (one a page), or a bare list of violations.</summary>
static class AxeReader
{
    static readonly string[] Impacts = ["critical", "serious", "moderate", "minor"];

    sealed class Tally
    {
        public Dictionary<string, long> ByImpact { get; } = Impacts.ToDictionary(impact => impact, _ => 0L);
        public long Rules, Unrated, Incomplete;
    }

    public static bool Claims(JsonOutline file) => IsResult(file) || file.IsArray && IsViolation(file);

    static bool IsResult(JsonOutline file) => file.HasArray("violations")
        && (file.Has("testEngine") || file.Has("passes") || file.Has("incomplete") || file.Has("inapplicable")
            || file.Has("violations", "helpUrl") && file.Has("violations", "nodes"));

    static bool IsViolation(JsonOutline file) =>
        file.Has("id") && file.Has("impact") && file.HasArray("nodes") && file.Has("help");

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var tally = new Tally();
        if (json.Type == JsonTokenType.StartArray)
            foreach (var _ in json.Items())
                ReadObject(json, tally, sheet);
        else ReadObject(json, tally, sheet);

        sheet.Add("accessibility.violations", tally.Rules);
        foreach (var (impact, count) in tally.ByImpact) sheet.Add($"accessibility.{impact}", count);
        if (tally.Unrated > 0)
            sheet.Warn($"Without an impact: {tally.Unrated} of {tally.Rules} violations; "
                + "they count in the total only.");
        if (tally.Incomplete > 0)
            sheet.Warn($"Rules that axe could not decide: {tally.Incomplete}; a person has to look at them.");
    }

    // A result has violations; a violation has an impact. A list may hold either.
    static void ReadObject(JsonTokens json, Tally tally, FactSheet sheet)
    {
        var (isViolation, impact) = (false, (PlacedWord?)null);
        foreach (var name in json.Members())
            switch (name)
            {
                case "violations":
                    foreach (var _ in json.Items()) ReadObject(json, tally, sheet);
                    break;
                case "incomplete":
                    foreach (var _ in json.Items()) tally.Incomplete++;
                    break;
                case "nodes": isViolation = true; break;
                case "impact": impact = json.Word(); break;
            }
        if (!isViolation) return;
        tally.Rules++;
        if (impact is { } stated) tally.ByImpact[sheet.Known("impact", stated, Impacts, "critical")]++;
        else tally.Unrated++;
    }
}
