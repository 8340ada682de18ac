using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Tandem.Assurance;
using Tandem.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Finance;
using Tandem.Forecast;
using Tandem.Governance;
using Tandem.Hosting.Access;
using Tandem.Hosting.Json;
using Tandem.Portfolio;
using Scope = Tandem.Hosting.Access.Scope;

namespace Tandem.Hosting.Api;

/// <summary>The API: every command and every view, under /api/v1, described at /openapi/v1.json.</summary>
static class Api
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => TandemJson.Configure(json.SerializerOptions));
        services.AddProblemDetails();
        // So that what is wrong with a body reaches the one place that explains troubles.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", openApi =>
        {
            openApi.AddSchemaTransformer(DescribeValues);
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new()
                {
                    Title = "Tandem",
                    Version = "1",
                    Description =
                    "Govern outsourced software work. Every call carries a token made in Settings: "
                    + "Authorization: Bearer tdm_…"
                };
                document.Servers = [new() { Url = "/" }];
                document.Components ??= new();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
                };
                return Task.CompletedTask;
            });
        });
    }

    public static void MapApi(this WebApplication app, Settings settings)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapPortfolioApi();
        api.MapLedgerApi();
        var engagement = api.MapGroup("/engagements/{key}");
        engagement.MapForecastApi();
        engagement.MapDeliveryApi(settings);
        engagement.MapGovernanceApi();
        engagement.MapFinanceApi();
    }

    /// <summary>What every route that records answers, and the scope that its token needs.</summary>
    public static RouteHandlerBuilder Recorded(this RouteHandlerBuilder route, Scope scope, string summary) => route
        .RequireScope(scope).WithSummary(summary)
        .Produces<Receipt>(StatusCodes.Status201Created).Produces<Receipt>()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // Values that JSON writes in a way of their own are described as written, not as built.
    static Task DescribeValues(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Decimal text, such as 12500.00"
                },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "ISO 4217 code" },
            };
        }
        else if (TextOf(type) is var (format, description))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = format;
            schema.Description = description;
            schema.Properties = null;
        }
        return Task.CompletedTask;
    }

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
