using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>The cookie that carries a session's id, sealed; all else about the session stands on the server.</summary>
static class SessionCookie
{
    public const string Scheme = "session";
    const string Name = "tandem-session";
    const string IdClaim = "session";

    public static void Configure(CookieAuthenticationOptions options, AccessLimits limits)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = TimeSpan.FromHours(limits.SessionIdleHours);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Validate;
        options.Events.OnRedirectToAccessDenied = Forbid;
    }

    /// <summary>Signs a person in on this browser. A session that it had is ended, never taken over.</summary>
    public static async Task SignIn(HttpContext context, Organisation organisation, Id<Person> person)
    {
        var sessions = context.RequestServices.GetRequiredService<Sessions>();
        await EndPresent(context, sessions);
        var id = await sessions.Begin(
            organisation.Id, person, Device.Of(context.Request.Headers.UserAgent.ToString()), context.RequestAborted);
        await context.SignInAsync(Scheme, new(new ClaimsIdentity([new(IdClaim, id)], Scheme)));
    }

    /// <summary>Ends the session of this browser.</summary>
    public static async Task SignOut(HttpContext context)
    {
        await EndPresent(context, context.RequestServices.GetRequiredService<Sessions>());
        await context.SignOutAsync(Scheme);
    }

    static async Task EndPresent(HttpContext context, Sessions sessions)
    {
        var present = Session.Of(context.User);
        if (present.SessionId is { } id)
            await sessions.End(present.Organisation, present.Person, id, context.RequestAborted);
    }

    static async Task Validate(CookieValidatePrincipalContext context)
    {
        var (services, ct) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var session =
            context.Principal?.FindFirstValue(IdClaim) is { } id
            && await services.GetRequiredService<Organisations>().Current(ct) is { } organisation
                ? await services.GetRequiredService<Sessions>().Check(organisation, id, ct)
                : null;
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        context.ReplacePrincipal(session.ToPrincipal(Scheme));
    }

    // Somebody who is signed in and may not see a page is told so; another sign-in page would only puzzle.
    static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
