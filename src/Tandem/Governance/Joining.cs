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
sealed class Joining(Desk desk, Shelf shelf, PeopleDirectory directory)
{
    // Until the person or whoever named them says otherwise, on the page of people and rights.
    static readonly NodaTime.LocalTime DayStarts = new(9, 0), DayEnds = new(17, 0);

    public void Hear(AccessHooks hooks) =>
        (hooks.OrganisationFounded, hooks.InvitationAccepted) = (Found, Join);

    async Task<Refusal?> Found(OrganisationFounded founded, CancellationToken ct)
    {
        await desk.Found(founded.Organisation, founded.Founder, ct);
        return null;
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
        List<EngagementCommand> commands = engagement.Governance.Members.ContainsKey(accepted.Person) ? []
            : [new GovernanceCommand.AddMember(
                new(accepted.Person, accepted.Side, zone, DayStarts, DayEnds, Calendar: null))];
        commands.Add(new GovernanceCommand.AssignRole(accepted.Role, accepted.Person));
        return await desk.Ask(asker, accepted.Engagement, commands, new(), ct) switch
        {
            Answer.Recorded => null,
            Answer.Refused refused => refused.Refusal,
            _ => Pages.GovernanceWords.ChangedMeanwhile,
        };
    }
}
