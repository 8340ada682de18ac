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

/// <summary>One run: its results wait for the rules, which may come after them in the file.</summary>
sealed class SarifRun(FactSheet sheet)
{
    // Component -1 is the driver, others are extensions. Index -1 and a null id are unknown.
    readonly record struct RuleReference(int Component, int Index, string? Id);

    readonly Dictionary<RuleReference, long> unlevelled = [];
    readonly Dictionary<(int Component, int Index), string> levelByIndex = [];
    readonly Dictionary<string, string> levelById = new(StringComparer.Ordinal);

    /// <summary>Counts the run's open results by level; false when it has no list of results.</summary>
    public bool Read(JsonTokens json, Dictionary<string, long> counts)
    {
        var hasResults = false;
        foreach (var name in json.Members())
            if (name == "tool") ReadTool(json);
            else if (name == "results" && json.Type == JsonTokenType.StartArray)
            {
                hasResults = true;
                foreach (var _ in json.Items()) ReadResult(json, counts);
            }
            else if (name == "externalPropertyFileReferences" && json.Type == JsonTokenType.StartObject)
                sheet.Warn("A run keeps part of its content in other files, which are not read.");

        foreach (var (rule, times) in unlevelled) Count(counts, LevelOf(rule), times);
        return hasResults;
    }

    void ReadTool(JsonTokens json)
    {
        foreach (var name in json.Members())
            if (name == "driver") ReadRules(json, component: -1);
            else if (name == "extensions")
                foreach (var index in json.Items())
                    ReadRules(json, index);
    }

    void ReadRules(JsonTokens json, int component)
    {
        foreach (var name in json.Members())
            if (name == "rules")
                foreach (var index in json.Items())
                    ReadRule(json, component, index);
    }

    void ReadRule(JsonTokens json, int component, int index)
    {
        string? id = null, level = null;
        foreach (var name in json.Members())
            if (name == "id") id = json.Text();
            else if (name == "defaultConfiguration")
                foreach (var setting in json.Members())
                    if (setting == "level") level = json.Text();
        Bound(levelByIndex.Count);
        levelByIndex[(component, index)] = level ?? "warning";
        if (id is not null) levelById.TryAdd(id, level ?? "warning");
    }

    void ReadResult(JsonTokens json, Dictionary<string, long> counts)
    {
        string? level = null, kind = null, baseline = null;
        var rule = new RuleReference(-1, -1, null);
        var suppressed = false;
        foreach (var name in json.Members())
            switch (name)
            {
                case "level": level = json.Text(); break;
                case "kind": kind = json.Text(); break;
                case "baselineState": baseline = json.Text(); break;
                case "ruleId": rule = rule with { Id = json.Text() ?? rule.Id }; break;
                case "ruleIndex": rule = rule with { Index = IndexAt(json, rule.Index) }; break;
                case "rule": rule = ReadRuleReference(json, rule); break;
                case "suppressions": suppressed = ReadSuppressions(json); break;
            }

        // A result that is absent was found by an earlier run and is not found any more.
        if (suppressed || kind is not (null or "fail") || baseline == "absent") return;
        if (level is not null)
        {
            Count(counts, level, 1);
            return;
        }
        Bound(unlevelled.Count);
        unlevelled[rule] = unlevelled.GetValueOrDefault(rule) + 1;
    }

    static RuleReference ReadRuleReference(JsonTokens json, RuleReference rule)
    {
        foreach (var name in json.Members())
            if (name == "id") rule = rule with { Id = json.Text() ?? rule.Id };
            else if (name == "index") rule = rule with { Index = IndexAt(json, rule.Index) };
            else if (name == "toolComponent")
                foreach (var part in json.Members())
                    if (part == "index") rule = rule with { Component = IndexAt(json, rule.Component) };
        return rule;
    }

    // Minus one is the format's way to say that there is no index.
    static int IndexAt(JsonTokens json, int otherwise) =>
        json.Number() is { } n and >= 0 and <= int.MaxValue && n == decimal.Truncate(n) ? (int)n : otherwise;

    // A result is suppressed when somebody did so and nobody has yet to agree or has refused.
    static bool ReadSuppressions(JsonTokens json)
    {
        var (any, open) = (false, false);
        foreach (var _ in json.Items())
        {
            any = true;
            foreach (var name in json.Members())
                if (name == "status") open |= json.Text() is not (null or "accepted");
        }
        return any && !open;
    }

    string LevelOf(RuleReference rule)
    {
        if (rule.Index >= 0 && levelByIndex.TryGetValue((rule.Component, rule.Index), out var level)) return level;
        for (var id = rule.Id; id is not null; id = Parent(id))
            if (levelById.TryGetValue(id, out level)) return level;
        return "warning";
    }

    // CA1000/1 is a finer case of rule CA1000.
    static string? Parent(string id) => id.LastIndexOf('/') is var slash and > 0 ? id[..slash] : null;

    void Bound(int entries)
    {
        if (entries >= sheet.Limits.EntriesMax)
            throw new UnreadableEvidenceException($"a run names more than {sheet.Limits.EntriesMax} rules");
    }

    static void Count(Dictionary<string, long> counts, string level, long times) =>
        counts[level] = counts.GetValueOrDefault(level) + times;
}
