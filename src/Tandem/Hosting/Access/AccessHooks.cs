using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Somebody accepted an invitation that promised a role.</summary>
/// <param name="InvitedBy">In whose right the role is to be given.</param>
sealed record InvitationAccepted(
    Id<Organisation> Organisation, Id<Person> Person, string Engagement, Role Role, Id<Person> InvitedBy)
{
    /// <summary>The side that the role belongs to.</summary>
    public Side Side => Roles.SideOf(Role);
}

/// <summary>Somebody is about to promise a role by a link.</summary>
/// <param name="Organisation">Whose record is meant.</param>
/// <param name="By">Who promises it.</param>
/// <param name="Administrator">Whether that is an administrator.</param>
/// <param name="Engagement">Where the role is held.</param>
/// <param name="Role">The role.</param>
/// <param name="Person">Who would hold it.</param>
/// <param name="WorksFor">For which side that person works, where it is known.</param>
sealed record RoleOffered(Id<Organisation> Organisation, Id<Person> By, bool Administrator, string Engagement,
    Role Role, Id<Person> Person, Side? WorksFor);

/// <summary>The organisation came into being with its first administrator.</summary>
sealed record OrganisationFounded(Organisation Organisation, Id<Person> Founder);

/// <summary>What the record is told when the door opens. The desk sets these; else nothing is recorded.</summary>
/// <remarks>
/// A refusal does not undo what happened in the directory: the founder stays founder, and the role that was not given
/// is shown to the administrator, who can have it given again. So both must bear being asked twice.
/// </remarks>
sealed class AccessHooks
{
    public Func<OrganisationFounded, CancellationToken, Task<Refusal?>> OrganisationFounded { get; set; } =
        (_, _) => Task.FromResult<Refusal?>(null);

    /// <summary>Asked before a link is made that promises a role: why whoever makes it could not give the
    /// role.</summary>
    public Func<RoleOffered, CancellationToken, Task<Refusal?>> RoleOffered { get; set; } =
        (_, _) => Task.FromResult<Refusal?>(null);

    public Func<InvitationAccepted, CancellationToken, Task<Refusal?>> InvitationAccepted { get; set; } =
        (_, _) => Task.FromResult<Refusal?>(null);
}
