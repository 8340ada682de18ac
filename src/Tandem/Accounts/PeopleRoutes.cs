using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>People and their invitations.</summary>
static class PeopleRoutes
{
    const string Path = "/settings/people";
    const string InvitationPath = "/settings/invitations/{id}";

    public static void MapPeople(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext http, Session session, PeopleView view) =>
            view.Show(http, session, PersonForm.Empty));
        pages.MapPost(Path, Invite);
        pages.MapPost(Path + "/{person}/invitation", InviteAgain);
        pages.MapPost(Path + "/{person}/erasure", Erase);
        pages.MapPost(InvitationPath + "/withdrawal", Withdraw);
        pages.MapPost(InvitationPath + "/role", GiveRole);
    }

    static async Task<IResult> Invite(
        HttpContext http,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? company,
        [FromForm] string? side,
        [FromForm] bool? administrator,
        [FromForm] bool? readsEverything,
        [FromForm] string? engagement,
        [FromForm] string? role,
        [FromForm] string? days,
        Session session,
        PeopleDirectory people,
        Invitations invitations,
        PeopleView view)
    {
        var typed = new PersonForm(
            name ?? "", email ?? "", company ?? "", side ?? "", administrator ?? false, readsEverything ?? false,
            engagement ?? "", role ?? "", days ?? "");
        var known = await people.FindByEmail(session.Organisation, typed.Email, http.RequestAborted);
        return await MakeLink(http, session, typed, typed.Asks(known), invitations, view);
    }

    static async Task<IResult> InviteAgain(
        HttpContext http,
        Id<Person> person,
        Session session,
        PeopleDirectory people,
        Invitations invitations,
        PeopleView view)
    {
        if (!session.Administrator) return Results.Forbid();
        if (await people.Find(session.Organisation, person, http.RequestAborted) is not { } known)
            return Results.NotFound();
        var request = new InvitationRequest(known, null, null, Invitations.DaysUsual);
        return await MakeLink(http, session, PersonForm.Empty, request, invitations, view);
    }

    static async Task<IResult> MakeLink(
        HttpContext http,
        Session session,
        PersonForm typed,
        InvitationRequest request,
        Invitations invitations,
        PeopleView view)
    {
        var (secret, refusal) = await invitations.Invite(session, request, http.RequestAborted);
        if (refusal is not null) return await view.Show(http, session, typed, refusal: refusal);
        var link = $"{http.Request.Scheme}://{http.Request.Host}/invitation/{secret}";
        return await view.Show(http, session, PersonForm.Empty, new(request.Person.Name, link));
    }

    static async Task<IResult> Erase(
        HttpContext http,
        Id<Person> person,
        Session session,
        Sessions sessions,
        PeopleView view)
    {
        if (!session.Administrator) return Results.Forbid();
        var refusal = await sessions.Erase(session.Organisation, person, http.RequestAborted);
        return refusal is null
            ? Results.LocalRedirect(Path)
            : await view.Show(http, session, PersonForm.Empty, refusal: refusal);
    }

    static async Task<IResult> Withdraw(HttpContext http, string id, Session session, Invitations invitations)
    {
        await invitations.Withdraw(session, id, http.RequestAborted);
        return Results.LocalRedirect(Path);
    }

    static async Task<IResult> GiveRole(
        HttpContext http, string id, Session session, Invitations invitations, Acceptance acceptance, PeopleView view)
    {
        var listed = await invitations.List(session, http.RequestAborted);
        if (listed.FirstOrDefault(each => each.Id == id) is not { LacksRole: true } invitation)
            return Results.NotFound();
        var refusal = await acceptance.GiveRole(session.Organisation, invitation, http.RequestAborted);
        return refusal is null
            ? Results.LocalRedirect(Path)
            : await view.Show(http, session, PersonForm.Empty, refusal: refusal);
    }
}
