using Tandem.Domain.Values;

namespace Tandem.Hosting.Yaml;

/// <summary>Holds a file against its shape and gathers everything that does not fit, up to a limit.</summary>
sealed class ShapeCheck(string file)
{
    readonly List<FileError> errors = [];
    readonly HashSet<YamlNode> broken = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<(YamlNode, string)> missing = [];

    /// <summary>Everything found, in the order of the file.</summary>
    public Sequence<FileError> Errors => errors.OrderBy(each => each.Line).ThenBy(each => each.Column).ToSequence();

    /// <summary>Whether a value is not what its place expects, so that nothing should be concluded from it.</summary>
    public bool IsBroken(YamlNode node) => broken.Contains(node);

    /// <summary>Whether a field that must be there is missing, which has been said.</summary>
    public bool IsMissing(YamlNode map, string key) => missing.Contains((map, key));

    /// <summary>Says that a value is wrong.</summary>
    public void Report(YamlNode node, string expected, string advice) =>
        Report(node, node.Line, node.Column, node.Word, expected, advice);

    /// <summary>Says that a value is wrong at a place within it.</summary>
    public void Report(YamlNode node, int line, int column, string found, string expected, string advice)
    {
        broken.Add(node);
        if (errors.Count < YamlLimits.ErrorsMax) errors.Add(new(file, line, column, found, expected, advice));
    }

    /// <summary>Keeps later rules from judging a value that depends on a wrong one.</summary>
    public void Distrust(YamlNode node) => broken.Add(node);

    public void Check(YamlNode node, Shape shape)
    {
        switch (shape, node)
        {
            case (Shape.Either either, _):
                Check(node, node is YamlMap ? either.Long : either.Short);
                break;
            case (Shape.Single single, YamlText { IsNothing: false } text):
                if (single.Fault(text.Value) is { } advice) Report(text, single.Word, advice);
                break;
            case (Shape.ListOf list, YamlList given):
                CheckList(given, list);
                break;
            case (Shape.Fields fields, YamlMap given):
                CheckFields(given, fields);
                break;
            default:
                Report(node, shape.Word, "");
                break;
        }
    }

    void CheckList(YamlList given, Shape.ListOf list)
    {
        if (given.Items.Count > list.Most)
            Report(given, given.Line, given.Column, $"{given.Items.Count} entries", $"at most {list.Most}", "");
        else
            foreach (var item in given.Items) Check(item, list.Of);
    }

    void CheckFields(YamlMap given, Shape.Fields fields)
    {
        var first = new Dictionary<string, YamlText>(StringComparer.Ordinal);
        foreach (var (key, value) in given.Fields)
            if (!first.TryAdd(key.Value, key))
                Report(key, "each field once", $"It stands on line {first[key.Value].Line} already; keep one of the two.");
            else if (fields.Find(key.Value) is not { } field)
                Report(key, $"one of the fields {string.Join(", ", fields.All.Select(each => each.Key))}",
                    Meant(key.Value, fields.All.Where(each => given.Find(each.Key) is null)));
            else if (field.Required || value is not YamlText { IsNothing: true })
                Check(value, field.Shape);

        foreach (var field in fields.All.Where(field => field.Required && !first.ContainsKey(field.Key)))
        {
            missing.Add((given, field.Key));
            if (errors.Count < YamlLimits.ErrorsMax)
                errors.Add(new(file, given.Line, given.Column, $"no field {field.Key}", $"{field.Key}: {field.Shape.Word}",
                    field.Meaning));
        }
    }

    static string Meant(string key, IEnumerable<Field> free) =>
        Spelling.Meant(key, free.Select(field => field.Key)) is { } meant ? $"Did you mean {meant}?" : "";
}
