using Tandem.Domain.Values;

namespace Tandem.Hosting.Yaml;

/// <summary>Holds a file against its shape and gathers everything that does not fit, up to a limit.</summary>
sealed class ShapeCheck(string file)
{
    readonly List<FileError> errors = [];
    readonly HashSet<YamlNode> unfit = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<YamlNode> distrusted = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<(YamlNode, string)> missing = [];

    /// <summary>Everything found, in the order of the file.</summary>
    public Sequence<FileError> Errors => errors.OrderBy(each => each.Line).ThenBy(each => each.Column).ToSequence();

    /// <summary>Whether a value has not the shape of its place, so that it cannot be read.</summary>
    public bool IsUnfit(YamlNode node) => unfit.Contains(node);

    /// <summary>Whether something is wrong with a value, or with one that it depends on: nothing should follow from
    /// it.</summary>
    public bool IsDistrusted(YamlNode node) => distrusted.Contains(node);

    /// <summary>Whether a field that must be there is missing, which has been said.</summary>
    public bool IsMissing(YamlNode map, string key) => missing.Contains((map, key));

    /// <summary>Says that a value is wrong.</summary>
    public void Report(YamlNode node, string expected, string advice) =>
        Report(node, node.Line, node.Column, node.Word, expected, advice);

    /// <summary>Says that a value is wrong at a place within it.</summary>
    public void Report(YamlNode node, int line, int column, string found, string expected, string advice)
    {
        distrusted.Add(node);
        if (errors.Count < YamlLimits.ErrorsMax) errors.Add(new(file, line, column, found, expected, advice));
    }

    /// <summary>Keeps later rules from judging a value that depends on a wrong one.</summary>
    public void Distrust(YamlNode node) => distrusted.Add(node);

    public void Check(YamlNode node, Shape shape)
    {
        switch (shape, node)
        {
            case (Shape.Either either, _):
                Check(node, node is YamlMap ? either.Long : either.Short);
                break;
            case (Shape.Single single, YamlText { IsNothing: false } text):
                if (single.Fault(text.Value) is { } advice) Misfit(text, single.Word, advice);
                break;
            case (Shape.ListOf list, YamlList given):
                CheckList(given, list);
                break;
            case (Shape.Fields fields, YamlMap given):
                CheckFields(given, fields);
                break;
            case (Shape.MapOf map, YamlMap given):
                CheckMap(given, map);
                break;
            default:
                Misfit(node, shape.Word, "");
                break;
        }
    }

    void CheckList(YamlList given, Shape.ListOf list)
    {
        if (given.Items.Count > list.Most)
            Report(given, given.Line, given.Column, $"{given.Items.Count} entries", $"at most {list.Most}", "");
        foreach (var item in given.Items) Check(item, list.Of);
    }

    void CheckMap(YamlMap given, Shape.MapOf map)
    {
        if (given.Fields.Count > map.Most)
            Report(given, given.Line, given.Column, $"{given.Fields.Count} fields", $"at most {map.Most}", "");
        var first = new Dictionary<string, YamlText>(StringComparer.Ordinal);
        foreach (var (key, value) in given.Fields)
            if (!first.TryAdd(key.Value, key)) ReportTwice(key, first);
            else
            {
                Check(key, map.Key);
                Check(value, map.Of);
            }
    }

    void CheckFields(YamlMap given, Shape.Fields fields)
    {
        var first = new Dictionary<string, YamlText>(StringComparer.Ordinal);
        foreach (var (key, value) in given.Fields)
            if (!first.TryAdd(key.Value, key))
                ReportTwice(key, first);
            else if (fields.Find(key.Value) is not { } field)
                ReportUnknown(given, key,
                    [.. fields.All.Select(each => each.Key).Where(each => given.Find(each) is null)]);
            else if (field.Required || value is not YamlText { IsNothing: true })
                Check(value, field.Shape);

        foreach (var field in fields.All.Where(field => field.Required && !first.ContainsKey(field.Key)))
        {
            // A mistyped name has been told: that the right one is missing follows from it.
            if (!missing.Add((given, field.Key))) continue;
            if (errors.Count < YamlLimits.ErrorsMax)
                errors.Add(new(file, given.Line, given.Column, $"no field {field.Key}",
                    $"{field.Key}: {field.Shape.Word}",
                    field.Meaning));
        }
    }

    void Misfit(YamlNode node, string expected, string advice)
    {
        unfit.Add(node);
        Report(node, expected, advice);
    }

    void ReportTwice(YamlText key, Dictionary<string, YamlText> first) => Report(key, "each field once",
        $"It stands on line {first[key.Value].Line} already; keep one of the two.");

    void ReportUnknown(YamlMap given, YamlText key, IReadOnlyList<string> free)
    {
        var meant = Spelling.Meant(key.Value, free);
        if (meant is not null) missing.Add((given, meant));
        Report(key, free.Count == 0 ? "no further field" : $"one of the fields {string.Join(", ", free)}",
            meant is null ? "" : $"Did you mean {meant}?");
    }
}
