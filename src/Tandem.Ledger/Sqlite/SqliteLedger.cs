using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Notes;

namespace Tandem.Ledger.Sqlite;

/// <summary>
/// A ledger in one SQLite file: write-ahead log, synchronous FULL, one writer and many readers. Other processes of the
/// same machine may open the file too.
/// </summary>
public sealed class SqliteLedger : StoredLedger
{
    readonly string connectionString;
    readonly SqliteReaders readers;
    readonly SqliteWriter writer;

    SqliteLedger(string connectionString, LogKey key)
        : base(key)
    {
        this.connectionString = connectionString;
        readers = new(connectionString);
        writer = new(connectionString, Notes);
    }

    /// <inheritdoc/>
    public override Engine Engine => Engine.Sqlite;

    /// <inheritdoc/>
    public override string About => SqliteLibrary.Load();

    /// <summary>Opens the file, or creates it, and brings the ledger's own tables to their newest version.</summary>
    /// <param name="path">The database file; its folder has to be there.</param>
    /// <param name="key">Signs the checkpoints. It stays the caller's, and has to outlive the ledger.</param>
    /// <param name="ct">Gives up opening.</param>
    /// <exception cref="LedgerUnusableException">The file can't be opened or is no database, or one of a newer
    /// release.</exception>
    public static async Task<SqliteLedger> Open(string path, LogKey key, CancellationToken ct)
    {
        var ledger = Opened(path, key);
        try
        {
            await ledger.Migrate(Migrations.OfLog(Engine.Sqlite), ct);
            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<T> Query<T>(Func<DbConnection, Task<T>> read, CancellationToken ct) => readers.Use(read, ct);

    /// <inheritdoc/>
    public override Task<T> QueryTogether<T>(Func<DbConnection, Task<T>> read, CancellationToken ct) =>
        readers.Use(
            async connection =>
            {
                SqliteFile.Run(connection, "BEGIN");
                var answer = await read(connection);
                SqliteFile.Run(connection, "COMMIT");
                return answer;
            },
            ct);

    // Of every table, those for lists included: what an index leaves out no page shows.
    internal override Task<IReadOnlyList<StoreFault>> FileFaults(int most, CancellationToken ct) =>
        readers.Use<IReadOnlyList<StoreFault>>(
            async connection =>
            {
                var found = await connection.QueryAsync<string>($"PRAGMA integrity_check({most})");
                return [.. found.Where(each => each != "ok")
                    .Select(each => new StoreFault(null, null, "rows and indexes that agree", each))];
            },
            ct);

    /// <inheritdoc/>
    public override async Task Migrate(MigrationSet set, CancellationToken ct)
    {
        try
        {
            await using var connection = SqliteFile.Open(connectionString);
            await Migrations.Apply(connection, set, Engine, ct);
        }
        catch (SqliteException fault) when (SqliteDamage.Is(fault))
        {
            throw new SqliteDamage(connectionString).Named(fault);
        }
    }

    static SqliteLedger Opened(string path, LogKey key)
    {
        try
        {
            if (!File.Exists(path)) SqliteFile.Create(path);
            return new(SqliteFile.ConnectionString(path), key);
        }
        catch (Exception reason) when (reason is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnusableException($"{path} can't be used as a database: {reason.Message}", reason);
        }
    }

    private protected override Task Commit(IReadOnlyList<Job> batch) => writer.Commit(batch);

    private protected override ValueTask Close()
    {
        readers.Dispose();
        writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
