using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>Trivy: schema 2, the older bare list, and reports on a Kubernetes cluster.</summary>
static class TrivyReader
{
    static readonly string[] ResultMembers =
        ["Vulnerabilities", "Type", "Class", "Misconfigurations", "Secrets", "Licenses"];

    static readonly string[] ClusterMembers = ["Resources", "Vulnerabilities", "Misconfigurations", "Findings"];

    static readonly string[] PackageClasses = ["os-pkgs", "lang-pkgs"];

    sealed class Tally
    {
        public SeverityCount Severities { get; } = new();
        public HashSet<string> OtherClasses { get; } = new(StringComparer.Ordinal);
        public bool SawPackages { get; set; }
    }

    public static bool Claims(JsonOutline file) => file.IsArray
        ? file.Has("Target") && ResultMembers.Any(file.Has)
        : file.Has("SchemaVersion") && (file.Has("Results") || file.Has("ArtifactName"))
            || file.Has("ClusterName") && ClusterMembers.Any(file.Has);

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var tally = new Tally();
        if (json.Type == JsonTokenType.StartArray) ReadResults(json, tally, sheet);
        else
            foreach (var name in json.Members())
                if (name == "Results") ReadResults(json, tally, sheet);
                else if (ClusterMembers.Contains(name)) ReadResources(json, tally, sheet);

        // Trivy leaves the results out where it found nothing to look into, and no finding there proves nothing.
        if (!tally.SawPackages && tally.OtherClasses.Count == 0)
        {
            sheet.Warn("The report holds no result, so nothing is known to be scanned.");
            return;
        }
        // A report does not say which scanners ran: one of licences alone lists no vulnerability, and may have looked
        // for none. Its reviewer has to know.
        tally.Severities.WriteTo(sheet);
        if (!tally.SawPackages)
            sheet.Warn($"The report holds only results of class {ClassesOf(tally)}: it lists no vulnerability, but no "
                + "package is known to be scanned for them.");
    }

    static string ClassesOf(Tally tally) => string.Join(", ", tally.OtherClasses.Order(StringComparer.Ordinal));

    static void ReadResources(JsonTokens json, Tally tally, FactSheet sheet)
    {
        foreach (var _ in json.Items())
            foreach (var name in json.Members())
                if (name == "Results") ReadResults(json, tally, sheet);
    }

    static void ReadResults(JsonTokens json, Tally tally, FactSheet sheet)
    {
        foreach (var _ in json.Items())
        {
            string? kind = null;
            foreach (var name in json.Members())
                if (name == "Class") kind = json.Text();
                else if (name == "Vulnerabilities") ReadVulnerabilities(json, tally, sheet);
            if (kind is null || PackageClasses.Contains(kind)) tally.SawPackages = true;
            else tally.OtherClasses.Add(FactSheet.Quote(kind));
        }
    }

    static void ReadVulnerabilities(JsonTokens json, Tally tally, FactSheet sheet)
    {
        foreach (var _ in json.Items())
        {
            string? severity = null;
            foreach (var name in json.Members())
                if (name == "Severity") severity = SeverityCount.Known(json.Word(), sheet);
            tally.SawPackages = true;
            tally.Severities.Add(severity);
        }
    }
}
