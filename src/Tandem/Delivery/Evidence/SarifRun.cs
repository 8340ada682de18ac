using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>One run: its results wait for the rules, which may come after them in the file.</summary>
sealed class SarifRun(FactSheet sheet)
{
    readonly SarifRules rules = new(sheet);
    readonly Dictionary<SarifRuleReference, long> unlevelled = [];

    /// <summary>Counts the run's open results by level; false when it has no list of results.</summary>
    public bool Read(JsonTokens json, Dictionary<string, long> counts)
    {
        var (hasResults, any) = (false, false);
        foreach (var name in json.Members())
            if (name == "tool") rules.ReadTool(json);
            else if (name == "invocations") rules.ReadInvocations(json);
            else if (name == "results" && json.Type == JsonTokenType.StartArray)
            {
                hasResults = true;
                foreach (var _ in json.Items())
                {
                    any = true;
                    ReadResult(json, counts);
                }
            }
            else if (name == "externalPropertyFileReferences" && json.Type == JsonTokenType.StartObject)
                sheet.Warn("A run keeps part of its content in other files, which are not read.");

        foreach (var (rule, times) in unlevelled) Count(counts, rules.LevelOf(rule), times);
        if (!rules.Failed) return hasResults;
        // Tools also call a run failed that found something; one that failed and lists nothing looked at nothing.
        sheet.Warn("A run of the tool did not end successfully: it may not have looked at everything.");
        return hasResults && any;
    }

    void ReadResult(JsonTokens json, Dictionary<string, long> counts)
    {
        PlacedWord? level = null, kind = null, baseline = null;
        var rule = SarifRuleReference.Unknown;
        var suppressed = false;
        foreach (var name in json.Members())
            switch (name)
            {
                case "level": level = json.Word(); break;
                case "kind": kind = json.Word(); break;
                case "baselineState": baseline = json.Word(); break;
                case "ruleId": rule = rule with { Id = json.Text() ?? rule.Id }; break;
                case "ruleIndex": rule = rule with { Index = SarifRuleReference.IndexAt(json, rule.Index) }; break;
                case "rule": rule = rule.Read(json); break;
                case "provenance": rule = rule.ReadProvenance(json); break;
                case "suppressions": suppressed = ReadSuppressions(json); break;
            }

        // A result that is absent was found by an earlier run and is not found any more.
        if (suppressed || !SarifWords.Fails(kind, sheet) || SarifWords.IsAbsent(baseline, sheet)) return;
        if (level is { } stated)
        {
            Count(counts, SarifWords.Level(stated, "level", sheet), 1);
            return;
        }
        rules.Bound(unlevelled.Count);
        unlevelled[rule] = unlevelled.GetValueOrDefault(rule) + 1;
    }

    // A result is suppressed when somebody did so and nobody has yet to agree or has refused.
    bool ReadSuppressions(JsonTokens json)
    {
        var (any, open) = (false, false);
        foreach (var _ in json.Items())
        {
            any |= json.Type == JsonTokenType.StartObject;
            foreach (var name in json.Members())
                if (name == "status") open |= !SarifWords.IsAccepted(json.Word(), sheet);
        }
        return any && !open;
    }

    static void Count(Dictionary<string, long> counts, string level, long times) =>
        counts[level] = counts.GetValueOrDefault(level) + times;
}
