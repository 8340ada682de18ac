using Dapper;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>Accounts and wrong attempts for ASP.NET Core Identity, which decides when to lock.</summary>
/// <remarks>
/// Attempts are counted in the database in one statement, so that attempts at the same moment are all counted.
/// </remarks>
sealed class AccountStore(ILedger ledger, Organisations organisations, UnknownPassword unknown, IClock clock)
    : IUserPasswordStore<Account>, IUserLockoutStore<Account>
{
    static readonly Duration FailuresKept = Duration.FromDays(1);

    /// <summary>The account of an address; where there is none, one that no password opens.</summary>
    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken ct)
    {
        if (await organisations.Current(ct) is not { } organisation) return null;
        var row = await ledger.Query(connection => connection.QuerySingleAsync<Row>(new CommandDefinition("""
            SELECT account.person, account.password_hash AS passwordHash,
                   sign_in_failure.failures, sign_in_failure.locked_until AS lockedUntil
            FROM organisation
            LEFT JOIN person ON person.org = organisation.org AND person.email_key = @key
            LEFT JOIN account ON account.org = person.org AND account.person = person.id
            LEFT JOIN sign_in_failure ON sign_in_failure.org = organisation.org AND email_digest = @digest
            WHERE organisation.org = @org
            """,
            new
            {
                org = organisation.Id.ToString(),
                key = normalizedUserName,
                digest = Secret.DigestOf(normalizedUserName),
            },
            cancellationToken: ct)), ct);
        return new Account
        {
            Organisation = organisation.Id,
            Person = Id<Person>.TryParse(row.Person, null, out var person) ? person : null,
            EmailKey = normalizedUserName,
            PasswordHash = row.PasswordHash ?? unknown.Hash,
            Failures = (int)(row.Failures ?? 0),
            LockedUntil = row.LockedUntil?.Moment().ToDateTimeOffset(),
        };
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken ct) => FindByNameAsync(userId, ct);

    public async Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await ledger.Write(
        [
            About(user, """
                INSERT INTO sign_in_failure (org, email_digest, failures, last_at) VALUES (@org, @digest, 1, @now)
                ON CONFLICT (org, email_digest) DO UPDATE
                SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at
                """, ("now", now.Microseconds())),
            About(user, """
                DELETE FROM sign_in_failure WHERE org = @org AND last_at < @old AND email_digest <> @digest
                """, ("old", (now - FailuresKept).Microseconds())),
        ], ct);
        return user.Failures = await ledger.Query(connection => connection.QuerySingleAsync<int>(new CommandDefinition(
            "SELECT failures FROM sign_in_failure WHERE org = @org AND email_digest = @digest",
            new { org = user.Organisation.ToString(), digest = Secret.DigestOf(user.EmailKey) },
            cancellationToken: ct)), ct);
    }

    public async Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken ct)
    {
        user.LockedUntil = lockoutEnd;
        await ledger.Write([About(user,
            "UPDATE sign_in_failure SET locked_until = @until WHERE org = @org AND email_digest = @digest",
            ("until", lockoutEnd is { } end ? Instant.FromDateTimeOffset(end).Microseconds() : null))], ct);
    }

    public async Task ResetAccessFailedCountAsync(Account user, CancellationToken ct)
    {
        user.Failures = 0;
        await ledger.Write([About(user,
            "UPDATE sign_in_failure SET failures = 0 WHERE org = @org AND email_digest = @digest")], ct);
    }

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken ct) =>
        Task.FromResult(user.LockedUntil);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken ct) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken ct) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken ct) =>
        throw new NotSupportedException("Every account can be locked.");

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken ct) =>
        Task.FromResult<string?>(user.PasswordHash);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken ct)
    {
        user.PasswordHash = passwordHash ?? unknown.Hash;
        return Task.CompletedTask;
    }

    public Task<bool> HasPasswordAsync(Account user, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Stores the password's hash; everything else is stored where it changes.</summary>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken ct)
    {
        if (user.Person is not { } person) return IdentityResult.Success;
        await ledger.Write([Statement.Of("""
            UPDATE account SET password_hash = @hash, password_changed_at = @now
            WHERE org = @org AND person = @person AND password_hash <> @hash
            """,
            ("org", user.Organisation.ToString()), ("person", person.ToString()), ("hash", user.PasswordHash),
            ("now", clock.GetCurrentInstant().Microseconds()))], ct);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken ct) =>
        throw new NotSupportedException("Accounts are made by founding the organisation or accepting an invitation.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken ct) =>
        throw new NotSupportedException("An account ends when its person is erased.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken ct) => Task.FromResult(user.EmailKey);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken ct) =>
        Task.FromResult<string?>(user.EmailKey);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken ct) =>
        throw new NotSupportedException("The address is changed in the directory.");

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken ct) =>
        Task.FromResult<string?>(user.EmailKey);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken ct) =>
        Task.CompletedTask; // Identity repeats the address on every update; it is compared as the directory keeps it.

    public void Dispose()
    {
        // Nothing is held: the ledger outlives every request.
    }

    static Statement About(Account user, string sql, params (string, object?)[] values) => new(sql,
        [("org", user.Organisation.ToString()), ("digest", Secret.DigestOf(user.EmailKey)), .. values]);

    sealed class Row
    {
        public string? Person { get; init; }
        public string? PasswordHash { get; init; }
        public long? Failures { get; init; }
        public long? LockedUntil { get; init; }
    }
}
