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
        var (total, nested) = (0L, 0L);
        foreach (var name in json.Members())
            if (name == "components") (total, nested) = CountComponents(json);
            else if (name == "vulnerabilities" && json.Type == JsonTokenType.StartArray)
                ReadVulnerabilities(json, sheet);

        sheet.Add("components.total", total);
        if (nested > 0) sheet.Warn($"{nested} of {total} components are nested in others; all count.");
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
        var dismissed = 0L;
        foreach (var _ in json.Items())
        {
            string? worst = null;
            foreach (var name in json.Members())
                if (name == "ratings") worst = WorstRating(json);
                else if (name == "analysis")
                    foreach (var part in json.Members())
                        if (part == "state" && DismissedStates.Contains(json.Text())) dismissed++;
            severities.Add(worst);
        }
        severities.WriteTo(sheet);
        if (dismissed > 0)
            sheet.Warn($"The file itself calls {dismissed} of {severities.Total} vulnerabilities harmless or resolved; "
                + "they count all the same.");
    }

    static string? WorstRating(JsonTokens json)
    {
        string? worst = null;
        foreach (var _ in json.Items())
            foreach (var name in json.Members())
                if (name == "severity" && SeverityCount.RankOf(json.Text()) < SeverityCount.RankOf(worst))
                    worst = json.Text();
        return worst;
    }
}
