using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>OWASP ZAP, XML and JSON: the alerts of each site by risk.</summary>
static class ZapReader
{
    static readonly string[] Facts = ["alerts.informational", "alerts.low", "alerts.medium", "alerts.high"];

    static readonly string[] RiskWords = ["informational", "low", "medium", "high"];

    public static bool Claims(JsonOutline file) => !file.IsArray && file.Has("site")
        && (file.Has("@version") || file.Has("@generated") || file.Has("@programName"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var (risks, sites) = (new long[Facts.Length], 0);
        foreach (var name in json.Members())
            if (name == "site")
                if (json.Type == JsonTokenType.StartArray)
                    foreach (var _ in json.Items())
                        sites += ReadSite(json, risks);
                else sites += ReadSite(json, risks);
        Write(risks, sites, sheet);
    }

    // One site, or none where nothing stands for it.
    static int ReadSite(JsonTokens json, long[] risks)
    {
        if (json.Type == JsonTokenType.Null) return 0;
        foreach (var name in json.Members())
            if (name == "alerts")
                foreach (var _ in json.Items())
                    ReadAlert(json, risks);
        return 1;
    }

    static void ReadAlert(JsonTokens json, long[] risks)
    {
        int? risk = null;
        foreach (var name in json.Members())
            if (name is "riskcode") risk = RiskOf(json.Number(), json.Text()) ?? risk;
            else if (name is "riskdesc" or "risk") risk ??= RiskOf(null, json.Text());
        Count(risk, risks);
    }

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var (risks, sites) = (new long[Facts.Length], 0);
        int? risk = null;
        while (xml.Read())
            if (xml.Opens("site")) sites++;
            else if (xml.Opens("alertitem")) risk = null;
            else if (xml.Opens("riskcode")) risk = RiskOf(xml.Text()) ?? risk;
            else if (xml.Opens("riskdesc")) risk ??= RiskOf(xml.Text());
            else if (xml.Closes("alertitem")) Count(risk, risks);
        Write(risks, sites, sheet);
    }

    static int? RiskOf(string text) => RiskOf(XmlWalk.NumberIn(text), text);

    // The code is 0 to 3; the description says "High (Medium)", where the second word is how sure the scanner is.
    static int? RiskOf(decimal? code, string? text) => code is >= 0 and <= 3 ? (int)code.Value
        : Array.IndexOf(RiskWords, text?.Split('(')[0].Trim().ToLowerInvariant()) is var word and >= 0 ? word : null;

    // An alert without a known risk is no reason for silence: it counts as the highest.
    static void Count(int? risk, long[] risks) => risks[risk ?? Facts.Length - 1]++;

    static void Write(long[] risks, int sites, FactSheet sheet)
    {
        if (sites == 0)
        {
            sheet.Warn("The report holds no site, so nothing is known to be scanned.");
            return;
        }
        for (var risk = 0; risk < Facts.Length; risk++) sheet.Add(Facts[risk], risks[risk]);
    }
}
