using System.Data.Common;
using Dapper;

namespace Tandem.Ledger;

/// <summary>Brings tables to their newest version.</summary>
static class Migrations
{
    // Any number, as long as every node of every release uses the same.
    const long OneAtATime = 0x74616e64656d;

    /// <summary>The ledger's own tables.</summary>
    public static MigrationSet OfLog(Engine engine) =>
        MigrationSet.Embedded("ledger", typeof(Migrations).Assembly, "Tandem.Ledger.Schema.", engine);

    /// <summary>Applies the steps that are missing, all or none.</summary>
    public static async Task Apply(DbConnection connection, MigrationSet set, Engine engine, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (engine == Engine.Postgres)
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@OneAtATime)", new { OneAtATime }, transaction);
        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                set_name TEXT NOT NULL,
                version BIGINT NOT NULL,
                step TEXT NOT NULL,
                PRIMARY KEY (set_name, version)
            )
            """,
            transaction: transaction);

        var found = await connection.ExecuteScalarAsync<long>(
            "SELECT coalesce(max(version), 0) FROM schema_version WHERE set_name = @Name",
            new { set.Name }, transaction);
        if (found > set.Migrations.Count)
            throw new LedgerUnusableException(
                $"The tables '{set.Name}' of this database have version {found}; this release knows versions up to "
                + $"{set.Migrations.Count}. Use the release that wrote it, or a later one.");
        foreach (var step in set.Migrations.Skip((int)found))
        {
            await connection.ExecuteAsync(step.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_version (set_name, version, step) VALUES (@set, @Version, @Name)",
                new { set = set.Name, step.Version, step.Name }, transaction);
        }
        await transaction.CommitAsync(ct);
    }
}
