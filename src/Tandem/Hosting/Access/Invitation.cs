using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>A person was asked to come in, by a link.</summary>
/// <param name="Person">Who was invited; in the directory from the start.</param>
/// <param name="Engagement">The engagement that a role waits on, or null.</param>
/// <param name="Role">The role that is given on acceptance, or null.</param>
/// <param name="InvitedBy">In whose right the role is given.</param>
/// <param name="RoleGivenAt">When the engagement took the role, or null.</param>
public sealed record Invitation(
    string Id,
    Id<Person> Person,
    string? Engagement,
    Role? Role,
    Id<Person> InvitedBy,
    Instant CreatedAt,
    Instant ExpiresAt,
    Instant? WithdrawnAt,
    Instant? AcceptedAt,
    Instant? RoleGivenAt)
{
    /// <summary>Whether it was accepted but the engagement has not given the role.</summary>
    public bool LacksRole => AcceptedAt is not null && Role is not null && RoleGivenAt is null;

    /// <summary>Where the invitation stands at an instant.</summary>
    public InvitationStanding At(Instant now) => this switch
    {
        { AcceptedAt: not null } => InvitationStanding.Used,
        { WithdrawnAt: not null } => InvitationStanding.Withdrawn,
        _ when ExpiresAt <= now => InvitationStanding.Expired,
        _ => InvitationStanding.Open,
    };
}

/// <summary>What can be done with an invitation.</summary>
public enum InvitationStanding
{
    Open,
    Used,
    Withdrawn,
    Expired,
}

/// <summary>How a person of the directory comes in.</summary>
public enum PersonStanding
{
    NotInvited,
    Invited,
    CanSignIn,
}

/// <summary>What is asked for when somebody is invited.</summary>
/// <param name="Person">Somebody of the directory without an account, or somebody new, with an e-mail address.</param>
/// <param name="Engagement">The key of the engagement of a role that is to be given, or null.</param>
/// <param name="Role">The role, or null.</param>
/// <param name="Days">How long the invitation is open.</param>
sealed record InvitationRequest(Profile Person, string? Engagement, Role? Role, int Days);
