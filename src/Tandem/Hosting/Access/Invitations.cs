using Dapper;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>Invitations by link: used once, open for some days; only the digest of the link is kept.</summary>
sealed class Invitations(ILedger ledger, PeopleDirectory people, Entry entry, AccessHooks hooks, IClock clock)
{
    public const int DaysMax = 30;
    public const int DaysUsual = 7;
    public const int ListMax = 200;

    /// <summary>Invites a person, adding them where needed; answers the secret of the link, or why not.</summary>
    /// <remarks>An invitation of the same person that is still open is withdrawn: one link at a time.</remarks>
    public async Task<(string? Secret, Refusal? Refusal)> Invite(
        Session session, InvitationRequest request, CancellationToken ct)
    {
        if (await Check(session, request, ct) is { } refusal) return (null, refusal);
        var known = await people.Find(session.Organisation, request.Person.Id, ct) is not null;
        var secret = Secret.New();
        var now = clock.GetCurrentInstant();
        var rows = await ledger.Write(
        [
            .. known ? [] : new[] { ProfileRow.Adding(session.Organisation, request.Person, now) },
            .. InvitationRow.Adding(session, request, Secret.DigestOf(secret), now),
        ], ct);
        return rows[^1] == 1 ? (secret, null) : (null, DirectoryRefusal.EmailTaken);
    }

    async Task<Refusal?> Check(Session session, InvitationRequest request, CancellationToken ct)
    {
        if (await CheckInviter(session, request, ct) is { } refusal) return refusal;
        if (!session.Administrator && !await IsOwnGuest(session, request.Person.Id, ct))
            return AccessRefusal.AdministratorInvitesKnown;
        if (request.Days is < 1 or > DaysMax) return AccessRefusal.InvitationDays;
        if (request.Person.Erased) return DirectoryRefusal.PersonUnknown;
        if (request.Person.Email is null) return AccessRefusal.EmailNeeded;
        if (PeopleDirectory.Check(request.Person) is { } wrong) return wrong;
        // Else the link would promise what cannot come true, and whoever follows it would stand before nothing.
        if (request is { Role: { } role, Engagement: { } engagement } && await hooks.RoleOffered(new(
            session.Organisation, session.Person, session.Administrator, engagement, role, request.Person.Id,
            request.Person.Side), ct)
            is { } impossible)
            return impossible with { Field = "role" };
        // For an administrator the link of somebody who has an account sets a new password.
        var resets = session.Administrator && request.Role is null;
        return !resets && await HasAccount(session.Organisation, request.Person.Id, ct)
            ? AccessRefusal.AccountExists
            : null;
    }

    async Task<Refusal?> CheckInviter(Session session, InvitationRequest request, CancellationToken ct)
    {
        if ((request.Role is null) != (request.Engagement is null)) return AccessRefusal.RoleWithoutEngagement;
        if (request.Engagement is { } engagement && !await entry.Allows(session, engagement, ct))
            return AccessRefusal.EngagementNotSeen;
        if (session.Administrator) return null;
        if (request.Role is not { } role || request.Person.Administrator || request.Person.ReadsEverything)
            return AccessRefusal.AdministratorOnly;
        var memberships = await entry.Memberships(session, ct);
        if (memberships.FirstOrDefault(each => each.Engagement == request.Engagement) is not { } own)
            return AccessRefusal.AdministratorOnly;
        return own.Side == Side.Partner && Roles.SideOf(role) == Side.Client ? AccessRefusal.OtherSide : null;
    }

    // Whoever holds a link can come in as the person. So members get links only for people whom they brought in
    // themselves and who hold no role yet; else a link to somebody who may decide could be made by one who may not.
    Task<bool> IsOwnGuest(Session session, Id<Person> person, CancellationToken ct) =>
        ledger.Query(async connection => await connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            SELECT
                (SELECT COUNT(*) FROM person WHERE org = @org AND id = @person)
                - (SELECT COUNT(*) FROM person WHERE org = @org AND id = @person
                    AND NOT EXISTS (SELECT 1 FROM member WHERE member.org = @org AND member.person = @person)
                    AND EXISTS (SELECT 1 FROM invitation
                        WHERE invitation.org = @org AND invitation.person = @person AND invited_by = @by)
                    AND NOT EXISTS (SELECT 1 FROM invitation
                        WHERE invitation.org = @org AND invitation.person = @person AND invited_by <> @by))
            """,
            new
            {
                org = session.Organisation.ToString(),
                person = person.ToString(),
                by = session.Person.ToString(),
            },
            cancellationToken: ct)) == 0, ct);

    /// <summary>The invitation of a link, whatever became of it; null where there never was one.</summary>
    public async Task<Invitation?> Look(Id<Organisation> organisation, string secret, CancellationToken ct)
    {
        var row = await ledger.Query(connection => connection.QuerySingleOrDefaultAsync<InvitationRow>(
            new CommandDefinition(
                $"SELECT {InvitationRow.Columns} FROM invitation WHERE org = @org AND secret_digest = @digest",
                new { org = organisation.ToString(), digest = Secret.DigestOf(secret) }, cancellationToken: ct)), ct);
        return row is not null && Secret.Matches(secret, row.SecretDigest) ? row.Read() : null;
    }

    /// <summary>The latest invitations: those that the session made, or everybody's for an administrator.</summary>
    public async Task<IReadOnlyList<Invitation>> List(Session session, CancellationToken ct)
    {
        var rows = await ledger.Query(connection => connection.QueryAsync<InvitationRow>(new CommandDefinition($"""
            SELECT {InvitationRow.Columns} FROM invitation WHERE org = @org AND (@all OR invited_by = @by)
            ORDER BY created_at DESC, id LIMIT @most
            """,
            new
            {
                org = session.Organisation.ToString(),
                all = session.Administrator,
                by = session.Person.ToString(),
                most = ListMax,
            },
            cancellationToken: ct)), ct);
        return rows.Select(row => row.Read()).ToList();
    }

    /// <summary>Withdraws an open invitation that the session made, or any for an administrator.</summary>
    public Task Withdraw(Session session, string id, CancellationToken ct) =>
        ledger.Write([Statement.Of("""
            UPDATE invitation SET withdrawn_at = @now
            WHERE org = @org AND id = @id AND (@all OR invited_by = @by)
              AND accepted_at IS NULL AND withdrawn_at IS NULL
            """,
            ("org", session.Organisation.ToString()), ("id", id), ("all", session.Administrator),
            ("by", session.Person.ToString()), ("now", clock.GetCurrentInstant().Microseconds()))], ct);

    /// <summary>Whether a person can sign in, so that a link sets a new password.</summary>
    public async Task<bool> HasAccount(Id<Organisation> organisation, Id<Person> person, CancellationToken ct)
    {
        var standings = await Standings(organisation, [person], clock.GetCurrentInstant(), ct);
        return standings.GetValueOrDefault(person) == PersonStanding.CanSignIn;
    }

    /// <summary>How some people come in; those who were never invited are left out.</summary>
    public async Task<IReadOnlyDictionary<Id<Person>, PersonStanding>> Standings(
        Id<Organisation> organisation, IReadOnlyList<Id<Person>> people, Instant now, CancellationToken ct)
    {
        if (people.Count == 0) return new Dictionary<Id<Person>, PersonStanding>();
        var parameters = new DynamicParameters(new { org = organisation.ToString(), now = now.Microseconds() });
        var ids = parameters.AddAmong([.. people.Select(person => person.ToString())]);
        var rows = await ledger.Query(connection => connection.QueryAsync<(string Person, long HasAccount)>(
            new CommandDefinition($"""
                SELECT person, 1 FROM account WHERE org = @org AND person IN {ids}
                UNION ALL
                SELECT person, 0 FROM invitation
                WHERE org = @org AND person IN {ids}
                  AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > @now
                """, parameters, cancellationToken: ct)), ct);
        return rows.GroupBy(row => row.Person).ToDictionary(
            person => Id<Person>.Parse(person.Key, null),
            person => person.Any(row => row.HasAccount == 1) ? PersonStanding.CanSignIn : PersonStanding.Invited);
    }
}
