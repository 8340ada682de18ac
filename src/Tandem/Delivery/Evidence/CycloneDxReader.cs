using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>CycloneDX JSON: components with nested ones, and vulnerabilities by the worst rating of each.</summary>
static class CycloneDxReader
{
    // States of analysis by which the author of the file says that a vulnerability does no harm here.
    static readonly string[] DismissedStates = ["not_affected", "false_positive", "resolved", "resolved_with_pedigree"];

    public static bool Claims(JsonOutline file) => !file.IsArray
        && (file.Text("bomFormat").Equals("CycloneDX", StringComparison.OrdinalIgnoreCase)
            || file.Text("$schema").Contains("cyclonedx", StringComparison.OrdinalIgnoreCase));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        (long Total, long Nested)? components = null;
        foreach (var name in json.Members())
            if (name == "components" && json.Type != JsonTokenType.Null) components = CountComponents(json);
            else if (name == "vulnerabilities" && json.Type == JsonTokenType.StartArray)
                ReadVulnerabilities(json, sheet);

        // The list may be left out, and of what nobody listed there is no number.
        if (components is not var (total, nested)) return;
        sheet.Add("components.total", total);
        if (nested > 0) sheet.Warn($"Nested in others: {nested} of {total} components; all count.");
    }

    static (long Total, long Nested) CountComponents(JsonTokens json)
    {
        var (total, nested) = (0L, 0L);
        foreach (var _ in json.Items())
        {
            total++;
            foreach (var name in json.Members())
                if (name == "components")
                {
                    var (inside, _) = CountComponents(json);
                    total += inside;
                    nested += inside;
                }
        }
        return (total, nested);
    }

    static void ReadVulnerabilities(JsonTokens json, FactSheet sheet)
    {
        var severities = new SeverityCount();
        var (dismissed, byScore) = (0L, 0L);
        foreach (var _ in json.Items())
        {
            string? worst = null;
            foreach (var name in json.Members())
                if (name == "ratings")
                {
                    (worst, var scored) = WorstRating(json, sheet);
                    if (scored) byScore++;
                }
                else if (name == "analysis")
                    foreach (var part in json.Members())
                        if (part == "state" && DismissedStates.Contains(json.Text())) dismissed++;
            severities.Add(worst);
        }
        severities.WriteTo(sheet);
        if (dismissed > 0)
            sheet.Warn($"Called harmless or resolved by the file itself: {dismissed} of {severities.Total} "
                + "vulnerabilities; they count all the same.");
        if (byScore > 0)
            sheet.Warn($"With a CVSS score but no severity: {byScore} of {severities.Total} vulnerabilities; "
                + "they count under the severity of the score.");
    }

    // A severity in words is the finding's own and is taken before one that only follows from a score.
    static (string? Severity, bool ByScore) WorstRating(JsonTokens json, FactSheet sheet)
    {
        string? stated = null, scored = null;
        foreach (var _ in json.Items())
        {
            var (severity, method, score) = ((string?)null, "", (decimal?)null);
            foreach (var name in json.Members())
                if (name == "severity") severity = SeverityCount.Known(json.Word(), sheet);
                else if (name == "method") method = json.Text() ?? "";
                else if (name == "score") score = json.Number();
            stated = Worse(stated, severity);
            scored = Worse(scored, SeverityCount.OfScore(method, score));
        }
        return (stated ?? scored, stated is null && scored is not null);
    }

    static string? Worse(string? one, string? other) =>
        SeverityCount.RankOf(other) < SeverityCount.RankOf(one) ? other : one;
}
