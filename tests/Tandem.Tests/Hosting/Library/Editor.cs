using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tandem.Hosting.Yaml;
using YamlDotNet.Core;

namespace Tandem.Tests.Hosting.Library;

/// <summary>Holds a file against a JSON Schema, as an editor does.</summary>
static class Editor
{
    // What our schema uses of draft 2020-12, and no more: a keyword that is not here fails the test.
    public static IEnumerable<string> Violations(JsonObject schema, YamlNode node, string path)
    {
        foreach (var (keyword, value) in schema)
            foreach (var violation in keyword switch
            {
                "$schema" or "title" or "description" or "format" or "examples" => [],
                "type" => Types(value!).Any(type => IsOf(type, node)) ? []
                    : [$"{path} is not {value!.ToJsonString()}"],
                "enum" => value!.AsArray().Any(each => (string)each! == (node as YamlText)?.Value) ? []
                    : [$"{path} is none of {value}"],
                "pattern" => node is not YamlText text || IsNumber(text) || Regex.IsMatch(text.Value, (string)value!)
                    ? [] : new[] { $"{path} does not match {value}" },
                "minLength" => node is YamlText { Value.Length: 0 } ? [$"{path} is empty"] : [],
                "maxLength" => node is YamlText long1 && long1.Value.Length > (int)value! ? [$"{path} is too long"]
                    : [],
                "minimum" or "maximum" => [],
                "anyOf" => value!.AsArray().Any(each => !Violations(each!.AsObject(), node, path).Any())
                    ? [] : [$"{path} fits nothing in {value.ToJsonString()[..40]}"],
                "items" => node is YamlList list
                    ? list.Items.SelectMany((item, at) => Violations(value!.AsObject(), item, $"{path}[{at}]")) : [],
                "maxItems" => node is YamlList many && many.Items.Count > (int)value! ? [$"{path} has too many"] : [],
                "required" => node is YamlMap map
                    ? value!.AsArray().Where(key => map.Find((string)key!) is null)
                        .Select(key => $"{path} lacks {key}") : [],
                "properties" => node is YamlMap given ? given.Fields.SelectMany(field =>
                    value![field.Key.Value] is JsonObject of
                        ? Violations(of, field.Value, $"{path}.{field.Key.Value}")
                            : [$"{path}.{field.Key.Value} is unknown"]) : [],
                "additionalProperties" => value is JsonObject of
                    ? ((YamlMap)node).Fields.SelectMany(field =>
                        Violations(of, field.Value, $"{path}.{field.Key.Value}"))
                    : (bool)value! ? ["fields of any name are allowed"] : [],
                "propertyNames" => ((YamlMap)node).Fields.SelectMany(field =>
                    Violations(value!.AsObject(), field.Key, $"{path}.{field.Key.Value}")),
                "maxProperties" => node is YamlMap wide && wide.Fields.Count > (int)value! ? [$"{path} is too wide"]
                    : [],
                _ => throw new NotSupportedException($"The keyword {keyword} is new here."),
            })
                yield return violation;
    }

    static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(each => (string)each!)
        : [(string)type!];

    static bool IsOf(string type, YamlNode node) => (type, node) switch
    {
        ("object", YamlMap) or ("array", YamlList) => true,
        ("null", YamlText text) => text.IsNothing,
        ("boolean", YamlText { Style: ScalarStyle.Plain } text) => text.Value is "true" or "false",
        ("integer" or "number", YamlText text) => IsNumber(text),
        ("string", YamlText text) => !text.IsNothing && !IsNumber(text),
        _ => false,
    };

    static bool IsNumber(YamlText text) =>
        text.Style == ScalarStyle.Plain && Regex.IsMatch(text.Value, "^-?[0-9]+(\\.[0-9]+)?$");
}
