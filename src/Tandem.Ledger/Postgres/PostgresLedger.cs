using System.Data;
using System.Data.Common;
using Npgsql;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Notes;

namespace Tandem.Ledger.Postgres;

/// <summary>A ledger in a PostgreSQL database, version 15 or later, which several nodes may share.</summary>
public sealed class PostgresLedger : StoredLedger
{
    /// <summary>The most connections that read at once; the next reader waits.</summary>
    const int ReadersMax = 16;

    /// <summary>How many statements each connection keeps prepared.</summary>
    const int PreparedMax = 256;

    readonly NpgsqlDataSource reading;
    readonly NpgsqlDataSource writing;
    readonly PostgresWriter writer;
    string about = "";

    PostgresLedger(string connectionString, LogKey key)
        : base(key)
    {
        reading = Source(connectionString, "default_transaction_read_only=on");
        // A plan is kept for as long as a connection lives. One made while a table was empty would go on reading the
        // whole of it, so what looks rows up by their keys never does.
        writing = Source(connectionString, "synchronous_commit=on", "enable_seqscan=off");
        writer = new(writing, Notes);
    }

    /// <inheritdoc/>
    public override Engine Engine => Engine.Postgres;

    /// <inheritdoc/>
    public override string About => about;

    /// <summary>Connects, and brings the ledger's own tables to their newest version.</summary>
    /// <param name="connectionString">As Npgsql reads it; the database has to be there, its text ordered by
    /// bytes.</param>
    /// <param name="key">Signs the checkpoints; the same on all nodes. It stays the caller's, and has to outlive the
    /// ledger.</param>
    /// <param name="ct">Gives up opening.</param>
    /// <exception cref="LedgerUnusableException">
    /// The server can't be reached or is too old, or the database orders text in another way or is of a newer release.
    /// </exception>
    public static async Task<PostgresLedger> Open(string connectionString, LogKey key, CancellationToken ct)
    {
        var ledger = new PostgresLedger(connectionString, key);
        try
        {
            ledger.about = await PostgresServer.Check(ledger.writing, ct);
            await ledger.Migrate(Migrations.OfLog(Engine.Postgres), ct);
            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<T> Query<T>(Func<DbConnection, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await reading.OpenConnectionAsync(ct);
        return await Read(connection, read);
    }

    /// <inheritdoc/>
    public override async Task<T> QueryTogether<T>(Func<DbConnection, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await reading.OpenConnectionAsync(ct);
        await using var state = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return await Read(connection, read);
    }

    // A statement that fails while it is being prepared leaves the connection out of step with the server, and the next
    // one on it fails too. So a connection on which something failed is closed instead of used again, and with it, as
    // Npgsql has it, the idle ones.
    async Task<T> Read<T>(NpgsqlConnection connection, Func<DbConnection, Task<T>> read)
    {
        try
        {
            return await read(connection);
        }
        catch (Exception failed) when (failed is NpgsqlException || failed.InnerException is NpgsqlException)
        {
            reading.Clear();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task Migrate(MigrationSet set, CancellationToken ct)
    {
        await using var connection = await writing.OpenConnectionAsync(ct);
        await Migrations.Apply(connection, set, Engine, ct);
    }

    private protected override Task Commit(IReadOnlyList<Job> batch) => writer.Commit(batch);

    private protected override async ValueTask Close()
    {
        await writer.DisposeAsync();
        await reading.DisposeAsync();
        await writing.DisposeAsync();
    }

    static NpgsqlDataSource Source(string connectionString, params ReadOnlySpan<string> settings)
    {
        var asked = Parsed(connectionString);
        foreach (var setting in settings) asked.Options = $"{asked.Options} -c {setting}".Trim();
        asked.MaxAutoPrepare = PreparedMax;
        asked.AutoPrepareMinUsages = 2;
        asked.MaxPoolSize = ReadersMax;
        asked.ApplicationName ??= "tandem";
        return NpgsqlDataSource.Create(asked);
    }

    static NpgsqlConnectionStringBuilder Parsed(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException reason)
        {
            throw new LedgerUnusableException(
                $"This is not a connection string ({reason.Message}); one looks like "
                + "Host=db.example.org;Database=tandem;Username=tandem;Password=…", reason);
        }
    }
}
