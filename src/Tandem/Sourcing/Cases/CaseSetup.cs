using Tandem.Hosting;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>What sourcing cases need and serve.</summary>
static class CaseSetup
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton<CaseShelf>();
        services.AddSingleton<CaseDesk>();
        services.AddScoped<CaseReading>();
        services.AddScoped<CaseBriefs>();
        services.AddScoped<CaseFiles>();
        services.AddSingleton<PublisherShelf>();
        services.AddSingleton<PublisherDesk>();
        services.AddScoped<CaseEnvelopes>();
        services.AddSingleton(_ => new EvaluationLibrary(EvaluationLibrary.Shipped));
    }

    public static void MapCases(this IEndpointRouteBuilder pages) => pages.MapCasePages();
}
