using Tandem.Hosting;

namespace Tandem.Accounts;

/// <summary>The pages by which people come in and manage how they do.</summary>
static class AccountPages
{
    public static void AddAccountPages(this IServiceCollection services)
    {
        services.AddSingleton<InvitationView>();
        services.AddSingleton<PeopleView>();
        services.AddSingleton<TokensView>();
    }

    public static void MapAccountPages(this IEndpointRouteBuilder pages)
    {
        pages.MapStart();
        pages.MapSignIn();
        pages.MapInvitation();
        var settings = pages.MapGroup("").AddEndpointFilter(LeaveThePast);
        settings.MapSettings();
        settings.MapProfile();
        settings.MapPeople();
        settings.MapTokens();
    }

    // The directory keeps no history, so that what is erased is gone: its pages exist today only.
    static async ValueTask<object?> LeaveThePast(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var visit = asked.HttpContext.RequestServices.GetRequiredService<Visit>();
        return visit is { IsPast: true, CanRevisit: true }
            ? Results.LocalRedirect(visit.TodayHref)
            : await next(asked);
    }
}
