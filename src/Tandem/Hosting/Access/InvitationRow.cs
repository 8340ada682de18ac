using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>An invitation as its table holds it. Dapper fills the properties by name.</summary>
sealed class InvitationRow
{
    public const string Columns = """
        id, secret_digest AS secretDigest, person, engagement, role, invited_by AS invitedBy, created_at AS createdAt,
        expires_at AS expiresAt, withdrawn_at AS withdrawnAt, accepted_at AS acceptedAt, role_given_at AS roleGivenAt
        """;

    public required string Id { get; init; }
    public required string SecretDigest { get; init; }
    public required string Person { get; init; }
    public string? Engagement { get; init; }
    public string? Role { get; init; }
    public required string InvitedBy { get; init; }
    public long CreatedAt { get; init; }
    public long ExpiresAt { get; init; }
    public long? WithdrawnAt { get; init; }
    public long? AcceptedAt { get; init; }
    public long? RoleGivenAt { get; init; }

    public Invitation Read() => new(
        Id, Id<Person>.Parse(Person, null), Engagement, Roles.Named(Role), Id<Person>.Parse(InvitedBy, null),
        CreatedAt.Moment(), ExpiresAt.Moment(), WithdrawnAt?.Moment(), AcceptedAt?.Moment(), RoleGivenAt?.Moment());
}
