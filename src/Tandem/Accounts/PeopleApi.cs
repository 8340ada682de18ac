using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.People;
using Scope = Tandem.Hosting.Access.Scope;

namespace Tandem.Accounts;

/// <summary>Invitations over HTTP. Sessions, passwords and tokens are a person's own and stay on the pages.</summary>
static class PeopleApi
{
    /// <summary>Who is invited, and into what; a person whom the directory knows by the address stays as they stand
    /// there. Without a side they work for that of their role.</summary>
    sealed record GivenInvitation(string Name, string Email, string? Company, Side? Side, string? Engagement,
        Role? Role, int? Days);

    sealed record InvitationView(string Id, Id<Person> Person, string? Engagement, Role? Role, Id<Person> InvitedBy,
        Instant CreatedAt, Instant ExpiresAt, InvitationStanding Standing);

    public static void MapPeopleApi(this RouteGroupBuilder api)
    {
        api.MapGet("/invitations", List).RequireScope(Scope.Plan).Produces<Listing<InvitationView>>()
            .WithSummary("The invitations that the token's owner made; everybody's with the scope admin.");
        api.MapPost("/invitations", Add).RequireScope(Scope.Plan).Produces<IssuedView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Invites a person, with a role on an engagement or without; answers the link.");
        api.MapPost("/invitations/{id}/withdrawals", Withdraw).RequireScope(Scope.Plan)
            .Produces(StatusCodes.Status204NoContent).WithSummary("Withdraws an invitation that is still open.");
        api.MapPost("/invitations/{id}/roles", GiveRole).RequireScope(Scope.Plan)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Gives the role of an accepted invitation that the engagement would not give before.");
    }

    static async Task<IResult> List(HttpRequest request, Session session, Invitations invitations, IClock clock,
        string? cursor, int? limit, CancellationToken ct)
    {
        if (Problems.Unreadable(request.Query) is { } unreadable) return unreadable;
        var all = (await invitations.List(Held(session), ct)).Where(each => IsOfToken(session, each)).ToList();
        return TypedResults.Ok(Listing.Of(all, cursor, limit, each => new InvitationView(each.Id, each.Person,
            each.Engagement, each.Role, each.InvitedBy, each.CreatedAt, each.ExpiresAt,
                each.At(clock.GetCurrentInstant()))));
    }

    static async Task<IResult> Add(GivenInvitation body, HttpRequest request, Session session, PeopleDirectory people,
        Invitations invitations, CancellationToken ct)
    {
        if (session.OnlyEngagement is { } only && body.Engagement != only)
            return Problems.Of(AccessRefusal.EngagementNotSeen);
        var person = await people.FindByEmail(session.Organisation, body.Email, ct) ?? new Profile(
            new(Guid.NewGuid()), body.Name, body.Email, body.Company ?? "",
            body.Side ?? (body.Role is { } role ? Roles.SideOf(role) : null));
        var (secret, refusal) = await invitations.Invite(Held(session),
            new(person, body.Engagement, body.Role, body.Days ?? Invitations.DaysUsual), ct);
        return refusal is not null ? Problems.Of(refusal) : TypedResults.Created((string?)null,
            IssuedView.Of(person.Id, request, secret!));
    }

    static async Task<IResult> Withdraw(string id, Session session, Invitations invitations, CancellationToken ct)
    {
        if (!(await invitations.List(Held(session), ct)).Any(each => each.Id == id && IsOfToken(session, each)))
            return Problems.NotFound;
        await invitations.Withdraw(Held(session), id, ct);
        return TypedResults.NoContent();
    }

    static async Task<IResult> GiveRole(string id, Session session, Invitations invitations, Acceptance acceptance,
        CancellationToken ct)
    {
        var listed = await invitations.List(Held(session), ct);
        if (listed.FirstOrDefault(each => each.Id == id && IsOfToken(session, each))
            is not { LacksRole: true } invitation) return Problems.NotFound;
        return await acceptance.GiveRole(session.Organisation, invitation, ct) is { } refusal
            ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    // An administrator's link can open anybody's account, so a token makes one only with the scope of administrators.
    static Session Held(Session session) =>
        session with { Administrator = session.Administrator && session.Has(Scope.Admin) };

    static bool IsOfToken(Session session, Invitation invitation) =>
        session.OnlyEngagement is not { } only || invitation.Engagement == only;
}

/// <summary>The link is told once; whoever holds it comes in as the person.</summary>
sealed record IssuedView(Id<Person> Person, string Link)
{
    public static IssuedView Of(Id<Person> person, HttpRequest request, string secret) =>
        new(person, $"{request.Scheme}://{request.Host}/invitation/{secret}");
}
