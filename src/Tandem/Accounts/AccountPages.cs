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
        pages.MapSettings();
        pages.MapPeople();
        pages.MapTokens();
    }
}
