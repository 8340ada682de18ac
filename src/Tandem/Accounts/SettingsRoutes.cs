using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>Settings of one's own: sessions and the password.</summary>
static class SettingsRoutes
{
    const string SessionsPath = "/settings/sessions";
    const string PasswordPath = "/settings/password";

    public static void MapSettings(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/settings", () => Page.Show<SettingsPage>());
        pages.MapGet(SessionsPath, ShowSessions);
        pages.MapPost(SessionsPath + "/{id}/ending", EndSession);
        pages.MapPost(SessionsPath + "/endings", EndAllSessions);
        pages.MapGet(PasswordPath, ([FromQuery] bool? changed) => ShowPassword(changed ?? false, null));
        pages.MapPost(PasswordPath, ChangePassword).RequireRateLimiting(AccessSetup.AttemptsPolicy);
    }

    static async Task<IResult> ShowSessions(HttpContext http, Session session, Sessions sessions) =>
        Page.Show<SessionsPage>(new
        {
            Open = await sessions.List(session.Organisation, session.Person, http.RequestAborted),
            Present = session.SessionId,
        });

    static async Task<IResult> EndSession(HttpContext http, string id, Session session, Sessions sessions)
    {
        await sessions.End(session.Organisation, session.Person, id, http.RequestAborted);
        return Results.LocalRedirect(SessionsPath);
    }

    static async Task<IResult> EndAllSessions(HttpContext http, Session session, Sessions sessions)
    {
        await sessions.EndAll(session.Organisation, session.Person, except: null, http.RequestAborted);
        await SessionCookie.SignOut(http);
        return Results.LocalRedirect("/sign-in");
    }

    static RazorComponentResult<PasswordPage> ShowPassword(bool changed, Refusal? refusal) => Page.Show<PasswordPage>(
        new { Changed = changed, Refusal = refusal },
        Page.StatusOf(refusal));

    static async Task<IResult> ChangePassword(
        HttpContext http,
        [FromForm] string? present,
        [FromForm] string? password,
        [FromForm] string? repeated,
        Session session,
        PeopleDirectory people,
        SigningIn signingIn,
        Sessions sessions)
    {
        if (password != repeated) return ShowPassword(changed: false, AccessRefusal.PasswordsDiffer);
        var ct = http.RequestAborted;
        var person = (await people.Find(session.Organisation, session.Person, ct))!;
        if (await signingIn.ChangePassword(person, present ?? "", password ?? "", ct) is { } refusal)
            return ShowPassword(changed: false, refusal);

        await sessions.EndAll(session.Organisation, session.Person, except: session.SessionId, ct);
        return Results.LocalRedirect(PasswordPath + "?changed=true");
    }
}
