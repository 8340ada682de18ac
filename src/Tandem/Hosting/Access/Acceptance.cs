using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>Taking an invitation: an account or a new password, then the role that was promised.</summary>
sealed class Acceptance(
    ILedger ledger,
    Invitations invitations,
    PeopleDirectory people,
    Sessions sessions,
    AccessHooks hooks,
    IPasswordHasher<Account> hasher,
    IClock clock,
    ILogger<Acceptance> log)
{
    /// <summary>Gives the invited person the name and password typed, or says why not. Without a name, the one that the
    /// directory knows stays.</summary>
    /// <remarks>If the engagement refuses the role, the account stands, and the people page shows it.</remarks>
    public async Task<Refusal?> Accept(
        Id<Organisation> organisation, string secret, string? name, string password, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var invitation = await invitations.Look(organisation, secret, ct);
        if (invitation?.At(now) != InvitationStanding.Open) return AccessRefusal.InvitationClosed;
        if (await people.Find(organisation, invitation.Person, ct) is not { Erased: false, Email: { } email } person)
            return AccessRefusal.InvitationClosed;
        name ??= person.Name;
        if (PeopleDirectory.Check(person with { Name = name }) is { } refusal) return refusal;
        if (PasswordRules.Check(password, email) is { } weak) return weak;

        if (!await Claim(organisation, invitation, hasher.HashPassword(null!, password), now, ct))
            return AccessRefusal.InvitationClosed;
        await people.Change(organisation, person with { Name = name }, ct);
        // Whoever lost a password may have lost it to somebody.
        await sessions.EndAll(organisation, person.Id, except: null, ct);
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
                """, ("org", organisation.ToString()), ("id", invitation.Id), ("now", now.Microseconds())),
            AccountRow.AddingFor(organisation, invitation.Id, invitation.Person, hash, now),
        ], ct);
        return rows is [1, 1];
    }

    /// <summary>Asks the engagement, once or once more, to give the role of an accepted invitation.</summary>
    public async Task<Refusal?> GiveRole(Id<Organisation> organisation, Invitation invitation, CancellationToken ct)
    {
        if (invitation is not { Engagement: { } engagement, Role: { } role }) return null;
        var refusal = await hooks.InvitationAccepted(
            new(organisation, invitation.Person, engagement, role, invitation.InvitedBy), ct);
        if (refusal is not null)
        {
            log.LogWarning("The role {Role} was not given to {Person}: {Code}", role, invitation.Person, refusal.Code);
            return refusal;
        }

        await ledger.Write([Statement.Of("UPDATE invitation SET role_given_at = @now WHERE org = @org AND id = @id",
            ("org", organisation.ToString()), ("id", invitation.Id),
            ("now", clock.GetCurrentInstant().Microseconds()))], ct);
        return null;
    }
}
