using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>The first two levels of a JSON file, by which its format is recognised.</summary>
/// <remarks>For an array these are the levels of its first item.</remarks>
sealed class JsonOutline
{
    const int TextLengthMax = 300;
    const int MembersMax = 1000;

    readonly Dictionary<string, Part> parts = new(StringComparer.Ordinal);

    sealed record Part(JsonTokenType Kind, string? Text, HashSet<string> Members);

    /// <summary>The file is an array of what is outlined.</summary>
    public bool IsArray { get; private set; }

    /// <summary>A name that stands twice at the first level: readers differ on which one counts.</summary>
    public string? Repeated { get; private set; }

    public bool Has(string name) => parts.ContainsKey(name);

    public bool HasObject(string name) => parts.GetValueOrDefault(name)?.Kind == JsonTokenType.StartObject;

    public bool HasArray(string name) => parts.GetValueOrDefault(name)?.Kind == JsonTokenType.StartArray;

    /// <summary>The text under a name, or the first item of an array of texts; empty when there is none.</summary>
    public string Text(string name) => parts.GetValueOrDefault(name)?.Text ?? "";

    /// <summary>Whether the object under a name, or the first object of the array there, has a member.</summary>
    public bool Has(string name, string member) => parts.GetValueOrDefault(name)?.Members.Contains(member) ?? false;

    /// <summary>Walks the whole file, so that a broken one is known before anything is read from it.</summary>
    /// <remarks>What was outlined before an error still tells which format the file claims.</remarks>
    public void Walk(JsonTokens json)
    {
        json.Read();
        if (json.Type == JsonTokenType.StartArray)
        {
            IsArray = true;
            foreach (var index in json.Items())
                if (index == 0 && json.Type == JsonTokenType.StartObject) WalkMembers(json);
        }
        else WalkMembers(json);
        json.Read();
    }

    void WalkMembers(JsonTokens json)
    {
        foreach (var name in json.Members(once: false))
        {
            if (parts.ContainsKey(name)) Repeated ??= name;
            if (parts.Count == MembersMax) continue;
            var part = new Part(json.Type, Clip(json.Text()), new(StringComparer.Ordinal));
            parts[name] = part;
            if (part.Kind == JsonTokenType.StartObject) Collect(json, part.Members);
            else if (part.Kind == JsonTokenType.StartArray) parts[name] = WalkItems(json, part);
        }
    }

    static Part WalkItems(JsonTokens json, Part part)
    {
        foreach (var index in json.Items())
        {
            if (index > 0) continue;
            part = part with { Text = Clip(json.Text()) };
            if (json.Type == JsonTokenType.StartObject) Collect(json, part.Members);
        }
        return part;
    }

    static void Collect(JsonTokens json, HashSet<string> names)
    {
        foreach (var name in json.Members(once: false))
            if (names.Count < MembersMax) names.Add(name);
    }

    static string? Clip(string? text) => text?.Length > TextLengthMax ? text[..TextLengthMax] : text;
}
