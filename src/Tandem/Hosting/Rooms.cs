using Tandem.Accounts;
using Tandem.Agreement.Import;
using Tandem.Assurance.Pages;
using Tandem.Delivery.Pages;
using Tandem.Finance.Pages;
using Tandem.Forecast.Pages;
using Tandem.Governance;
using Tandem.Governance.Pages;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Library;
using Tandem.Hosting.Library.Pages;
using Tandem.Portfolio.Pages;
using Tandem.Shared.Gallery;
using Tandem.Sourcing.Advice.Pages;
using Tandem.Sourcing.Benchmarks.Pages;
using Tandem.Sourcing.Briefs.Pages;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Lint.Pages;
using Tandem.Sourcing.Questionnaires;

namespace Tandem.Hosting;

/// <summary>
/// Where each room of the product is connected: one line for what it needs, one line for what it serves.
/// </summary>
static class Rooms
{
    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddAccess(AccessLimits.Of(settings));
        services.AddAccountPages();
        services.AddApi();
        services.AddSingleton<Joining>();
        services.AddLedgerPages();
        services.AddImport();
        services.AddCases();
        services.AddQuestionnaires();
        services.AddPlaybooks();
        services.AddBenchmarks();
    }

    public static void Map(WebApplication app, Settings settings)
    {
        app.Services.GetRequiredService<Joining>().Hear(app.Services.GetRequiredService<AccessHooks>());
        var pages = app.MapPages();
        pages.MapPreferences();
        pages.MapAccountPages();
        pages.MapSchemas();
        pages.MapImport(settings);
        pages.MapLint(settings);
        pages.MapBriefs();
        pages.MapPublishing();
        pages.MapDelivery(settings);
        pages.MapPortfolio();
        pages.MapGovernance();
        pages.MapLedger();
        pages.MapOverview();
        pages.MapCosts(settings);
        pages.MapPlaybooks(settings);
        pages.MapAdvisor();
        pages.MapCases();
        pages.MapQuestionnaires(settings);
        pages.MapBenchmarks();
        app.MapApi(settings);
        if (settings.Parts)
            pages.MapParts();
    }
}
