using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tandem.Hosting.Access;

namespace Tandem.Hosting.Api;

/// <summary>Marks a route that records facts: it takes the conditions of asking and answers with a receipt.</summary>
sealed record RecordsFacts;

/// <summary>A field of a multipart form that a route reads itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it takes, in one sentence.</param>
/// <param name="IsFile">Whether it takes files instead of a text.</param>
/// <param name="Required">Whether nothing is recorded without it.</param>
sealed record FormField(string Name, string Meaning, bool IsFile = false, bool Required = false);

/// <summary>What the OpenAPI document says about every route alike: the token, its scope, the conditions of asking, the
/// day that is looked at, and the shape of every "no".</summary>
static partial class ApiDescription
{
    const string Token = "token";
    const string Form = "multipart/form-data";
    const string Problem = "application/problem+json";

    public static Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context,
        CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "Tandem",
            Version = "1",
            Description =
                "Govern outsourced software work. Every call carries a token made in Settings: "
                + "Authorization: Bearer tdm_…",
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        return Task.CompletedTask;
    }

    public static async Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context,
        CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (Match part in PathPart().Matches(context.Description.RelativePath ?? ""))
            Add(operation, part.Groups[1].Value, ParameterLocation.Path, required: true, null);
        DescribeWords(operation, context);
        DescribePages(operation);
        if (metadata.OfType<RecordsFacts>().Any())
        {
            Add(operation, "Idempotency-Key", ParameterLocation.Header, false,
                $"A name of at most {Call.KeyCharactersMax} characters under which the same request, sent again, "
                + "is recorded once.");
            Add(operation, "If-Match", ParameterLocation.Header, false,
                "The ETag that the engagement had when you looked; if it changed since, nothing is recorded (412).");
        }
        else if (context.Description.HttpMethod == HttpMethods.Get)
        {
            Add(operation, Visit.AsOfKey, ParameterLocation.Query, false,
                "A past day such as 2026-05-14: as it stood at its end.");
        }
        if (metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<ScopeRequired>()
            .FirstOrDefault() is { } needed)
        {
            operation.Description = $"Needs a token with the scope `{Scopes.KeyOf(needed.Scope)}`.";
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
        }
        if (metadata.OfType<FormField>().ToList() is { Count: > 0 } form
            && operation.RequestBody?.Content?.TryGetValue(Form, out var multipart) == true)
            multipart.Schema = SchemaOf(form);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457) with the refusal's code and, where one is at fault, its field.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem] = new()
                {
                    Schema = await context.GetOrCreateSchemaAsync(
                        typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), cancellationToken: ct),
                },
            },
        };
    }

    static void DescribeWords(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in context.Description.ParameterDescriptions)
            if (WordsOf(parameter.ParameterDescriptor?.ParameterType) is { } words
                && operation.Parameters!.FirstOrDefault(each => each.Name == parameter.Name) is OpenApiParameter known)
                known.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. words.Select(word => JsonValue.Create(word))],
                };
    }

    static void DescribePages(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
            if (parameter.Name == "cursor") parameter.Description = "What the page before gave as next.";
            else if (parameter.Name == "limit")
            {
                parameter.Description = "Rows of a page.";
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "1",
                    Maximum = Listing.RowsMax.ToString(CultureInfo.InvariantCulture),
                };
            }
    }

    static IReadOnlyList<string>? WordsOf(Type? type) =>
        (Nullable.GetUnderlyingType(type ?? typeof(object)) ?? type) is { IsGenericType: true } word
            && word.GetGenericTypeDefinition() == typeof(Word<>)
            ? (IReadOnlyList<string>)word.GetProperty(nameof(Word<DayOfWeek>.All))!.GetValue(null)! : null;

    static OpenApiSchema SchemaOf(List<FormField> form) => new()
    {
        Type = JsonSchemaType.Object,
        Required = form.Where(field => field.Required).Select(field => field.Name).ToHashSet(),
        Properties = form.ToDictionary(field => field.Name, field => (IOpenApiSchema)(field.IsFile
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                Description = field.Meaning,
            }
            : new OpenApiSchema { Type = JsonSchemaType.String, Description = field.Meaning })),
    };

    static void Add(OpenApiOperation operation, string name, ParameterLocation place, bool required,
        string? description)
    {
        if (operation.Parameters!.Any(known => known.Name == name && known.In == place)) return;
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = name,
            In = place,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    [GeneratedRegex(@"\{\**([^}:*]+)[^}]*\}")]
    private static partial Regex PathPart();
}
