using Microsoft.Data.Sqlite;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Sqlite;

/// <summary>
/// The one connection of this process that writes. Another process may write to the same file between two batches, so
/// nothing is remembered from one batch to the next.
/// </summary>
sealed class SqliteWriter : IDisposable
{
    /// <summary>The page cache in KiB: holds the upper parts of all indexes of a log with millions of records.</summary>
    const int CacheKibibytes = 32_768;

    /// <summary>After so many pages of 4 KiB, the write-ahead log is copied into the database.</summary>
    const int WriteAheadPagesMax = 4_096;

    readonly SqliteConnection connection;
    readonly SqliteStatements statements;
    readonly LogNotes notes;

    public SqliteWriter(string connectionString, LogNotes notes)
    {
        this.notes = notes;
        connection = SqliteFile.Open(connectionString);
        SqliteFile.Run(
            connection,
            $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = 1;
            PRAGMA cache_size = -{CacheKibibytes};
            PRAGMA wal_autocheckpoint = {WriteAheadPagesMax}
            """);
        statements = new(connection);
    }

    public async Task Commit(IReadOnlyList<Job> batch)
    {
        statements.Run("BEGIN IMMEDIATE");
        try
        {
            var plans = Plan(batch);
            foreach (var plan in plans) await Write(plan);
            foreach (var job in batch) Run(job);
        }
        catch (Exception reason)
        {
            RollBack();
            throw new RolledBackException(reason);
        }

        try
        {
            statements.Run("COMMIT");
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
    }

    List<LogPlan> Plan(IReadOnlyList<Job> batch)
    {
        var plans = new List<LogPlan>();
        foreach (var job in batch.OfType<AppendJob>())
        {
            var plan = plans.Find(plan => plan.Organisation == job.Append.Organisation);
            if (plan is null) plans.Add(plan = new(job.Append.Organisation, ReadFrontier(job.Append.Organisation)));
            if (!plan.KnowsStream(job.Append.Stream)) ReadStreamEnd(plan, job.Append.Stream);
            if (!plan.KnowsCommand(job.Append.CommandId)) ReadCommand(plan, job.Append.CommandId);
            plan.Decide(job);
        }
        return plans;
    }

    Frontier ReadFrontier(string organisation)
    {
        using var row = statements
            .With("SELECT frontier FROM head WHERE organisation = @organisation", ("organisation", organisation))
            .ExecuteReader();
        return row.Read() ? Frontier.FromBytes(row.GetFieldValue<byte[]>(0)) : new();
    }

    void ReadStreamEnd(LogPlan plan, string stream)
    {
        using var row = statements.With(
            """
            SELECT bytes FROM record WHERE organisation = @organisation AND stream = @stream
            ORDER BY version DESC LIMIT 1
            """,
            ("organisation", plan.Organisation), ("stream", stream)).ExecuteReader();
        plan.Know(stream, row.Read() ? StreamEnd.Of(row.GetFieldValue<byte[]>(0)) : default);
    }

    void ReadCommand(LogPlan plan, string id)
    {
        using var row = statements.With(
            """
            SELECT c.fingerprint, c.first_index, c.version, c.facts, r.bytes FROM command c
            JOIN record r ON r.organisation = c.organisation AND r.leaf_index = c.first_index
            WHERE c.organisation = @organisation AND c.id = @id
            """,
            ("organisation", plan.Organisation), ("id", id)).ExecuteReader();
        if (row.Read()) plan.Know(id, KnownCommand.Of(row));
    }

    async ValueTask Write(LogPlan plan)
    {
        if (plan.Records.Count == 0) return;
        var organisation = plan.Organisation;
        var note = notes.Sign(plan);
        foreach (var tile in await NewTiles.Of(plan, (level, from, below) =>
            LogReader.Hashes(connection, organisation, level, from, below)))
            statements.Run(
                """
                INSERT INTO tile (organisation, level, position, root, hashes)
                VALUES (@organisation, @level, @position, @root, @hashes)
                """,
                ("organisation", organisation), ("level", tile.Level), ("position", tile.Position),
                ("root", tile.Root.ToArray()), ("hashes", tile.Hashes));
        foreach (var record in plan.Records)
            statements.Run(
                """
                INSERT INTO record (organisation, leaf_index, stream, version, bytes, payload)
                VALUES (@organisation, @index, @stream, @version, @bytes, @payload)
                """,
                ("organisation", organisation), ("index", record.Index), ("stream", record.Stream),
                ("version", record.Version), ("bytes", record.Bytes), ("payload", record.Payload));
        foreach (var command in plan.Commands)
            statements.Run(
                """
                INSERT INTO command (organisation, id, fingerprint, first_index, version, facts)
                VALUES (@organisation, @id, @fingerprint, @first, @version, @facts)
                """,
                ("organisation", organisation), ("id", command.Id), ("fingerprint", command.Fingerprint),
                ("first", command.FirstIndex), ("version", command.Version), ("facts", command.Facts));
        WriteHead(plan, note);
    }

    void WriteHead(LogPlan plan, string note)
    {
        statements.Run(
            """
            INSERT INTO head (organisation, size, frontier, note) VALUES (@organisation, @size, @frontier, @note)
            ON CONFLICT (organisation) DO UPDATE
            SET size = excluded.size, frontier = excluded.frontier, note = excluded.note
            """,
            ("organisation", plan.Organisation), ("size", plan.Frontier.Size),
            ("frontier", plan.Frontier.ToBytes()), ("note", note));
        if (plan.CompletesTile)
            statements.Run(
                "INSERT INTO kept_checkpoint (organisation, size, note) VALUES (@organisation, @size, @note)",
                ("organisation", plan.Organisation), ("size", plan.Frontier.Size), ("note", note));
    }

    void Run(Job job)
    {
        for (var i = 0; i < job.Statements.Count; i++)
        {
            var (sql, values) = job.Statements[i];
            var rows = statements.Run(
                sql, [.. values.Select(value => (value.Name, StatementValues.Resolve(value.Value, job)))]);
            if (job is WriteJob write) write.Rows[i] = rows;
        }
    }

    void RollBack()
    {
        // Some errors (a full disk, for one) have rolled back already.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) statements.Run("ROLLBACK");
    }
}
