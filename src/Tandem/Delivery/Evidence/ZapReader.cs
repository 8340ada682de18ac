using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>OWASP ZAP, XML and JSON: the alerts of each site by risk.</summary>
static class ZapReader
{
    static readonly string[] Facts = ["alerts.informational", "alerts.low", "alerts.medium", "alerts.high"];

    public static bool Claims(JsonOutline file) => !file.IsArray && file.Has("site")
        && (file.Has("@version") || file.Has("@generated") || file.Has("@programName"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var risks = new long[Facts.Length];
        foreach (var name in json.Members())
            if (name == "site")
                if (json.Type == JsonTokenType.StartArray)
                    foreach (var _ in json.Items())
                        ReadSite(json, risks);
                else ReadSite(json, risks);
        Write(risks, sheet);
    }

    static void ReadSite(JsonTokens json, long[] risks)
    {
        foreach (var name in json.Members())
            if (name == "alerts")
                foreach (var _ in json.Items())
                    ReadAlert(json, risks);
    }

    static void ReadAlert(JsonTokens json, long[] risks)
    {
        decimal? risk = null;
        foreach (var name in json.Members())
            if (name == "riskcode") risk = json.Number();
        Count(risk, risks);
    }

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var risks = new long[Facts.Length];
        decimal? risk = null;
        while (xml.Read())
            if (xml.Opens("alertitem")) risk = null;
            else if (xml.Opens("riskcode")) risk = XmlWalk.NumberIn(xml.Text());
            else if (xml.Closes("alertitem")) Count(risk, risks);
        Write(risks, sheet);
    }

    // An alert without a known risk is no reason for silence: it counts as the highest.
    static void Count(decimal? risk, long[] risks) =>
        risks[risk is >= 0 and <= 3 ? (int)risk.Value : Facts.Length - 1]++;

    static void Write(long[] risks, FactSheet sheet)
    {
        for (var risk = 0; risk < Facts.Length; risk++) sheet.Add(Facts[risk], risks[risk]);
    }
}
