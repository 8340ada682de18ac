using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>How a result or an override names a rule.</summary>
/// <param name="Invocation">Which invocation found the result; -1 is unknown.</param>
/// <param name="Component">-1 is the driver, others are extensions.</param>
/// <param name="Index">Where the rule stands in its component; -1 is unknown.</param>
/// <param name="Id">The rule's id, or null.</param>
readonly record struct SarifRuleReference(int Invocation, int Component, int Index, string? Id)
{
    public static SarifRuleReference Unknown { get; } = new(-1, -1, -1, null);

    /// <summary>This reference with what a reference in the file adds to it.</summary>
    public SarifRuleReference Read(JsonTokens json)
    {
        var rule = this;
        foreach (var name in json.Members())
            if (name == "id") rule = rule with { Id = json.Text() ?? rule.Id };
            else if (name == "index") rule = rule with { Index = IndexAt(json, rule.Index) };
            else if (name == "toolComponent")
                foreach (var part in json.Members())
                    if (part == "index") rule = rule with { Component = IndexAt(json, rule.Component) };
        return rule;
    }

    public SarifRuleReference ReadProvenance(JsonTokens json)
    {
        var rule = this;
        foreach (var name in json.Members())
            if (name == "invocationIndex") rule = rule with { Invocation = IndexAt(json, rule.Invocation) };
        return rule;
    }

    /// <summary>An index; minus one is the format's way to say that there is none.</summary>
    public static int IndexAt(JsonTokens json, int otherwise) =>
        json.Number() is { } n and >= 0 and <= int.MaxValue && n == decimal.Truncate(n) ? (int)n : otherwise;
}

/// <summary>The rules of a run: the level that each has by itself, and what an invocation made of it.</summary>
sealed class SarifRules(int entriesMax)
{
    readonly record struct Place(int Component, int Index);

    readonly Dictionary<Place, string> levels = [];
    readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    readonly List<(SarifRuleReference Rule, string Level)> overrides = [];
    readonly Dictionary<(int Invocation, Place Place), string> overridden = [];

    /// <summary>Whether an invocation of the tool says that it did not end successfully.</summary>
    public bool Failed { get; private set; }

    public void ReadTool(JsonTokens json)
    {
        foreach (var name in json.Members())
            if (name == "driver") ReadComponent(json, component: -1);
            else if (name == "extensions")
                foreach (var index in json.Items())
                    ReadComponent(json, index);
    }

    void ReadComponent(JsonTokens json, int component)
    {
        foreach (var name in json.Members())
            if (name == "rules")
                foreach (var index in json.Items())
                    ReadRule(json, new(component, index));
    }

    void ReadRule(JsonTokens json, Place place)
    {
        string? id = null, level = null;
        foreach (var name in json.Members())
            if (name == "id") id = json.Text();
            else if (name == "defaultConfiguration") level = LevelIn(json);
        Bound(levels.Count);
        levels[place] = level ?? "warning";
        if (id is not null) places.TryAdd(id, place);
    }

    static string? LevelIn(JsonTokens json)
    {
        string? level = null;
        foreach (var setting in json.Members())
            if (setting == "level") level = json.Text();
        return level;
    }

    public void ReadInvocations(JsonTokens json)
    {
        foreach (var index in json.Items())
            foreach (var name in json.Members())
                if (name == "executionSuccessful") Failed |= json.Type == JsonTokenType.False;
                else if (name == "ruleConfigurationOverrides")
                    foreach (var _ in json.Items())
                        ReadOverride(json, index);
    }

    void ReadOverride(JsonTokens json, int invocation)
    {
        var rule = SarifRuleReference.Unknown;
        string? level = null;
        foreach (var name in json.Members())
            if (name == "descriptor") rule = rule.Read(json);
            else if (name == "configuration") level = LevelIn(json);
        if (level is null) return;
        Bound(overrides.Count);
        overrides.Add((rule with { Invocation = invocation }, level));
    }

    /// <summary>The level of a result that states none, once the whole run was read.</summary>
    /// <remarks>
    /// By SARIF 2.1.0, §3.27.10, what an invocation made of a rule counts for the results whose provenance names that
    /// invocation; where they name none, §3.48.6 makes it -1, which is none. Also of a run's only invocation: another
    /// one may have found the result. The rule's default configuration is what a reader is then told to take.
    /// </remarks>
    public string LevelOf(SarifRuleReference rule)
    {
        foreach (var (changed, changedLevel) in overrides)
            if (PlaceOf(changed) is { } there) overridden[(changed.Invocation, there)] = changedLevel;
        overrides.Clear();

        if (PlaceOf(rule) is not { } place) return "warning";
        return overridden.GetValueOrDefault((rule.Invocation, place)) ?? levels[place];
    }

    Place? PlaceOf(SarifRuleReference rule)
    {
        var stated = new Place(rule.Component, rule.Index);
        if (levels.ContainsKey(stated)) return stated;
        for (var id = rule.Id; id is not null; id = Parent(id))
            if (places.TryGetValue(id, out var place)) return place;
        return null;
    }

    // CA1000/1 is a finer case of rule CA1000.
    static string? Parent(string id) => id.LastIndexOf('/') is var slash and > 0 ? id[..slash] : null;

    /// <summary>Stops a run that names more rules than are held in memory.</summary>
    public void Bound(int entries)
    {
        if (entries >= entriesMax) throw new UnreadableEvidenceException($"a run names more than {entriesMax} rules");
    }
}
