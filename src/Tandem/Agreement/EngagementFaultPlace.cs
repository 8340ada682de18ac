using System.Globalization;
using Tandem.Domain;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Finds the place in the file that a rule's "no" is about, such as
/// <c>releases[0].deliverables[2].planned</c>.</summary>
static class EngagementFaultPlace
{
    /// <summary>Reports what a rule says, unless it follows from something that was reported already.</summary>
    public static void Report(Refusal fault, YamlMap root, ShapeCheck check)
    {
        YamlNode node = root;
        var place = (root.Line, root.Column);
        foreach (var (key, index) in Steps(fault.Field ?? ""))
        {
            if (Step(node, key, index, check) is not { } next)
            {
                if (node is YamlMap map && check.IsMissing(map, key!)) return;
                break;
            }
            node = next;
            if (check.IsDistrusted(node)) return;
            place = (node.Line, node.Column);
        }
        if (HasDistrusted(node, check)) return;
        if (RestsOn(fault, root).Any(each => HasDistrusted(each, check))) return;
        check.Report(node, place.Line, place.Column, node.Word, EngagementExpectation.Of(fault), fault.Reason);
    }

    // Something wrong there would make each deliverable that rests on it a second error. Of the outcomes only the keys.
    static IEnumerable<YamlNode> RestsOn(Refusal fault, YamlMap root) => fault.Code switch
    {
        "agreement.unknown-outcome" when root.Find("outcomes") is YamlList outcomes =>
            outcomes.Items.Select(item => item is YamlMap outcome ? outcome.Find("key") ?? item : item),
        "agreement.unknown-outcome" => Values(root, "outcomes"),
        "agreement.planned-outside" => Values(root, "start", "end"),
        _ => [],
    };

    static IEnumerable<YamlNode> Values(YamlMap root, params string[] keys) =>
        keys.Select(root.Find).OfType<YamlNode>();

    static IEnumerable<(string? Key, int Index)> Steps(string path)
    {
        foreach (var part in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            if (part.EndsWith(']')) yield return (null, int.Parse(part[..^1], CultureInfo.InvariantCulture));
            else yield return (part == "zone" ? "time-zone" : part, 0);
    }

    // What could not be read was left out before the rules were asked, so it does not count here either.
    static YamlNode? Step(YamlNode node, string? key, int index, ShapeCheck check) => (node, key) switch
    {
        (YamlMap map, { } name) => map.Find(name),
        (YamlList list, null) => list.Items.Where(item => !check.IsUnfit(item)).ElementAtOrDefault(index),
        _ => null,
    };

    static bool HasDistrusted(YamlNode node, ShapeCheck check) => check.IsDistrusted(node) || node switch
    {
        YamlMap map => map.Fields.Any(field => HasDistrusted(field.Value, check)),
        YamlList list => list.Items.Any(item => HasDistrusted(item, check)),
        _ => false,
    };
}
