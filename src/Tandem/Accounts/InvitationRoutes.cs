using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>The page behind an invitation's link. Its address is a secret, so it is told to nobody.</summary>
static class InvitationRoutes
{
    const string Path = "/invitation/{secret}";

    public static void MapInvitation(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show).AllowAnonymous();
        pages.MapPost(Path, Accept).AllowAnonymous().RequireRateLimiting(AccessSetup.AttemptsPolicy);
    }

    static Task<IResult> Show(HttpContext http, string secret, Session session, InvitationView view) =>
        view.Show(http, secret, session, name: null, refusal: null);

    static async Task<IResult> Accept(
        HttpContext http,
        string secret,
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? repeated,
        Session session,
        Organisations organisations,
        Invitations invitations,
        Acceptance acceptance,
        InvitationView view)
    {
        var ct = http.RequestAborted;
        if (await organisations.Current(ct) is not { } organisation) return Results.LocalRedirect("/start");
        var invitation = await invitations.Look(organisation.Id, secret, ct);
        var refusal = password == repeated
            ? await acceptance.Accept(organisation.Id, secret, name, password ?? "", ct)
            : AccessRefusal.PasswordsDiffer;
        if (refusal is not null || invitation is null) return await view.Show(http, secret, session, name, refusal);

        await SessionCookie.SignIn(http, organisation, invitation.Person);
        return Results.LocalRedirect("/");
    }
}

/// <summary>Chooses the page for an invitation's link by what became of the invitation.</summary>
sealed class InvitationView(
    Organisations organisations, Invitations invitations, PeopleDirectory people, IClock clock)
{
    public async Task<IResult> Show(HttpContext http, string secret, Session session, string? name, Refusal? refusal)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var ct = http.RequestAborted;
        if (await organisations.Current(ct) is not { } organisation) return Closed(null);
        if (await invitations.Look(organisation.Id, secret, ct) is not { } invitation) return Closed(null);
        var standing = invitation.At(clock.GetCurrentInstant());
        if (standing != InvitationStanding.Open) return Closed(standing);

        var found = await people.Find(organisation.Id, [invitation.Person, invitation.InvitedBy], ct);
        if (!found.TryGetValue(invitation.Person, out var person) || person.Erased) return Closed(null);
        return Page.Show<InvitationPage>(
            new
            {
                Organisation = organisation,
                Invitation = invitation,
                InvitedBy = InviterOf(invitation, found) ?? organisation.Name,
                Email = person.Email ?? "",
                Name = name ?? person.Name,
                Known = InviterOf(invitation, found) is null
                    || await invitations.HasAccount(organisation.Id, person.Id, ct),
                SignedInAs = session.IsSomebody && session.Person != person.Id ? session.Name : null,
                Refusal = refusal,
            },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // A link made on the command line names its own person as the inviter.
    static string? InviterOf(Invitation invitation, IReadOnlyDictionary<Id<Person>, Profile> found) =>
        invitation.InvitedBy == invitation.Person
            ? null
            : found.GetValueOrDefault(invitation.InvitedBy)?.DisplayName;

    static RazorComponentResult<ClosedInvitationPage> Closed(InvitationStanding? standing) =>
        Page.Show<ClosedInvitationPage>(
            new { Standing = standing },
            standing is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
}
