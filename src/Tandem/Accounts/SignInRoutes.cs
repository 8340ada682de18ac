using Microsoft.AspNetCore.Mvc;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>Signing in and out.</summary>
static class SignInRoutes
{
    const string Path = "/sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show).AllowAnonymous();
        pages.MapPost(Path, SignIn).AllowAnonymous().RequireRateLimiting(AccessSetup.AttemptsPolicy);
        pages.MapPost("/demo-session", SignInToDemo).AllowAnonymous().RequireRateLimiting(AccessSetup.AttemptsPolicy);
        pages.MapPost("/sign-out", (Delegate)SignOut).AllowAnonymous();
    }

    static async Task<IResult> Show(
        HttpContext http, [FromQuery] string? returnUrl, Session session, Organisations organisations, DemoSignIn demo)
    {
        var wanted = ReturnPath.OrHome(returnUrl);
        if (session.IsSomebody) return Results.LocalRedirect(wanted);
        if (await organisations.Current(http.RequestAborted) is null) return Results.LocalRedirect("/start");
        return Page.Show<SignInPage>(new { ReturnUrl = wanted, Demo = await demo.People(http) });
    }

    static async Task<IResult> SignIn(
        HttpContext http,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        Organisations organisations,
        SigningIn signingIn,
        DemoSignIn demo)
    {
        if (await organisations.Current(http.RequestAborted) is not { } organisation)
            return Results.LocalRedirect("/start");

        var wanted = ReturnPath.OrHome(returnUrl);
        var (person, refusal) = await signingIn.Check(email ?? "", password ?? "", http.RequestAborted);
        if (person is { } found)
        {
            await SessionCookie.SignIn(http, organisation, found);
            return Results.LocalRedirect(wanted);
        }

        var status = refusal == AccessRefusal.WrongCredentials
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status429TooManyRequests;
        return Page.Show<SignInPage>(
            new { ReturnUrl = wanted, Demo = await demo.People(http), Email = email ?? "", Refusal = refusal },
            status);
    }

    static async Task<IResult> SignInToDemo(
        HttpContext http, [FromForm] string? person, [FromForm] string? returnUrl, DemoSignIn demo)
    {
        var wanted = ReturnPath.OrHome(returnUrl);
        if (Id<Person>.TryParse(person, null, out var id) && await demo.SignIn(http, id))
            return Results.LocalRedirect(wanted);
        return Page.Show<SignInPage>(
            new { ReturnUrl = wanted, Demo = Array.Empty<Profile>(), Refusal = AccessRefusal.DemoOnly },
            StatusCodes.Status403Forbidden);
    }

    static async Task<IResult> SignOut(HttpContext http)
    {
        await SessionCookie.SignOut(http);
        return Results.LocalRedirect(Path);
    }
}
