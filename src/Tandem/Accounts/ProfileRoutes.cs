using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>One's own name and time zone.</summary>
static class ProfileRoutes
{
    const string Path = "/settings/profile";

    public static void MapProfile(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapPost(Path, Change);
    }

    static async Task<IResult> Show(
        [FromQuery] bool? saved, Session session, PeopleDirectory people, CancellationToken ct)
    {
        var person = (await people.Find(session.Organisation, session.Person, ct))!;
        return Of(person, person.Name, person.Zone, saved ?? false, refusal: null);
    }

    static async Task<IResult> Change([FromForm] string? name, [FromForm] string? zone, Session session,
        Sessions sessions, PeopleDirectory people, CancellationToken ct)
    {
        var person = (await people.Find(session.Organisation, session.Person, ct))!;
        var typed = person with
        {
            Name = name?.Trim() ?? "",
            Zone = string.IsNullOrWhiteSpace(zone) ? null : zone.Trim(),
        };
        if (await people.Change(session.Organisation, typed, ct) is { } refusal)
            return Of(person, name ?? "", zone, saved: false, refusal);
        if (session.SessionId is { } id) sessions.Forget(session.Organisation, id);
        return Results.LocalRedirect(Path + "?saved=true");
    }

    static RazorComponentResult<ProfilePage> Of(
        Profile person, string name, string? zone, bool saved, Refusal? refusal) =>
        Page.Show<ProfilePage>(new { Person = person, Name = name, Zone = zone, Saved = saved, Refusal = refusal },
            Page.StatusOf(refusal));
}
