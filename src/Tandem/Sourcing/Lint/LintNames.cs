using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Lint;

/// <summary>The concepts of a playbook that have been read, so that nothing rests on one that is not there.</summary>
sealed class LintNames(ShapeCheck check)
{
    readonly HashSet<string> known = new(StringComparer.Ordinal);

    public void Add(string name) => known.Add(name);

    public void Empty(YamlText name) =>
        check.Report(name, "a concept with phrases, or of other concepts", "Nothing could ever be recognised as it.");

    /// <summary>The concepts that a field names.</summary>
    public Sequence<string> Of(YamlMap map, string field)
    {
        var names = map.List(field).Cast<YamlText>().ToList();
        names.ForEach(Check);
        return names.Select(name => name.Value).ToSequence();
    }

    /// <summary>The one concept that a field names; empty where it names none.</summary>
    public string One(YamlMap map, string field)
    {
        if (map.Find(field) is YamlText { IsNothing: false } name) Check(name);
        return map.TextOrNull(field) ?? "";
    }

    public void Check(YamlText name)
    {
        if (!known.Contains(name.Value))
            check.Report(name, "a concept that stands above",
                Spelling.Meant(name.Value, known) is { } meant ? $"Did you mean {meant}?" : "");
    }
}
