using Tandem.Domain.Delivery;

namespace Tandem.Delivery.Evidence;

/// <summary>Lighthouse result: the score of each category, from 0 to 100 as its own report shows it.</summary>
static class LighthouseReader
{
    public static bool Claims(JsonOutline file) => !file.IsArray && file.Has("lighthouseVersion");

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        foreach (var name in json.Members())
            if (name == "categories")
                foreach (var category in json.Members())
                    ReadCategory(json, category, sheet);
            else if (name == "runtimeError")
                foreach (var part in json.Members())
                    if (part == "message" && json.Text() is { Length: > 0 } message)
                        sheet.Warn($"The run itself failed: {FactSheet.Quote(message)}.");
    }

    static void ReadCategory(JsonTokens json, string category, FactSheet sheet)
    {
        decimal? score = null;
        foreach (var name in json.Members())
            if (name == "score") score = json.Number();

        var fact = $"lighthouse.{category}";
        if (FactCatalog.Find(fact) is null) return;
        if (score is >= 0 and <= 1) sheet.Add(fact, score.Value * 100);
        else sheet.Warn($"The category {FactSheet.Quote(category)} has no score.");
    }
}
