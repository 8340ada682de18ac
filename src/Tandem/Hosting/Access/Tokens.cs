using Dapper;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>An API token as its owner sees it; the token itself is shown once and kept nowhere.</summary>
public sealed record Token(
    string Id,
    string Name,
    Sequence<Scope> Scopes,
    string? Engagement,
    Instant CreatedAt,
    Instant ExpiresAt,
    Instant? LastUsedAt);

/// <summary>What is asked for when a token is made.</summary>
/// <param name="Engagement">The only engagement that it may be used on, or null for all that its owner sees.</param>
/// <param name="Days">How long it holds.</param>
sealed record TokenRequest(string Name, Sequence<Scope> Scopes, string? Engagement, int Days);

/// <summary>The API tokens of an organisation.</summary>
sealed class Tokens(ILedger ledger, PeopleDirectory people, Entry entry, AccessLimits limits, IClock clock)
    : IDisposable
{
    public const int NameCharactersMax = 80;
    public const int DaysMax = 365;
    public const int PerPersonMax = 100;
    const int RememberedMax = 20_000;
    static readonly Duration UsedEvery = Duration.FromMinutes(1);

    readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = RememberedMax });

    /// <summary>The scopes that a token of this person can have: only that of an administrator administers.</summary>
    public static Sequence<Scope> ScopesOf(Session session) =>
        [.. Scopes.Every.Where(scope => scope != Scope.Admin || session.Administrator)];

    /// <summary>Makes a token for the session's person and answers its text, or says why not.</summary>
    public async Task<(string? Text, Refusal? Refusal)> Issue(
        Session session, TokenRequest request, CancellationToken ct)
    {
        if (await Check(session, request, ct) is { } refusal) return (null, refusal);
        var text = TokenText.New();
        var now = clock.GetCurrentInstant();
        await ledger.Write([Statement.Of("""
            INSERT INTO api_token (org, id, secret_digest, person, name, scopes, engagement, created_at, expires_at)
            VALUES (@org, @id, @digest, @person, @name, @scopes, @engagement, @now, @end)
            """,
            ("org", session.Organisation.ToString()), ("id", Guid.NewGuid().ToString("n")),
            ("digest", Secret.DigestOf(text)), ("person", session.Person.ToString()), ("name", request.Name.Trim()),
            ("scopes", Scopes.Write(request.Scopes)), ("engagement", request.Engagement),
            ("now", now.Microseconds()), ("end", now.Plus(Duration.FromDays(request.Days)).Microseconds()))], ct);
        return (text, null);
    }

    async Task<Refusal?> Check(Session session, TokenRequest request, CancellationToken ct)
    {
        if (request.Name.Trim().Length is 0 or > NameCharactersMax) return AccessRefusal.TokenName;
        if (request.Scopes.Count == 0) return AccessRefusal.TokenScopes;
        if (!request.Scopes.All(ScopesOf(session).Contains))
            return AccessRefusal.AdministratorOnly with { Field = "scopes" };
        if (request.Days is < 1 or > DaysMax) return AccessRefusal.TokenExpiry;
        if (request.Engagement is { } engagement && !await entry.Allows(session, engagement, ct))
            return AccessRefusal.EngagementNotSeen;
        return (await List(session, ct)).Count >= PerPersonMax ? AccessRefusal.TooManyTokens : null;
    }

    /// <summary>Who asks with a token, or why the token does not hold.</summary>
    public async Task<(Session? Session, Refusal? Refusal)> Check(
        Organisation organisation, string text, CancellationToken ct)
    {
        if (!TokenText.IsWellFormed(text)) return (null, AccessRefusal.TokenMalformed);
        var digest = Secret.DigestOf(text);
        if (remembered.TryGetValue((organisation.Id, digest), out Session? session)) return (session, null);

        var now = clock.GetCurrentInstant();
        var row = await ledger.Query(connection => connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Row.Columns} FROM api_token WHERE org = @org AND secret_digest = @digest",
            new { org = organisation.Id.ToString(), digest }, cancellationToken: ct)), ct);
        if (row is null || !Secret.Matches(text, row.SecretDigest)) return (null, AccessRefusal.TokenUnknown);
        if (row.RevokedAt is not null || row.ExpiresAt.Moment() <= now) return (null, AccessRefusal.TokenUnknown);
        if (await people.Find(organisation.Id, Id<Person>.Parse(row.Person, null), ct) is not { Erased: false } person)
            return (null, AccessRefusal.TokenUnknown);

        if (row.LastUsedAt is not { } used || now - used.Moment() >= UsedEvery)
            await Use(organisation.Id, row.Id, now, ct);
        return (Remember(organisation, digest, row, person, now), null);
    }

    /// <summary>The person's tokens that were not revoked, the newest first; expired ones among them.</summary>
    public async Task<IReadOnlyList<Token>> List(Session session, CancellationToken ct)
    {
        var rows = await ledger.Query(connection => connection.QueryAsync<Row>(new CommandDefinition($"""
            SELECT {Row.Columns} FROM api_token WHERE org = @org AND person = @person AND revoked_at IS NULL
            ORDER BY created_at DESC, id LIMIT @most
            """,
            new { org = session.Organisation.ToString(), person = session.Person.ToString(), most = PerPersonMax },
            cancellationToken: ct)), ct);
        return rows.Select(row => row.Read()).ToList();
    }

    /// <summary>Revokes one of the session's person's tokens; another person's is left alone.</summary>
    public async Task Revoke(Session session, string id, CancellationToken ct)
    {
        await ledger.Write([Statement.Of("""
            UPDATE api_token SET revoked_at = @now
            WHERE org = @org AND person = @person AND id = @id AND revoked_at IS NULL
            """,
            ("org", session.Organisation.ToString()), ("person", session.Person.ToString()), ("id", id),
            ("now", clock.GetCurrentInstant().Microseconds()))], ct);
        // Remembered by digest, which is not known here; revoking is rare.
        remembered.Clear();
    }

    Session Remember(Organisation organisation, string digest, Row row, Profile person, Instant now)
    {
        var session = new Session(
            organisation.Id, organisation.Name, person.Id, person.Name, person.Administrator, person.ReadsEverything,
            SessionId: null, TokenId: row.Id, Scopes.Read(row.Scopes), row.Engagement);
        var holds = TimeSpan.FromSeconds(limits.RevocationSecondsMax);
        var left = (row.ExpiresAt.Moment() - now).ToTimeSpan();
        return remembered.Set((organisation.Id, digest), session, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = left < holds ? left : holds,
        });
    }

    Task<IReadOnlyList<int>> Use(Id<Organisation> organisation, string id, Instant now, CancellationToken ct) =>
        ledger.Write([Statement.Of("UPDATE api_token SET last_used_at = @now WHERE org = @org AND id = @id",
            ("org", organisation.ToString()), ("id", id), ("now", now.Microseconds()))], ct);

    public void Dispose() => remembered.Dispose();

    sealed class Row
    {
        public const string Columns = """
            id, secret_digest AS secretDigest, person, name, scopes, engagement, created_at AS createdAt,
            expires_at AS expiresAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt
            """;

        public required string Id { get; init; }
        public required string SecretDigest { get; init; }
        public required string Person { get; init; }
        public required string Name { get; init; }
        public required string Scopes { get; init; }
        public string? Engagement { get; init; }
        public long CreatedAt { get; init; }
        public long ExpiresAt { get; init; }
        public long? LastUsedAt { get; init; }
        public long? RevokedAt { get; init; }

        public Token Read() => new(
            Id, Name, Access.Scopes.Read(Scopes), Engagement,
            CreatedAt.Moment(), ExpiresAt.Moment(), LastUsedAt?.Moment());
    }
}
