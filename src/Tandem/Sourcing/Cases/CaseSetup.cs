using Tandem.Hosting;
using Tandem.Sourcing.Briefs;
using Tandem.Sourcing.Cases.Pages;
using Tandem.Sourcing.Lint;

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
        services.AddSingleton<LintRules>();
        services.AddScoped<CaseFiles>();
        services.AddSingleton<PublisherShelf>();
        services.AddSingleton<PublisherDesk>();
        services.AddScoped<CaseEnvelopes>();
        services.AddScoped<AwardStart>();
        services.AddScoped<EnteredCandidate>();
        services.AddSingleton<FirmnessShelf>();
        services.AddScoped<PastEngagements>();
        services.AddSingleton<EvaluationLibrary>();
    }

    public static void MapCases(this IEndpointRouteBuilder pages) => pages.MapCasePages();
}
