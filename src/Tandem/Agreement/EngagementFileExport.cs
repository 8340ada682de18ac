using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Agreement;

/// <summary>An engagement as it stands, as the file that would describe it.</summary>
static class EngagementFileExport
{
    /// <param name="engagement">An open engagement.</param>
    /// <param name="profileOf">What the directory knows of a person, or null.</param>
    public static EngagementFile Of(Engagement engagement, Func<Id<Person>, Profile?> profileOf)
    {
        var governance = engagement.Governance;
        return new(engagement.Key, engagement.Terms!,
            // The order of assignment says who leads a role and who is the backup, so it must come back on import.
            governance.Assignments.Select(each => each.Person).Distinct()
                .Select(id => PersonOf(governance.Members[id], governance.RolesOf(id), profileOf(id))).ToSequence(),
            governance.NotNeeded.OrderBy(each => each.Key).Select(each => new DescribedAbsence(each.Key, each.Value))
                .ToSequence(),
            engagement.Outcomes.All.ToSequence(),
            engagement.Delivery.Releases.Select(release => ReleaseOf(release, engagement.Delivery)).ToSequence(),
            RightsOf(governance));
    }

    /// <summary>A person known by e-mail address, or by id where there is none.</summary>
    static FilePerson PersonOf(Member member, Sequence<Role> roles, Profile? profile) => new(
        profile?.DisplayName ?? $"Person {member.Person}",
        profile?.Email,
        profile?.Email is null ? member.Person : null,
        member.Side, roles, member.Zone, member.From, member.To, member.Calendar);

    static DescribedRelease ReleaseOf(Release release, DeliveryState delivery) =>
        new(release.Key, release.Title, delivery.All.Select(each => each.Promise)
            .Where(promise => promise.Release == release.Key).Select(DeliverableOf).ToSequence());

    static DescribedDeliverable DeliverableOf(Promise promise) => new(promise.Key, promise.Title, promise.Description,
        promise.Value, promise.Planned, promise.Outcome, promise.Criteria);

    static Sequence<DescribedRight> RightsOf(GovernanceState governance) => governance.Rights.Zip(governance.Adopted)
        .Where(each => each.First != each.Second)
        .Select(each => RightOf(each.First, each.Second, governance.Reasons[each.First.Kind])).ToSequence();

    static DescribedRight RightOf(DecisionRight row, DecisionRight adopted, string reason) =>
        new(row.Kind, row.Accountable,
            row.Consulted == adopted.Consulted ? null : row.Consulted,
            row.Informed == adopted.Informed ? null : row.Informed,
            row.Threshold, row.Above, reason,
            row.Responsible == adopted.Responsible ? null : row.Responsible);
}
