using Tandem.Accounts;
using Tandem.Agreement.Import;
using Tandem.Assurance;
using Tandem.Delivery;
using Tandem.Finance;
using Tandem.Forecast;
using Tandem.Governance;
using Tandem.Hosting.Access;
using Tandem.Hosting.Json;
using Tandem.Hosting.Library;
using Tandem.Portfolio;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Benchmarks;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Lint;

namespace Tandem.Hosting.Api;

/// <summary>The API: every command and every view, under /api/v1, described at /openapi/v1.json.</summary>
static class Api
{
    public static void AddApi(this IServiceCollection services)
    {
        // Only what arrives: facts are read as they were recorded.
        services.ConfigureHttpJsonOptions(json =>
            TandemJson.Configure(json.SerializerOptions).Converters.Add(new PlainText.Json()));
        services.AddProblemDetails();
        // So that what is wrong with a body reaches the one place that explains troubles.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", openApi =>
        {
            openApi.AddSchemaTransformer(ValueSchemas.Describe);
            openApi.AddOperationTransformer(ApiDescription.Operation);
            openApi.AddDocumentTransformer(ApiDescription.Document);
        });
    }

    public static void MapApi(this WebApplication app, Settings settings)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapPortfolioApi();
        api.MapPortfolioViewsApi();
        api.MapImportApi(settings);
        api.MapPeopleApi();
        api.MapDirectoryApi();
        api.MapProfileApi();
        api.MapAdviceApi();
        api.MapPlaybookApi();
        api.MapLedgerApi();
        api.MapCaseApi();
        api.MapCaseWaitingApi();
        api.MapAwardApi();
        api.MapBenchmarkApi();
        api.MapBriefApi();
        api.MapPublisherApi();
        api.MapLintApi();
        var engagement = api.MapGroup("/engagements/{key}");
        engagement.MapForecastApi();
        engagement.MapDeliveryApi();
        engagement.MapReviewApi(settings);
        engagement.MapGovernanceApi();
        engagement.MapFinanceApi(settings);
        engagement.MapEngagementLedgerApi();
    }

    /// <summary>What every route that records answers, and the scope that its token needs.</summary>
    public static RouteHandlerBuilder Recorded(this RouteHandlerBuilder route, Scope scope, string summary) => route
        .RequireScope(scope).WithSummary(summary).WithMetadata(new RecordsFacts())
        .Produces<Receipt>(StatusCodes.Status201Created).Produces<Receipt>()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
