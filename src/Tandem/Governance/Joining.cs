using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Governance;

/// <summary>
/// What the record is told when the door opens: the founding, and the role that an invitation promised.
/// </summary>
sealed class Joining(Desk desk, Shelf shelf, PeopleDirectory directory, IClock clock)
{
    // Until the person or whoever named them says otherwise, on the page of people and rights.
    static readonly LocalTime DayStarts = new(9, 0), DayEnds = new(17, 0);

    public void Hear(AccessHooks hooks) =>
        (hooks.OrganisationFounded, hooks.RoleOffered, hooks.InvitationAccepted) = (Found, Offer, Join);

    async Task<Refusal?> Found(OrganisationFounded founded, CancellationToken ct)
    {
        await desk.Found(founded.Organisation, founded.Founder, ct);
        return null;
    }

    // Of an engagement that is still to be opened nobody can say yet who will give its roles.
    async Task<Refusal?> Offer(RoleOffered offered, CancellationToken ct)
    {
        var engagement = await shelf.Read(offered.Organisation.ToString(), offered.Engagement, ct);
        if (!engagement.IsOpen) return null;
        var now = clock.GetCurrentInstant();
        var today = now.InZone(DateTimeZoneProviders.Tzdb[engagement.Terms!.Zone]).Date;
        var known = await directory.Newcomers(offered.Organisation, offered.By, [offered.Person], ct);
        // The person may come into the directory by the invitation, and is then the inviter's guest.
        var asking = new Asking(offered.By, now, today, offered.Administrator)
        {
            Newcomers = Newcomers.None with
            {
                Sides = offered.WorksFor is { } side
                    ? new Dictionary<Id<Person>, Side> { [offered.Person] = side } : known.Sides,
            },
        };
        return EngagementDecider.Decide(engagement, asking, Taking(
            engagement, offered.Role, offered.Person, engagement.Terms.Zone)).Refusal;
    }

    // In the inviter's right: whoever could not give the role could not give it by a link either.
    async Task<Refusal?> Join(InvitationAccepted accepted, CancellationToken ct)
    {
        var organisation = accepted.Organisation.ToString();
        var engagement = await shelf.Read(organisation, accepted.Engagement, ct);
        var people = await directory.Find(accepted.Organisation, [accepted.Person, accepted.InvitedBy], ct);
        var asker = new Asker(organisation, accepted.InvitedBy,
            people.GetValueOrDefault(accepted.InvitedBy) is { Administrator: true, Erased: false });
        var zone = people.GetValueOrDefault(accepted.Person)?.Zone ?? engagement.Terms?.Zone ?? "UTC";
        var commands = Taking(engagement, accepted.Role, accepted.Person, zone);
        return await desk.Ask(asker, accepted.Engagement, commands, new(), ct) switch
        {
            Answer.Recorded => null,
            Answer.Refused refused => refused.Refusal,
            _ => Pages.GovernanceWords.ChangedMeanwhile,
        };
    }

    static List<EngagementCommand> Taking(Engagement engagement, Role role, Id<Person> person, string zone)
    {
        var assigned = new GovernanceCommand.AssignRole(role, person);
        return engagement.Governance.Members.ContainsKey(person) ? [assigned]
            : [new GovernanceCommand.AddMember(
                new(person, Roles.SideOf(role), zone, DayStarts, DayEnds, Calendar: null)), assigned];
    }
}
