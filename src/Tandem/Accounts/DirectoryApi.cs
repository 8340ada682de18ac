using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.People;
using Scope = Tandem.Hosting.Access.Scope;

namespace Tandem.Accounts;

/// <summary>The people of the organisation over HTTP, for its administrators.</summary>
static class DirectoryApi
{
    sealed record DirectoryRow(Id<Person> Id, string Name, string? Email, string Company, Side? Side, string? Zone,
        bool Administrator, bool ReadsEverything, PersonStanding Standing);

    public static void MapDirectoryApi(this RouteGroupBuilder api)
    {
        api.MapGet("/people", List).RequireScope(Scope.Admin).Produces<Listing<DirectoryRow>>()
            .WithSummary("The people of the organisation by name, with the way they come in; for administrators.");
        var person = api.MapGroup("/people/{person}");
        person.MapPost("/invitations", InviteAgain).RequireScope(Scope.Admin)
            .Produces<IssuedView>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Makes a person's new link: the invitation again, or a new password; for administrators.");
        person.MapPost("/erasures", Erase).RequireScope(Scope.Admin).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Erases a person's name, address and all that lets them in, for good; for administrators.");
    }

    static async Task<IResult> List(Session session, PeopleDirectory people, Invitations invitations, IClock clock,
        string? cursor, int? limit, CancellationToken ct)
    {
        if (Barred(session) is { } barred) return barred;
        if (cursor is not null && After(cursor) is null) return Problems.CursorUnreadable;
        var most = limit ?? Listing.RowsMax;
        var found = await people.List(session.Organisation, cursor is null ? null : After(cursor), ct, most + 1);
        var shown = found.Take(most).ToList();
        var standings = await invitations.Standings(
            session.Organisation, [.. shown.Select(each => each.Id)], clock.GetCurrentInstant(), ct);
        return TypedResults.Ok(new Listing<DirectoryRow>([.. shown.Select(each => new DirectoryRow(
            each.Id, each.Name, each.Email, each.Company, each.Side, each.Zone, each.Administrator,
            each.ReadsEverything, standings.GetValueOrDefault(each.Id)))],
            found.Count > most ? Position.Write(shown[^1].Name, shown[^1].Id.ToString()) : null));
    }

    static async Task<IResult> InviteAgain(string person, HttpRequest request, Session session,
        PeopleDirectory people, Invitations invitations, CancellationToken ct)
    {
        if (Barred(session) is { } barred) return barred;
        if (await Find(person, session, people, ct) is not { } known) return Problems.NotFound;
        var (secret, refusal) = await invitations.Invite(
            session, new(known, null, null, Invitations.DaysUsual), ct);
        return refusal is not null ? Problems.Of(refusal)
            : TypedResults.Created((string?)null, IssuedView.Of(known.Id, request, secret!));
    }

    static async Task<IResult> Erase(string person, Session session, PeopleDirectory people, Sessions sessions,
        CancellationToken ct)
    {
        if (Barred(session) is { } barred) return barred;
        if (await Find(person, session, people, ct) is not { } known) return Problems.NotFound;
        return await sessions.Erase(session.Organisation, known.Id, ct) is { } refusal
            ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    // Who is in the directory is no matter of the one engagement that a token may be limited to.
    static ProblemHttpResult? Barred(Session session) => session.OnlyEngagement is not null ? Problems.NotFound
        : session.Administrator ? null : Problems.Of(AccessRefusal.AdministratorOnly);

    static async Task<Profile?> Find(string person, Session session, PeopleDirectory people, CancellationToken ct) =>
        Id<Person>.TryParse(person, null, out var id)
        && await people.Find(session.Organisation, id, ct) is { Erased: false } known ? known : null;

    static Profile? After(string cursor) => Position.Read(cursor, 2) is [{ } name, var last]
        && Id<Person>.TryParse(last, null, out var id) ? new(id, name, null, "") : null;
}
