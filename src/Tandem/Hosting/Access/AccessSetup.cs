using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>Puts the directory and the door into the host.</summary>
static class AccessSetup
{
    /// <summary>The rate limit that pages and routes where secrets are tried carry.</summary>
    public const string AttemptsPolicy = "attempts";

    /// <summary>The rate limit of pages that a secret in their address opens.</summary>
    public const string LinksPolicy = "links";

    const string ApiPath = "/api";
    const int NetworkBytes = 8;
    static readonly TimeSpan AttemptsWindow = TimeSpan.FromMinutes(1);

    /// <summary>The directory's tables.</summary>
    public static MigrationSet Migrations(Engine engine) => MigrationSet.Embedded(
        "directory", typeof(AccessSetup).Assembly, "Tandem.Hosting.People.Schema.", engine);

    /// <summary>Registers the directory, sessions, tokens and invitations. Needs an <see cref="ILedger"/>.</summary>
    /// <remarks>An endpoint is open only if it says so, by AllowAnonymous; others need somebody signed in.</remarks>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<Organisations>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<AccessHooks>();
        services.AddSingleton<StartCode>();
        services.AddSingleton<Founding>();
        services.AddSingleton<Entry>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<Acceptance>();
        services.AddSingleton<DemoSignIn>();
        services.AddScoped(provider =>
            Session.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new()));
        AddAccounts(services);
        AddSchemes(services);
        AddLimits(services);
        return services;
    }

    static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<UnknownPassword>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<UserManager<Account>>();
        services.AddScoped<IdentityErrorDescriber>();
        services.AddScoped<SigningIn>();
        services.AddOptions<PasswordHasherOptions>().Configure<AccessLimits>((options, limits) =>
            options.IterationCount = limits.PasswordHashRounds);
        services.AddOptions<IdentityOptions>().Configure<AccessLimits>((options, limits) =>
        {
            options.Lockout.MaxFailedAccessAttempts = limits.WrongPasswordsMax;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromSeconds(limits.LockoutSeconds);
        });
    }

    // The API takes tokens only: a cookie alone must not be able to act, or another site could act by it.
    static void AddSchemes(IServiceCollection services)
    {
        const string either = "session-or-token";
        services.AddAuthentication(either)
            .AddPolicyScheme(either, displayName: null, options => options.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase)
                    ? TokenAuthentication.SchemeName
                    : SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme)
            .Configure<AccessLimits>(SessionCookie.Configure);
        // What is not there is said to be not there, to everybody.
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(asked => asked.User.Identity is { IsAuthenticated: true }
                || asked.Resource is HttpContext http && http.GetEndpoint() is null)
            .Build());
        services.AddSingleton<IAuthorizationHandler, ScopeCheck>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ScopeMissing>();
    }

    static void AddLimits(IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter =
                    ((int)AttemptsWindow.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(AttemptsPolicy, context => PerNetwork(context, limits => limits.AttemptsPerMinuteMax));
            options.AddPolicy(LinksPolicy, context => PerNetwork(context, limits => limits.LinkRequestsPerMinuteMax));
        });

    static RateLimitPartition<string> PerNetwork(HttpContext context, Func<AccessLimits, int> permitted) =>
        RateLimitPartition.GetFixedWindowLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = permitted(context.RequestServices.GetRequiredService<AccessLimits>()),
            Window = AttemptsWindow,
        });

    // Whoever has one address of IPv6 usually has the 2^64 beside it.
    static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };
}
