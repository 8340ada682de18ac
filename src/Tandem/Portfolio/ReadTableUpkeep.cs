using Dapper;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Forecast;
using Tandem.Hosting.Library;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>Makes the read tables anew from the record, when their meaning has changed or an operator asks.</summary>
static class ReadTableUpkeep
{
    /// <summary>Raised whenever a row would say something else for the same record: tables of another
    /// version are made anew.</summary>
    public const int MeaningVersion = 6;

    const string Set = "read-tables";

    public static MigrationSet Migrations(Engine engine) => MigrationSet.Embedded(
        Set, typeof(ReadTableUpkeep).Assembly, "Tandem.Portfolio.Schema.", engine);

    /// <summary>Creates the tables and fills them where they are missing, of another version, or judged by another
    /// playbook.</summary>
    public static Task BringUpToDate(ILedger ledger, IClock clock, CancellationToken ct) =>
        BringUpToDate(ledger, clock, HealthPlaybook.InForce, ct);

    /// <summary>The same under a given playbook.</summary>
    public static async Task BringUpToDate(ILedger ledger, IClock clock, Playbook<HealthThresholds> health,
        CancellationToken ct)
    {
        await ledger.Migrate(Migrations(ledger.Engine), ct);
        foreach (var organisation in await ledger.Organisations(ct))
            if (await BuiltBy(ledger, organisation, ct) != (MeaningVersion, health.Hash.Hex))
                await Rebuild(ledger, organisation, clock, health, ct);
    }

    /// <summary>Whether what is in an organisation's tables was written by this version under a playbook: they have its
    /// shape, and were built by it or never had to be.</summary>
    public static async Task<bool> WrittenAsNow(ILedger ledger, string organisation, Playbook<HealthThresholds> health,
        CancellationToken ct)
    {
        var shape = Migrations(ledger.Engine);
        var found = await ledger.Query(connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT coalesce(max(version), 0) FROM schema_version WHERE set_name = @Name", new { shape.Name },
            cancellationToken: ct)), ct);
        if (found != shape.Migrations.Count) return false;
        var built = await BuiltBy(ledger, organisation, ct);
        return built == default || built == (MeaningVersion, health.Hash.Hex);
    }

    /// <summary>Empties the tables of an organisation and fills them from its record.</summary>
    public static Task Rebuild(ILedger ledger, string organisation, IClock clock, CancellationToken ct) =>
        Rebuild(ledger, organisation, clock, HealthPlaybook.InForce, ct);

    static async Task Rebuild(ILedger ledger, string organisation, IClock clock, Playbook<HealthThresholds> health,
        CancellationToken ct)
    {
        await ledger.Write([.. ReadTables.Clear(organisation)], ct);
        // The record itself says which streams there are; a table that is being made anew cannot.
        foreach (var stream in await ledger.Streams(organisation, ct))
        {
            var rows = await ReadTableRows.Of(ledger, organisation, stream,
                engagement => Today(engagement, clock), health.Content, ct);
            if (rows.Count > 0) await ledger.Write(rows, ct);
        }
        await ledger.Write([Statement.Of("""
            INSERT INTO read_tables (org, meaning, playbook) VALUES (@org, @meaning, @playbook)
            ON CONFLICT (org) DO UPDATE SET meaning = EXCLUDED.meaning, playbook = EXCLUDED.playbook
            """, ("org", organisation), ("meaning", (long)MeaningVersion), ("playbook", health.Hash.Hex))], ct);
    }

    /// <summary>Today in the engagement's own zone.</summary>
    public static LocalDate Today(Engagement engagement, IClock clock) =>
        clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[engagement.Terms!.Zone]).Date;

    static Task<(long Meaning, string? Playbook)> BuiltBy(ILedger ledger, string organisation, CancellationToken ct) =>
        ledger.Query(connection => connection.QuerySingleOrDefaultAsync<(long, string?)>(new CommandDefinition(
            "SELECT meaning, playbook FROM read_tables WHERE org = @organisation", new { organisation },
            cancellationToken: ct)), ct);
}
