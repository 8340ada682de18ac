using System.Globalization;
using Dapper;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Ledger;

namespace Tandem.Hosting.People;

/// <summary>The organisation of this server, once it is founded. A server has at most one.</summary>
sealed class Organisations(ILedger ledger, IClock clock)
{
    volatile Organisation? current;

    /// <summary>The organisation, or null before the first visit.</summary>
    public async Task<Organisation?> Current(CancellationToken ct) => current ??= await Read(ct);

    /// <summary>Founds the organisation with its first administrator, or says why not.</summary>
    /// <remarks>The hash is of the founder's password, by the password hasher; null where there is none.</remarks>
    public async Task<Refusal?> Found(
        Id<Organisation> id, string name, Profile founder, string? passwordHash, CancellationToken ct)
    {
        if (await Current(ct) is not null) return DirectoryRefusal.AlreadyFounded;
        if (Check(name, founder) is { } refusal) return refusal;

        var now = clock.GetCurrentInstant();
        var administrator = founder with { Administrator = true };
        var rows = await ledger.Write(
        [
            Statement.Of("""
                INSERT INTO organisation (org, name, founded_at, place) VALUES (@org, @name, @now, 1)
                ON CONFLICT DO NOTHING
                """, ("org", id.ToString()), ("name", name.Trim()), ("now", now.Microseconds())),
            ProfileRow.Adding(id, administrator, now),
            .. passwordHash is null ? [] : new[] { AccountRow.Adding(id, founder.Id, passwordHash, now) },
        ], ct);
        return rows[0] == 1 ? null : DirectoryRefusal.AlreadyFounded;
    }

    /// <summary>What is wrong with a name and a founder, or null.</summary>
    public static Refusal? Check(string name, Profile founder) =>
        name.Trim().Length is 0 or > Profile.NameCharactersMax
            ? DirectoryRefusal.OrganisationUnnamed
            : PeopleDirectory.Check(founder);

    Task<Organisation?> Read(CancellationToken ct) => ledger.Query(async connection =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "SELECT org, name, founded_at AS foundedAt FROM organisation WHERE place = 1", cancellationToken: ct));
        return row is null
            ? null
            : new Organisation(
                Id<Organisation>.Parse(row.Org, CultureInfo.InvariantCulture), row.Name, row.FoundedAt.Moment());
    }, ct);

    sealed class Row
    {
        public required string Org { get; init; }
        public required string Name { get; init; }
        public long FoundedAt { get; init; }
    }
}
