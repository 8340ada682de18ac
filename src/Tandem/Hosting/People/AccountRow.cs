using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>What is written about the account with which a person signs in.</summary>
static class AccountRow
{
    /// <summary>Gives a person an account; touches no row where there is one, or no such person.</summary>
    public static Statement Adding(
        Id<Organisation> organisation, Id<Person> person, string passwordHash, Instant now) => Statement.Of("""
        INSERT INTO account (org, person, password_hash, created_at, password_changed_at)
        SELECT @org, @person, @hash, @now, @now
        WHERE EXISTS (SELECT 1 FROM person WHERE org = @org AND id = @person AND erased_at IS NULL)
        ON CONFLICT DO NOTHING
        """,
        ("org", organisation.ToString()), ("person", person.ToString()), ("hash", passwordHash),
        ("now", now.Microseconds()));

    /// <summary>Gives an account, or it a new password, if the invitation was accepted at that instant.</summary>
    public static Statement AddingFor(
        Id<Organisation> organisation, string invitation, Id<Person> person, string passwordHash, Instant now) =>
        Statement.Of("""
        INSERT INTO account (org, person, password_hash, created_at, password_changed_at)
        SELECT @org, @person, @hash, @now, @now
        WHERE EXISTS (SELECT 1 FROM invitation WHERE org = @org AND id = @invitation AND accepted_at = @now)
        ON CONFLICT (org, person) DO UPDATE
        SET password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at
        """,
        ("org", organisation.ToString()), ("invitation", invitation), ("person", person.ToString()),
        ("hash", passwordHash), ("now", now.Microseconds()));
}
