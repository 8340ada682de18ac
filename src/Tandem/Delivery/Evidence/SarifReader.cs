using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>SARIF 2.1.0: the open findings of each run by level.</summary>
static class SarifReader
{
    public static bool Claims(JsonOutline file) =>
        !file.IsArray && (file.Text("$schema").Contains("sarif", StringComparison.OrdinalIgnoreCase)
            || file.HasArray("runs") && (file.Has("runs", "tool") || file.Text("version") == "2.1.0"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var (version, analysed) = ("", false);
        foreach (var name in json.Members())
            if (name == "version") version = json.Text() ?? "";
            else if (name == "runs")
                foreach (var _ in json.Items())
                    analysed |= new SarifRun(sheet).Read(json, counts);
        if (version != "2.1.0")
            throw new UnreadableEvidenceException($"this is SARIF version {FactSheet.Quote(version)}; 2.1.0 is read");
        if (!analysed)
        {
            sheet.Warn("No run has a list of results, so nothing is known to be analysed.");
            return;
        }
        sheet.Add("analysis.errors", counts.GetValueOrDefault("error"));
        sheet.Add("analysis.warnings", counts.GetValueOrDefault("warning"));
        sheet.Add("analysis.notes", counts.GetValueOrDefault("note"));
    }
}
