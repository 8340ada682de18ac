using Tandem.Accounts;
using Tandem.Delivery.Pages;
using Tandem.Finance.Pages;
using Tandem.Forecast.Pages;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Portfolio.Pages;
using Tandem.Shared.Gallery;

namespace Tandem.Hosting;

/// <summary>Where each room of the product is connected: one line for what it needs, one line for what it serves.</summary>
static class Rooms
{
    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddAccess(AccessLimits.Of(settings));
        services.AddAccountPages();
        services.AddApi();
    }

    public static void Map(WebApplication app, Settings settings)
    {
        var pages = app.MapPages();
        pages.MapPreferences();
        pages.MapAccountPages();
        pages.MapDelivery(settings);
        pages.MapPortfolio();
        pages.MapOverview();
        pages.MapCosts(settings);
        app.MapApi(settings);
        if (settings.Parts)
            pages.MapParts();
    }
}
