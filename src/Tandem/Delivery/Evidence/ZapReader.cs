using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>OWASP ZAP, XML and JSON: the alerts of each site by risk.</summary>
sealed class ZapReader(FactSheet sheet)
{
    static readonly string[] Facts = ["alerts.informational", "alerts.low", "alerts.medium", "alerts.high"];

    static readonly string[] RiskWords = ["informational", "low", "medium", "high"];

    readonly long[] risks = new long[Facts.Length];
    long sites, unstated;

    public static bool Claims(JsonOutline file) => !file.IsArray && file.Has("site")
        && (file.Has("@version") || file.Has("@generated") || file.Has("@programName"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var zap = new ZapReader(sheet);
        foreach (var name in json.Members())
            if (name == "site")
                if (json.Type == JsonTokenType.StartArray)
                    foreach (var _ in json.Items())
                        zap.ReadSite(json);
                else zap.ReadSite(json);
        zap.Write();
    }

    void ReadSite(JsonTokens json)
    {
        if (json.Type == JsonTokenType.Null) return;
        sites++;
        foreach (var name in json.Members())
            if (name == "alerts")
                foreach (var _ in json.Items())
                    ReadAlert(json);
    }

    void ReadAlert(JsonTokens json)
    {
        PlacedWord? code = null, words = null;
        foreach (var name in json.Members())
            if (name is "riskcode") code = json.Word();
            else if (name is "riskdesc" or "risk" && RiskOf(words) is null) words = json.Word() ?? words;
        Count(code, words);
    }

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var zap = new ZapReader(sheet);
        PlacedWord? code = null, words = null;
        while (xml.Read())
            if (xml.Opens("site")) zap.sites++;
            else if (xml.Opens("alertitem")) (code, words) = (null, null);
            else if (xml.Opens("riskcode")) code = xml.TextWord();
            else if (xml.Opens("riskdesc")) words = xml.TextWord();
            else if (xml.Closes("alertitem")) zap.Count(code, words);
        zap.Write();
    }

    // The code is 0 to 3; the description says "High (Medium)", where the second word is how sure the scanner is.
    static int? RiskOf(PlacedWord? stated)
    {
        if (stated is not { Text: var text }) return null;
        if (XmlWalk.NumberIn(text) is { } code) return code is 0 or 1 or 2 or 3 ? (int)code : null;
        var word = text.Split('(')[0].Trim().ToLowerInvariant();
        return Array.IndexOf(RiskWords, word) is var risk and >= 0 ? risk : null;
    }

    // An alert without a known risk is no reason for silence: it counts as the highest.
    void Count(PlacedWord? code, PlacedWord? words)
    {
        var risk = RiskOf(code) ?? RiskOf(words);
        risks[risk ?? Facts.Length - 1]++;
        if (risk is not null) return;
        if ((code is { Text.Length: > 0 } ? code : words) is { Text.Length: > 0 } unknown)
            sheet.NoteUnknown("risk", unknown, "high");
        else unstated++;
    }

    void Write()
    {
        if (sites == 0)
        {
            sheet.Warn("The report holds no site, so nothing is known to be scanned.");
            return;
        }
        for (var risk = 0; risk < Facts.Length; risk++) sheet.Add(Facts[risk], risks[risk]);
        if (unstated > 0) sheet.Warn($"Without a risk: {unstated} of {risks.Sum()} alerts; they count as high.");
    }
}
