using Npgsql;
using NpgsqlTypes;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Postgres;

/// <summary>
/// The one connection of this process that writes. Other nodes write too: the head row of an organisation, locked for
/// the length of a batch, lets one in at a time. A batch is two round trips, however many commands it holds.
/// </summary>
sealed class PostgresWriter(NpgsqlDataSource source, LogNotes notes) : IAsyncDisposable
{
    NpgsqlConnection? connection;

    public async Task Commit(IReadOnlyList<Job> batch)
    {
        var committing = false;
        try
        {
            connection ??= await source.OpenConnectionAsync();
            var plans = await new PostgresPlanning(connection).Plan(batch);
            var beside = BatchStatements.Of(batch);
            await using var writing = await Writing(plans, beside);
            committing = true;
            await writing.ExecuteNonQueryAsync();
            TakeRows(writing, beside);
        }
        // The server said no and is still there: it has rolled back.
        catch (PostgresException refused) when (refused.Severity == "ERROR")
        {
            await RollBack();
            throw new RolledBackException(refused);
        }
        catch (Exception reason)
        {
            // A lost connection while committing leaves open whether the server had committed.
            await DisposeAsync();
            if (committing || reason is NpgsqlException) throw;
            throw new RolledBackException(reason);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is null) return;
        await connection.DisposeAsync();
        connection = null;
    }

    async Task<NpgsqlBatch> Writing(List<LogPlan> plans, List<(Job Job, int Place)> beside)
    {
        var writing = new NpgsqlBatch(connection);
        foreach (var plan in plans)
            if (plan.Records.Count > 0)
                await Add(writing, plan);
        foreach (var (job, place) in beside)
        {
            var (sql, values) = job.Statements[place];
            writing.BatchCommands.Add(Command(sql, values, job));
        }
        writing.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        return writing;
    }

    async ValueTask Add(NpgsqlBatch writing, LogPlan plan)
    {
        var organisation = plan.Organisation;
        var note = notes.Sign(plan);
        var tiles = await NewTiles.Of(plan, (level, from, below) =>
            LogReader.Hashes(connection!, organisation, level, from, below));
        foreach (var tile in tiles)
            writing.BatchCommands.Add(Command(
                "INSERT INTO tile (organisation, level, position, root, hashes) VALUES ($1, $2, $3, $4, $5)",
                organisation, (long)tile.Level, tile.Position, tile.Root.ToArray(), tile.Hashes));
        writing.BatchCommands.Add(Records(plan));
        writing.BatchCommands.Add(Commands(plan));
        writing.BatchCommands.Add(Command(
            "UPDATE head SET size = $2, frontier = $3, note = $4 WHERE organisation = $1",
            organisation, plan.Frontier.Size, plan.Frontier.ToBytes(), note));
        if (plan.KeepsCheckpoint)
            writing.BatchCommands.Add(Command(
                "INSERT INTO kept_checkpoint (organisation, size, note) VALUES ($1, $2, $3)",
                organisation, plan.Frontier.Size, note));
    }

    static NpgsqlBatchCommand Records(LogPlan plan) => Command(
        """
        INSERT INTO record (organisation, leaf_index, stream, version, bytes, payload)
        SELECT $1, * FROM unnest($2, $3, $4, $5, $6)
        """,
        plan.Organisation,
        plan.Records.ConvertAll(record => record.Index).ToArray(),
        plan.Records.ConvertAll(record => record.Stream).ToArray(),
        plan.Records.ConvertAll(record => record.Version).ToArray(),
        plan.Records.ConvertAll(record => record.Bytes).ToArray(),
        plan.Records.ConvertAll(record => record.Payload).ToArray());

    static NpgsqlBatchCommand Commands(LogPlan plan) => Command(
        """
        INSERT INTO command (organisation, id, fingerprint, first_index, version, facts)
        SELECT $1, * FROM unnest($2, $3, $4, $5, $6)
        """,
        plan.Organisation,
        plan.Commands.ConvertAll(command => command.Id).ToArray(),
        plan.Commands.ConvertAll(command => command.Fingerprint).ToArray(),
        plan.Commands.ConvertAll(command => command.FirstIndex).ToArray(),
        plan.Commands.ConvertAll(command => command.Version).ToArray(),
        plan.Commands.ConvertAll(command => (long)command.Facts).ToArray());

    static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    static NpgsqlBatchCommand Command(string sql, IReadOnlyList<(string Name, object? Value)> values, Job job)
    {
        var statement = PositionalSql.Of(sql);
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var name in statement.Names)
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = StatementValues.Resolve(values.First(each => each.Name == name).Value, job) ?? DBNull.Value,
            });
        return command;
    }

    static void TakeRows(NpgsqlBatch writing, List<(Job Job, int Place)> beside)
    {
        // The statements stand before the commit.
        var first = writing.BatchCommands.Count - 1 - beside.Count;
        for (var i = 0; i < beside.Count; i++)
            if (beside[i].Job is WriteJob write)
                write.Rows[beside[i].Place] = writing.BatchCommands[first + i].RecordsAffected;
    }

    async Task RollBack()
    {
        try
        {
            await using var command = new NpgsqlCommand("ROLLBACK", connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            await DisposeAsync();
        }
    }
}
