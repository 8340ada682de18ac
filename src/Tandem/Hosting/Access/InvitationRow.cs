using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

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

    /// <summary>Withdraws the person's open invitations and adds one, last; no row where there is no person.</summary>
    public static IEnumerable<Statement> Adding(
        Session session, InvitationRequest request, string digest, Instant now)
    {
        (string, object?)[] values =
        [
            ("org", session.Organisation.ToString()), ("id", Guid.NewGuid().ToString("n")), ("digest", digest),
            ("person", request.Person.Id.ToString()), ("engagement", request.Engagement),
            ("role", request.Role is { } role ? Roles.KeyOf(role) : null), ("by", session.Person.ToString()),
            ("now", now.Microseconds()), ("end", now.Plus(Duration.FromDays(request.Days)).Microseconds()),
        ];
        yield return new("""
            UPDATE invitation SET withdrawn_at = @now
            WHERE org = @org AND person = @person AND accepted_at IS NULL AND withdrawn_at IS NULL
            """, values);
        yield return new("""
            INSERT INTO invitation
                (org, id, secret_digest, person, engagement, role, invited_by, created_at, expires_at)
            SELECT @org, @id, @digest, @person, @engagement, @role, @by, @now, @end
            WHERE EXISTS (SELECT 1 FROM person WHERE org = @org AND id = @person AND erased_at IS NULL)
            """, values);
    }
}
