using System.Text.Json.Nodes;

namespace Tandem.Hosting.Yaml;

/// <summary>A shape as JSON Schema (draft 2020-12), by which editors complete and check a file while it is
/// written.</summary>
static class ShapeSchema
{
    const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema of a whole file. Its first field may name the schema, as JSON editors expect.</summary>
    public static JsonObject Of(Shape.Fields shape, string title, string description)
    {
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = title, ["description"] = description };
        foreach (var (name, value) in OfFields(shape).ToList()) schema[name] = value?.DeepClone();
        return schema;
    }

    static JsonObject Of(Shape shape) => shape switch
    {
        Shape.Single single => single.Schema(),
        Shape.ListOf list => new() { ["type"] = "array", ["maxItems"] = list.Most, ["items"] = Of(list.Of) },
        Shape.Fields fields => OfFields(fields),
        Shape.MapOf map => new()
        {
            ["type"] = "object",
            ["maxProperties"] = map.Most,
            ["propertyNames"] = map.Key.Schema(),
            ["additionalProperties"] = Of(map.Of),
        },
        Shape.Either either => new() { ["anyOf"] = new JsonArray(Of(either.Short), Of(either.Long)) },
        _ => throw new InvalidOperationException($"No schema says what a {shape.GetType().Name} is."),
    };

    static JsonObject OfFields(Shape.Fields shape) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = Singles.Words(shape.All.Where(field => field.Required).Select(field => field.Key)),
        ["properties"] = new JsonObject(shape.All.Select(field =>
            KeyValuePair.Create<string, JsonNode?>(field.Key, OfField(field)))),
    };

    // An optional field may be left empty, which YAML reads as null.
    static JsonObject OfField(Field field)
    {
        var schema = Of(field.Shape);
        if (!field.Required)
            schema = new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        schema["description"] = field.Meaning;
        return schema;
    }
}
