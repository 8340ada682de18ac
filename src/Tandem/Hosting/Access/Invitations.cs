using Dapper;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>Invitations by link: used once, open for some days, known to the server only by the link's digest.</summary>
sealed class Invitations(
    ILedger ledger,
    PeopleDirectory people,
    Entry entry,
    AccessHooks hooks,
    IPasswordHasher<Account> hasher,
    IClock clock,
    ILogger<Invitations> log)
{
    public const int DaysMax = 30;
    public const int ListMax = 200;

    /// <summary>Invites a person and answers the secret that ends the link, or says why not.</summary>
    /// <remarks>An invitation of the same person that is still open is withdrawn: one link at a time.</remarks>
    public async Task<(string? Secret, Refusal? Refusal)> Invite(
        Session session, InvitationRequest request, CancellationToken ct)
    {
        if (await Check(session, request, ct) is { } refusal) return (null, refusal);
        var secret = Secret.New();
        var now = clock.GetCurrentInstant();
        (string, object?)[] values =
        [
            ("org", session.Organisation.ToString()), ("id", Guid.NewGuid().ToString("n")),
            ("digest", Secret.DigestOf(secret)), ("person", request.Person.ToString()),
            ("engagement", request.Engagement), ("role", request.Role is { } role ? Roles.KeyOf(role) : null),
            ("by", session.Person.ToString()), ("now", now.Microseconds()),
            ("end", now.Plus(Duration.FromDays(request.Days)).Microseconds()),
        ];
        await ledger.Write(
        [
            new("""
                UPDATE invitation SET withdrawn_at = @now
                WHERE org = @org AND person = @person AND accepted_at IS NULL AND withdrawn_at IS NULL
                """, values),
            new("""
                INSERT INTO invitation
                    (org, id, secret_digest, person, engagement, role, invited_by, created_at, expires_at)
                VALUES (@org, @id, @digest, @person, @engagement, @role, @by, @now, @end)
                """, values),
        ], ct);
        return (secret, null);
    }

    async Task<Refusal?> Check(Session session, InvitationRequest request, CancellationToken ct)
    {
        if ((request.Role is null) != (request.Engagement is null)) return AccessRefusal.RoleWithoutEngagement;
        if (request.Engagement is { } engagement && !await entry.Allows(session, engagement, ct))
            return AccessRefusal.EngagementNotSeen;
        if (await CheckInviter(session, request, ct) is { } refusal) return refusal;
        if (request.Days is < 1 or > DaysMax) return AccessRefusal.InvitationDays;
        if (await people.Find(session.Organisation, request.Person, ct) is not { Erased: false } person)
            return DirectoryRefusal.PersonUnknown;
        if (person.Email is null) return AccessRefusal.EmailNeeded;
        return await HasAccount(session.Organisation, person.Id, ct) ? AccessRefusal.AccountExists : null;
    }

    async Task<Refusal?> CheckInviter(Session session, InvitationRequest request, CancellationToken ct)
    {
        if (session.Administrator) return null;
        if (request.Role is not { } role) return AccessRefusal.AdministratorOnly;
        var memberships = await entry.Memberships(session, ct);
        if (memberships.FirstOrDefault(each => each.Engagement == request.Engagement) is not { } own)
            return AccessRefusal.AdministratorOnly;
        return own.Side == Side.Partner && Roles.SideOf(role) == Side.Client ? AccessRefusal.OtherSide : null;
    }

    /// <summary>The invitation that a link stands for, whatever became of it; null where there never was one.</summary>
    public async Task<Invitation?> Look(Id<Organisation> organisation, string secret, CancellationToken ct)
    {
        var row = await ledger.Query(connection => connection.QuerySingleOrDefaultAsync<InvitationRow>(
            new CommandDefinition(
                $"SELECT {InvitationRow.Columns} FROM invitation WHERE org = @org AND secret_digest = @digest",
                new { org = organisation.ToString(), digest = Secret.DigestOf(secret) }, cancellationToken: ct)), ct);
        return row is not null && Secret.Matches(secret, row.SecretDigest) ? row.Read() : null;
    }

    /// <summary>
    /// Takes an invitation: the person gets the name and password typed, then the engagement is asked to give the role.
    /// If it refuses, the account stands, and the people page shows that the role is still to be given.
    /// </summary>
    public async Task<Refusal?> Accept(
        Id<Organisation> organisation, string secret, string name, string password, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await Look(organisation, secret, ct) is not { } invitation || invitation.At(now) != InvitationStanding.Open)
            return AccessRefusal.InvitationClosed;
        if (await people.Find(organisation, invitation.Person, ct) is not { Erased: false, Email: { } email } person)
            return AccessRefusal.InvitationClosed;
        if (PeopleDirectory.Check(person with { Name = name }) is { } refusal) return refusal;
        if (PasswordRules.Check(password, email) is { } weak) return weak;

        if (!await Claim(organisation, invitation, hasher.HashPassword(null!, password), now, ct))
            return AccessRefusal.InvitationClosed;
        await people.Change(organisation, person with { Name = name }, ct);
        if (invitation.Engagement is not null) await GiveRole(organisation, invitation, ct);
        return null;
    }

    // Marking the invitation and making the account are one transaction, and the account is made only by the request
    // that marked it: of two acceptances at the same moment one succeeds.
    async Task<bool> Claim(
        Id<Organisation> organisation, Invitation invitation, string hash, Instant now, CancellationToken ct)
    {
        var rows = await ledger.Write(
        [
            Statement.Of("""
                UPDATE invitation SET accepted_at = @now
                WHERE org = @org AND id = @id AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > @now
                  AND NOT EXISTS (SELECT 1 FROM account WHERE account.org = @org AND account.person = @person)
                """,
                ("org", organisation.ToString()), ("id", invitation.Id), ("person", invitation.Person.ToString()),
                ("now", now.Microseconds())),
            AccountRow.AddingFor(organisation, invitation.Id, invitation.Person, hash, now),
        ], ct);
        return rows[0] == 1;
    }

    /// <summary>Asks the engagement once more to give the role of an invitation that was accepted.</summary>
    public async Task<Refusal?> GiveRole(Id<Organisation> organisation, Invitation invitation, CancellationToken ct)
    {
        var role = invitation.Role!.Value;
        var accepted = new InvitationAccepted(
            organisation, invitation.Person, invitation.Engagement!, role, Roles.SideOf(role), invitation.InvitedBy);
        if (await hooks.InvitationAccepted(accepted, ct) is { } refusal)
        {
            log.LogWarning("The role {Role} was not given to {Person}: {Code}", role, invitation.Person, refusal.Code);
            return refusal;
        }

        await ledger.Write([Statement.Of("UPDATE invitation SET role_given_at = @now WHERE org = @org AND id = @id",
            ("org", organisation.ToString()), ("id", invitation.Id), ("now", clock.GetCurrentInstant().Microseconds()))], ct);
        return null;
    }

    /// <summary>The latest invitations, those of one inviter or everybody's for an administrator.</summary>
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

    Task<bool> HasAccount(Id<Organisation> organisation, Id<Person> person, CancellationToken ct) =>
        ledger.Query(async connection => await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM account WHERE org = @org AND person = @person",
            new { org = organisation.ToString(), person = person.ToString() }, cancellationToken: ct)) > 0, ct);
}
