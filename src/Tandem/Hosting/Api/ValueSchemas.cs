using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Api;

/// <summary>Describes values as JSON writes them, not as they are built.</summary>
static class ValueSchemas
{
    public static async Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context,
        CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        // Texts are read by a converter of ours, of which the framework knows nothing.
        if (type == typeof(string))
            schema.Type = JsonSchemaType.String
                | (context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.Null : default);
        else if (type == typeof(JsonElement)) schema.Description = "Any JSON value";
        else if (type == typeof(Money)) DescribeMoney(schema);
        else if (type == typeof(ProblemDetails)) DescribeProblem(schema);
        else if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Sequence<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], cancellationToken: ct);
        }
        else if (TextOf(type) is var (format, description))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = format;
            schema.Description = description;
            schema.Properties = null;
        }
        // What may be null is left out when written, and may be left out when sent.
        foreach (var property in context.JsonTypeInfo.Properties)
            if (property.IsGetNullable || property.IsSetNullable) schema.Required?.Remove(property.Name);
    }

    static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = Text("Decimal text, such as 12500.00"),
            ["currency"] = Text("ISO 4217 code"),
        };
        schema.Required = new HashSet<string> { "amount", "currency" };
        schema.AdditionalPropertiesAllowed = false;
    }

    static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties["code"] = Text("The refusal's stable code, such as rights.not-held");
        schema.Properties["field"] = Text("The field at fault, where there is one");
        schema.Properties["reference"] = Text("Where the server's log says more");
        schema.Properties["traceId"] = Text("Names the call for whoever traces calls");
        schema.Properties["missingRight"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "The right that is missing: its kind, the role that decides, and who holds it",
        };
        schema.Properties["faults"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "Everything that is wrong with a file, each with its line",
            Items = new OpenApiSchema { Type = JsonSchemaType.Object },
        };
        schema.Properties["version"] =
            new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The engagement's version now" };
        schema.Required = new HashSet<string> { "status", "code" };
        schema.AdditionalPropertiesAllowed = false;
    }

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    static (string? Format, string Description)? TextOf(Type type) =>
        type == typeof(LocalDate) ? ("date", "A contract day")
        : type == typeof(Instant) ? ("date-time", "UTC")
        : type == typeof(LocalTime) ? (null, "A time of day such as 09:00")
        : type == typeof(Digest) ? (null, "SHA-256, 64 hexadecimal digits")
        : type == typeof(Currency) ? (null, "ISO 4217 code")
        : type == typeof(Role) ? (null, "A role such as product-owner")
        : type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Id<>)
            ? (null, "32 hexadecimal digits") : null;
}
