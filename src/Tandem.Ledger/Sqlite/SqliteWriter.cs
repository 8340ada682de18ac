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
    /// <summary>
    /// The page cache in KiB: holds the upper parts of all indexes of a log with millions of records.
    /// </summary>
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
        statements.Of("BEGIN IMMEDIATE").Run();
        try
        {
            var plans = Plan(batch);
            foreach (var plan in plans) await Write(plan);
            foreach (var (job, place) in BatchStatements.Of(batch)) Run(job, place);
        }
        catch (Exception reason)
        {
            RollBack();
            throw new RolledBackException(reason);
        }

        try
        {
            statements.Of("COMMIT").Run();
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
        var head = statements.Of("SELECT frontier FROM head WHERE organisation = ?").Bind(organisation);
        var frontier = head.Read() ? Frontier.FromBytes(head.Blob(0)) : new();
        head.Reset();
        return frontier;
    }

    void ReadStreamEnd(LogPlan plan, string stream)
    {
        var last = statements.Of(
            "SELECT bytes FROM record WHERE organisation = ? AND stream = ? ORDER BY version DESC LIMIT 1")
            .Bind(plan.Organisation).Bind(stream);
        plan.Know(stream, last.Read() ? StreamEnd.Of(last.Blob(0)) : default);
        last.Reset();
    }

    void ReadCommand(LogPlan plan, string id)
    {
        var command = statements.Of(
            """
            SELECT c.fingerprint, c.first_index, c.version, c.facts, r.bytes FROM command c
            JOIN record r ON r.organisation = c.organisation AND r.leaf_index = c.first_index
            WHERE c.organisation = ? AND c.id = ?
            """)
            .Bind(plan.Organisation).Bind(id);
        if (command.Read())
            plan.Know(id, KnownCommand.Of(
                command.Blob(0), command.Number(1), command.Number(2), command.Number(3), command.Blob(4)));
        command.Reset();
    }

    async ValueTask Write(LogPlan plan)
    {
        if (plan.Records.Count == 0) return;
        var organisation = plan.Organisation;
        var tiles = await NewTiles.Of(plan, (level, from, below) =>
            LogReader.Hashes(connection, organisation, level, from, below));
        foreach (var tile in tiles)
            statements.Of("INSERT INTO tile (organisation, level, position, root, hashes) VALUES (?, ?, ?, ?, ?)")
                .Bind(organisation).Bind(tile.Level).Bind(tile.Position).Bind(tile.Root.ToArray()).Bind(tile.Hashes)
                .Run();
        foreach (var record in plan.Records)
            statements.Of(
                """
                INSERT INTO record (organisation, leaf_index, stream, version, bytes, payload)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .Bind(organisation).Bind(record.Index).Bind(record.Stream).Bind(record.Version)
                .Bind(record.Bytes).Bind(record.Payload).Run();
        foreach (var command in plan.Commands)
            statements.Of(
                """
                INSERT INTO command (organisation, id, fingerprint, first_index, version, facts)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .Bind(organisation).Bind(command.Id).Bind(command.Fingerprint)
                .Bind(command.FirstIndex).Bind(command.Version).Bind(command.Facts).Run();
        WriteHead(plan);
    }

    void WriteHead(LogPlan plan)
    {
        var note = notes.Sign(plan);
        statements.Of(
            """
            INSERT INTO head (organisation, size, frontier, note) VALUES (?, ?, ?, ?)
            ON CONFLICT (organisation) DO UPDATE
            SET size = excluded.size, frontier = excluded.frontier, note = excluded.note
            """)
            .Bind(plan.Organisation).Bind(plan.Frontier.Size).Bind(plan.Frontier.ToBytes()).Bind(note).Run();
        if (plan.KeepsCheckpoint)
            statements.Of("INSERT INTO kept_checkpoint (organisation, size, note) VALUES (?, ?, ?)")
                .Bind(plan.Organisation).Bind(plan.Frontier.Size).Bind(note).Run();
    }

    void Run(Job job, int place)
    {
        var (sql, values) = job.Statements[place];
        var statement = statements.Of(sql);
        foreach (var (name, value) in values) statement.Bind(name, StatementValues.Resolve(value, job));
        var rows = statement.Run();
        if (job is WriteJob write) write.Rows[place] = rows;
    }

    void RollBack()
    {
        // Some errors (a full disk, for one) have rolled back already.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) statements.Of("ROLLBACK").Run();
    }
}
