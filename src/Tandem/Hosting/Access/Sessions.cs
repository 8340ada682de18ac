using Dapper;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Ledger;

namespace Tandem.Hosting.Access;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Id">Names the session; no secret, since the cookie that carries it is sealed by this server.</param>
/// <param name="Device">Browser and system, as far as they can be told.</param>
public sealed record OpenSession(string Id, string Device, Instant StartedAt, Instant LastSeenAt);

/// <summary>The browser sessions, kept by the server so that they can be listed and ended.</summary>
sealed class Sessions(ILedger ledger, PeopleDirectory people, AccessLimits limits, IClock clock) : IDisposable
{
    const int PerPersonMax = 50;
    const int RememberedMax = 20_000;
    static readonly Duration SeenEvery = Duration.FromMinutes(1);

    readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = RememberedMax });

    // Counts what was forgotten, so that a session read before it ended is not remembered after.
    int forgotten;

    /// <summary>Signs a person in, in a session that never existed before, and answers its id.</summary>
    public async Task<string> Begin(
        Id<Organisation> organisation, Id<Person> person, string device, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString("n");
        var now = clock.GetCurrentInstant();
        (string, object?)[] values =
        [
            ("org", organisation.ToString()), ("id", id), ("person", person.ToString()), ("device", device),
            ("now", now.Microseconds()), ("idle", IdleSince(now).Microseconds()),
            ("oldest", OldestStart(now).Microseconds()), ("others", PerPersonMax - 1),
        ];
        await ledger.Write(
        [
            new("DELETE FROM session WHERE org = @org AND (last_seen_at < @idle OR started_at < @oldest)", values),
            new("""
                DELETE FROM session WHERE org = @org AND person = @person AND id NOT IN (
                    SELECT id FROM session WHERE org = @org AND person = @person
                    ORDER BY last_seen_at DESC LIMIT @others)
                """, values),
            new("""
                INSERT INTO session (org, id, person, device, started_at, last_seen_at)
                VALUES (@org, @id, @person, @device, @now, @now)
                """, values),
        ], ct);
        return id;
    }

    /// <summary>Who is signed in by a session, or null where it has ended, was revoked or never was.</summary>
    public async Task<Session?> Check(Organisation organisation, string id, CancellationToken ct)
    {
        if (remembered.TryGetValue((organisation.Id, id), out Session? session)) return session;

        var before = Volatile.Read(ref forgotten);
        var now = clock.GetCurrentInstant();
        var row = await ledger.Query(connection => connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Row.Columns} FROM session WHERE org = @org AND id = @id",
            new { org = organisation.Id.ToString(), id }, cancellationToken: ct)), ct);
        if (row is null || !IsOpen(row, now)) return null;
        if (await people.Find(organisation.Id, Id<Person>.Parse(row.Person, null), ct) is not { Erased: false } person)
            return null;

        if (now - row.LastSeenAt.Moment() >= SeenEvery) await See(organisation.Id, id, now, ct);
        session = new(
            organisation.Id, organisation.Name, person.Id, person.Name, person.Administrator, person.ReadsEverything,
            SessionId: id, TokenId: null, Scopes.Every, OnlyEngagement: null)
        {
            Company = person.Company,
        };
        remembered.Set((organisation.Id, id), session, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(limits.RevocationSecondsMax),
        });
        if (Volatile.Read(ref forgotten) != before) remembered.Remove((organisation.Id, id));
        return session;
    }

    /// <summary>A person's sessions that have not ended, the latest seen first.</summary>
    public async Task<IReadOnlyList<OpenSession>> List(
        Id<Organisation> organisation, Id<Person> person, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var rows = await ledger.Query(connection => connection.QueryAsync<Row>(new CommandDefinition($"""
            SELECT {Row.Columns} FROM session WHERE org = @org AND person = @person
            ORDER BY last_seen_at DESC LIMIT @most
            """, new { org = organisation.ToString(), person = person.ToString(), most = PerPersonMax },
            cancellationToken: ct)), ct);
        return rows.Where(row => IsOpen(row, now))
            .Select(row => new OpenSession(row.Id, row.Device, row.StartedAt.Moment(), row.LastSeenAt.Moment()))
            .ToList();
    }

    /// <summary>Ends one of a person's sessions; another person's is left alone.</summary>
    public async Task End(Id<Organisation> organisation, Id<Person> person, string id, CancellationToken ct)
    {
        await ledger.Write([Statement.Of("DELETE FROM session WHERE org = @org AND person = @person AND id = @id",
            ("org", organisation.ToString()), ("person", person.ToString()), ("id", id))], ct);
        Forget(organisation, id);
    }

    /// <summary>Ends a person's sessions, all or all but one.</summary>
    public async Task EndAll(Id<Organisation> organisation, Id<Person> person, string? except, CancellationToken ct)
    {
        var open = await List(organisation, person, ct);
        await ledger.Write([Statement.Of("DELETE FROM session WHERE org = @org AND person = @person AND id <> @except",
            ("org", organisation.ToString()), ("person", person.ToString()), ("except", except ?? ""))], ct);
        foreach (var session in open)
            if (session.Id != except) Forget(organisation, session.Id);
    }

    /// <summary>Erases a person for good, who is then signed out everywhere. Somebody who may not be erased keeps
    /// everything, their sessions too.</summary>
    public async Task<Refusal?> Erase(Id<Organisation> organisation, Id<Person> person, CancellationToken ct)
    {
        var open = await List(organisation, person, ct);
        if (await people.Erase(organisation, person, ct) is { } refusal) return refusal;
        foreach (var session in open) Forget(organisation, session.Id);
        return null;
    }

    /// <summary>What is known of a session's person has changed: the next request reads it anew.</summary>
    public void Forget(Id<Organisation> organisation, string id)
    {
        Interlocked.Increment(ref forgotten);
        remembered.Remove((organisation, id));
    }

    bool IsOpen(Row row, Instant now) =>
        row.LastSeenAt.Moment() >= IdleSince(now) && row.StartedAt.Moment() >= OldestStart(now);

    Instant IdleSince(Instant now) => now.Minus(Duration.FromHours(limits.SessionIdleHours));

    Instant OldestStart(Instant now) => now.Minus(Duration.FromHours(limits.SessionHoursMax));

    Task<IReadOnlyList<int>> See(Id<Organisation> organisation, string id, Instant now, CancellationToken ct) =>
        ledger.Write([Statement.Of("UPDATE session SET last_seen_at = @now WHERE org = @org AND id = @id",
            ("org", organisation.ToString()), ("id", id), ("now", now.Microseconds()))], ct);

    public void Dispose() => remembered.Dispose();

    sealed class Row
    {
        public const string Columns = "id, person, device, started_at AS startedAt, last_seen_at AS lastSeenAt";

        public required string Id { get; init; }
        public required string Person { get; init; }
        public required string Device { get; init; }
        public long StartedAt { get; init; }
        public long LastSeenAt { get; init; }
    }
}
