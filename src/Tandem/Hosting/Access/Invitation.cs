using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Access;

/// <summary>A person was asked to come in, by a link.</summary>
/// <param name="Person">Who was invited; in the directory from the start.</param>
/// <param name="Engagement">The engagement that a role waits on, or null.</param>
/// <param name="Role">The role that is given on acceptance, or null.</param>
/// <param name="InvitedBy">In whose right the role is given.</param>
/// <param name="RoleGivenAt">When the engagement took the role, or null.</param>
sealed record Invitation(
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
enum InvitationStanding
{
    Open,
    Used,
    Withdrawn,
    Expired,
}

/// <summary>What is asked for when somebody is invited.</summary>
/// <param name="Person">Somebody of the directory who has an e-mail address and no account.</param>
/// <param name="Engagement">The engagement of a role that is to be given, or null.</param>
/// <param name="Role">The role, or null.</param>
/// <param name="Days">How long the invitation is open.</param>
sealed record InvitationRequest(Id<Person> Person, string? Engagement, Role? Role, int Days);
