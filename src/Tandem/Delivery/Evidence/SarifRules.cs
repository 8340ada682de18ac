using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>The rules of a run: the level that each has by itself, and what an invocation made of it.</summary>
sealed class SarifRules(FactSheet sheet)
{
    readonly record struct Place(int Component, int Index);

    readonly Dictionary<Place, string> levels = [];
    readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    // A guid is one in capitals and in small letters.
    readonly Dictionary<string, Place> guids = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> components = new(StringComparer.OrdinalIgnoreCase);
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
            else if (name is "guid" or "name" && json.Text() is { } owner)
            {
                Bound(components.Count);
                components.TryAdd(owner, component);
            }
    }

    void ReadRule(JsonTokens json, Place place)
    {
        string? id = null, guid = null, level = null;
        foreach (var name in json.Members())
            if (name == "id") id = json.Text();
            else if (name == "guid") guid = json.Text();
            else if (name == "defaultConfiguration") level = LevelIn(json, "default level of a rule");
        Bound(levels.Count);
        levels[place] = level ?? "warning";
        if (id is not null) places.TryAdd(id, place);
        if (guid is not null) guids.TryAdd(guid, place);
    }

    string? LevelIn(JsonTokens json, string what)
    {
        string? level = null;
        foreach (var setting in json.Members())
            if (setting == "level" && json.Word() is { } stated) level = SarifWords.Level(stated, what, sheet);
        return level;
    }

    public void ReadInvocations(JsonTokens json)
    {
        foreach (var index in json.Items())
            foreach (var name in json.Members())
                if (name == "executionSuccessful") Failed |= json.Type != JsonTokenType.True;
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
            else if (name == "configuration") level = LevelIn(json, "configured level of a rule");
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
        // A rule named by its place in a component that is not in the file is not the driver's rule of that place.
        var stated = new Place(rule.Component, rule.Index);
        if (rule.Owner is { } owner) stated = stated with { Component = components.GetValueOrDefault(owner, -2) };
        if (levels.ContainsKey(stated)) return stated;
        if (rule.Guid is { } guid && guids.TryGetValue(guid, out var known)) return known;
        for (var id = rule.Id; id is not null; id = Parent(id))
            if (places.TryGetValue(id, out var place)) return place;
        return null;
    }

    // CA1000/1 is a finer case of rule CA1000.
    static string? Parent(string id) => id.LastIndexOf('/') is var slash and > 0 ? id[..slash] : null;

    /// <summary>Stops a run that names more rules than are held in memory.</summary>
    public void Bound(int entries)
    {
        if (entries >= sheet.Limits.EntriesMax)
            throw new UnreadableEvidenceException($"a run names more than {sheet.Limits.EntriesMax} rules");
    }
}
