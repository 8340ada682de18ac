using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
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

    const string ApiPath = "/api";
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
        AddAccounts(services, limits);
        AddSchemes(services, limits);
        AddLimits(services, limits);
        return services;
    }

    static void AddAccounts(IServiceCollection services, AccessLimits limits)
    {
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<UnknownPassword>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<UserManager<Account>>();
        services.AddScoped<IdentityErrorDescriber>();
        services.AddScoped<SigningIn>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = limits.PasswordHashRounds);
        services.Configure<IdentityOptions>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = limits.WrongPasswordsMax;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromSeconds(limits.LockoutSeconds);
        });
    }

    // The API takes tokens only: a cookie alone must not be able to act, or another site could act by it.
    static void AddSchemes(IServiceCollection services, AccessLimits limits)
    {
        const string either = "session-or-token";
        services.AddAuthentication(either)
            .AddPolicyScheme(either, displayName: null, options => options.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase)
                    ? TokenAuthentication.SchemeName
                    : SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme, options => SessionCookie.Configure(options, limits))
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        // What is not there is said to be not there, to everybody.
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(asked => asked.User.Identity is { IsAuthenticated: true }
                || asked.Resource is HttpContext http && http.GetEndpoint() is null)
            .Build());
        services.AddSingleton<IAuthorizationHandler, ScopeCheck>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ScopeMissing>();
    }

    static void AddLimits(IServiceCollection services, AccessLimits limits) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter =
                    ((int)AttemptsWindow.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(AttemptsPolicy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = limits.AttemptsPerMinuteMax, Window = AttemptsWindow })
                : RateLimitPartition.GetNoLimiter(""));
        });
}
