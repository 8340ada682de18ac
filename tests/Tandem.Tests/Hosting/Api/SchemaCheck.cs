using System.Globalization;
using System.Text.Json;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Holds a JSON value to a JSON Schema, as far as the API's own document uses that language; a word that it
/// does
/// not know is a fault, so that nothing is passed over in silence.</summary>
sealed class SchemaCheck(JsonElement document)
{
    static readonly HashSet<string> Known =
    [
        "$ref", "type", "enum", "properties", "required", "additionalProperties", "items", "oneOf", "format",
        "description", "title", "default", "pattern", "minimum", "maximum",
    ];

    public IEnumerable<string> Faults(JsonElement value, JsonElement schema, string place = "$")
    {
        foreach (var word in schema.EnumerateObject().Where(each => !Known.Contains(each.Name)))
            yield return $"{place}: the check does not know '{word.Name}'";
        if (schema.TryGetProperty("$ref", out var name)) schema = Named(name.GetString()!);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Count(choice => !Faults(value, choice, place).Any());
            if (fitting != 1) yield return $"{place}: fits {fitting} of the choices";
            yield break;
        }
        foreach (var fault in OfType(value, schema, place).Concat(OfText(value, schema, place))
            .Concat(OfObject(value, schema, place))) yield return fault;
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (at, each) in value.EnumerateArray().Index())
                foreach (var fault in Faults(each, items, $"{place}[{at}]")) yield return fault;
    }

    JsonElement Named(string reference) => reference.TrimStart('#', '/').Split('/')
        .Aggregate(document, (at, part) => at.GetProperty(part));

    static IEnumerable<string> OfType(JsonElement value, JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("type", out var type)) yield break;
        var allowed = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(each => each.GetString()!) : [type.GetString()!];
        var actual = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        if (!allowed.Contains(actual) && !(actual == "integer" && allowed.Contains("number")))
            yield return $"{place}: {actual} instead of {type}";
    }

    static IEnumerable<string> OfText(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(word => word.ToString() == value.ToString()))
            yield return $"{place}: '{value}' is none of {words}";
        if (value.ValueKind != JsonValueKind.String || !schema.TryGetProperty("format", out var format)) yield break;
        var fits = format.GetString() switch
        {
            "date" =>
                DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out _),
            "date-time" => value.TryGetDateTimeOffset(out _),
            _ => true,
        };
        if (!fits) yield return $"{place}: '{value}' is no {format}";
    }

    IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string place)
    {
        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray()
                .Where(each => !value.TryGetProperty(each.GetString()!, out _)))
                yield return $"{place}: '{name}' is missing";
        foreach (var property in value.EnumerateObject())
            if (schema.TryGetProperty("properties", out var properties)
                && properties.TryGetProperty(property.Name, out var known))
                foreach (var fault in Faults(property.Value, known, $"{place}.{property.Name}")) yield return fault;
            else if (schema.TryGetProperty("additionalProperties", out var more))
            {
                if (more.ValueKind == JsonValueKind.False) yield return $"{place}: '{property.Name}' is not described";
                else if (more.ValueKind == JsonValueKind.Object)
                    foreach (var fault in Faults(property.Value, more, $"{place}.{property.Name}")) yield return fault;
            }
    }
}
