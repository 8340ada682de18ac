using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>npm audit: advisories up to npm 6 (and pnpm), vulnerable packages from npm 7.</summary>
static class NpmAuditReader
{
    public static bool Claims(JsonOutline file) => !file.IsArray
        && (file.Has("auditReportVersion") || file.HasObject("advisories") && file.Has("metadata", "vulnerabilities"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var (findings, listed) = (new SeverityCount(), false);
        SeverityCount? summary = null;
        foreach (var name in json.Members())
            if (name is "advisories" or "vulnerabilities" && json.Type != JsonTokenType.Null)
            {
                listed = true;
                foreach (var _ in json.Members())
                    findings.Add(SeverityAt(json, sheet));
            }
            else if (name == "metadata")
                foreach (var part in json.Members())
                    if (part == "vulnerabilities") summary = ReadSummary(json);

        if (!listed)
        {
            sheet.Warn("The report has no list of findings, so nothing is known to be audited.");
            return;
        }
        findings.WriteTo(sheet);
        if (summary is not null) findings.Compare(summary, sheet);
    }

    static string? SeverityAt(JsonTokens json, FactSheet sheet)
    {
        string? severity = null;
        foreach (var name in json.Members())
            if (name == "severity") severity = SeverityCount.Known(json.Word(), sheet);
        return severity;
    }

    static SeverityCount ReadSummary(JsonTokens json)
    {
        var summary = new SeverityCount();
        foreach (var severity in json.Members())
            if (severity != "total" && json.Count() is { } count) summary.Add(severity, count);
        return summary;
    }
}
