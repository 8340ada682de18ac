using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>What the directory knows of the token's owner, over HTTP.</summary>
static class ProfileApi
{
    sealed record OwnProfile(Id<Person> Id, string Name, string? Email, string Company, Side? Side, string? Zone);

    /// <summary>Without a zone, none is known any more.</summary>
    sealed record GivenProfile(string Name, string? Zone);

    public static void MapProfileApi(this RouteGroupBuilder api)
    {
        api.MapGet("/profile", Show).RequireScope(Scope.Read).Produces<OwnProfile>()
            .WithSummary("The token's owner, as the directory knows them.");
        api.MapPost("/profile", Change).RequireScope(Scope.Plan).Produces<OwnProfile>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Changes the owner's name and time zone.");
    }

    static async Task<IResult> Show(Session session, PeopleDirectory people, CancellationToken ct) =>
        TypedResults.Ok(View((await people.Find(session.Organisation, session.Person, ct))!));

    // A name stands everywhere, so a token for one engagement changes none.
    static async Task<IResult> Change(GivenProfile body, Session session, PeopleDirectory people,
        CancellationToken ct)
    {
        if (session.OnlyEngagement is not null) return Problems.NotFound;
        var changed = (await people.Find(session.Organisation, session.Person, ct))! with
        {
            Name = body.Name.Trim(),
            Zone = string.IsNullOrWhiteSpace(body.Zone) ? null : body.Zone.Trim(),
        };
        return await people.Change(session.Organisation, changed, ct) is { } refusal
            ? Problems.Of(refusal) : TypedResults.Ok(View(changed));
    }

    static OwnProfile View(Profile person) =>
        new(person.Id, person.Name, person.Email, person.Company, person.Side, person.Zone);
}
