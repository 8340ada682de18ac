using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Accounts;

/// <summary>Somebody of the directory and how they come in.</summary>
public sealed record PersonRow(Profile Person, PersonStanding Standing);

/// <summary>An invitation with the names of those whom it is about.</summary>
public sealed record InvitationLine(Invitation Invitation, string Person, string InvitedBy);

/// <summary>An invitation's link, shown once, and whom it is for.</summary>
public sealed record MadeLink(string Name, string Link);

/// <summary>Gathers what the people page shows.</summary>
sealed class PeopleView(
    PeopleDirectory people, Invitations invitations, Entry entry, IClock clock)
{
    public async Task<IResult> Show(
        HttpContext http, Session session, PersonForm typed, MadeLink? made = null, Refusal? refusal = null)
    {
        var ct = http.RequestAborted;
        var after = Id<Person>.TryParse(http.Request.Query["after"], null, out var last)
            ? await people.Find(session.Organisation, last, ct)
            : null;
        IReadOnlyList<PersonRow> shown = session.Administrator
            ? await Rows(session, await people.List(session.Organisation, after, ct), ct)
            : [];
        return Page.Show<PeoplePage>(
            new
            {
                Administrator = session.Administrator,
                People = shown,
                Next = shown.Count == PeopleDirectory.PageSizeMax ? shown[^1].Person.Id.ToString() : null,
                HasEarlier = after is not null,
                Invitations = await Lines(session, ct),
                Engagements = await entry.Engagements(session, ct),
                Now = clock.GetCurrentInstant(),
                Typed = typed,
                Made = made,
                Refusal = refusal,
            },
            Page.StatusOf(refusal));
    }

    async Task<IReadOnlyList<PersonRow>> Rows(Session session, IReadOnlyList<Profile> found, CancellationToken ct)
    {
        var standings = await invitations.Standings(
            session.Organisation, [.. found.Select(person => person.Id)], clock.GetCurrentInstant(), ct);
        return [.. found.Select(person => new PersonRow(person, standings.GetValueOrDefault(person.Id)))];
    }

    async Task<IReadOnlyList<InvitationLine>> Lines(Session session, CancellationToken ct)
    {
        var listed = await invitations.List(session, ct);
        var named = await people.Find(
            session.Organisation, listed.SelectMany(each => new[] { each.Person, each.InvitedBy }), ct);
        string NameOf(Id<Person> person) => named.GetValueOrDefault(person)?.DisplayName ?? "";
        return [.. listed.Select(each => new InvitationLine(each, NameOf(each.Person), NameOf(each.InvitedBy)))];
    }
}
