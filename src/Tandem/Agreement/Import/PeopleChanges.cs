using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Agreement.Import;

/// <summary>What must be asked so that people, roles and rights become those of a file, and how that reads.</summary>
/// <param name="Commands">What to ask, in an order in which nobody loses a right that a later command needs.</param>
/// <param name="Differences">The same in words.</param>
sealed record PeopleChanges(Sequence<EngagementCommand> Commands, Sequence<Difference> Differences)
{
    public static PeopleChanges Of(Engagement engagement, EngagementDescription described, Id<Person> asker,
        Func<Id<Person>, string> nameOf)
    {
        var now = engagement.Governance;
        List<(EngagementCommand Command, Difference Difference)> changes =
        [
            .. OfRights(engagement, described), .. OfMembers(now, described, nameOf),
            .. OfRoles(now, described, asker, nameOf), .. OfNotNeeded(now, described),
        ];
        return new(changes.Select(each => each.Command).ToSequence(),
            changes.Select(each => each.Difference).ToSequence());
    }

    static IEnumerable<(EngagementCommand, Difference)> OfRights(Engagement engagement,
        EngagementDescription described)
    {
        var wanted = DescriptionFaults.RightsOf(engagement, described.Rights);
        foreach (var (row, will) in engagement.Governance.Rights.Zip(wanted))
        {
            // A title is not part of the file.
            var changed = will with { Title = row.Title };
            if (changed == row) continue;
            var reason = described.Rights.FirstOrDefault(each => each.Kind == row.Kind)?.Reason
                ?? ImportTexts.AsInPlaybook;
            yield return (new GovernanceCommand.OverrideRight(changed, reason),
                new($"right {row.Kind}", Words(row), Words(changed)));
        }
    }

    static IEnumerable<(EngagementCommand, Difference)> OfMembers(GovernanceState now, EngagementDescription described,
        Func<Id<Person>, string> nameOf)
    {
        foreach (var member in described.People.Select(person => person.Member))
            if (now.Members.GetValueOrDefault(member.Person) is var known && known != member)
                yield return (new GovernanceCommand.AddMember(member),
                    new($"person {nameOf(member.Person)}", known is null ? null : Words(known), Words(member)));
    }

    static IEnumerable<(EngagementCommand, Difference)> OfRoles(GovernanceState now, EngagementDescription described,
        Id<Person> asker, Func<Id<Person>, string> nameOf)
    {
        var held = now.Assignments.ToList();
        var wanted = described.People.SelectMany(person =>
            person.Roles.Select(role => new Assignment(role, person.Member.Person))).ToList();
        var taken = wanted.Except(held).ToList();
        // Roles are given before they are taken, so that none is vacant meanwhile; only an auditor holds no other.
        // The asker's own go last: the right to take roles away may rest on them.
        var released = held.Except(wanted).OrderBy(each => each.Person == asker).ToList();
        return
        [
            .. released.Where(each => each.Role == Role.Auditor).Select(Release),
            .. taken.Select(each => ((EngagementCommand)new GovernanceCommand.AssignRole(each.Role, each.Person),
                new Difference($"role {Roles.KeyOf(each.Role)}", null, nameOf(each.Person)))),
            .. released.Where(each => each.Role != Role.Auditor).Select(Release),
        ];

        (EngagementCommand, Difference) Release(Assignment each) =>
            (new GovernanceCommand.ReleaseRole(each.Role, each.Person),
                new($"role {Roles.KeyOf(each.Role)}", nameOf(each.Person), null));
    }

    static IEnumerable<(EngagementCommand, Difference)> OfNotNeeded(GovernanceState now,
        EngagementDescription described) =>
        described.NotNeeded.Where(each => now.NotNeeded.GetValueOrDefault(each.Role) != each.Reason.Trim())
            .Select(each => ((EngagementCommand)new GovernanceCommand.DeclareRoleNotNeeded(each.Role, each.Reason),
                new Difference($"not-needed {Roles.KeyOf(each.Role)}", now.NotNeeded.GetValueOrDefault(each.Role),
                    each.Reason)));

    static string Words(Member member) =>
        $"{Sides.KeyOf(member.Side)}, {member.Zone}, {WorkingHours.Write(member.From, member.To)}"
        + (member.Calendar is { } calendar ? $", {calendar}" : "");

    static string Words(DecisionRight row) => $"accountable: {Roles.KeyOf(row.Accountable)}; "
        + (row.Responsible.Count > 0 ? $"responsible: {Words(row.Responsible)}; " : "")
        + $"consulted: {Words(row.Consulted)}; informed: {Words(row.Informed)}"
        + (row is { Threshold: { } threshold, Above: { } above } ? $"; above {threshold}: {Roles.KeyOf(above)}" : "");

    static string Words(Sequence<Role> roles) => string.Join(", ", roles.Select(Roles.KeyOf));
}
