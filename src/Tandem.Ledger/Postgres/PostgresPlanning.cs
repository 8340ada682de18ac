using Npgsql;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Postgres;

/// <summary>
/// Begins the transaction of a batch, locks the logs that it adds to, and reads what its plan rests on.
/// </summary>
sealed class PostgresPlanning(NpgsqlConnection connection)
{
    public async Task<List<LogPlan>> Plan(IReadOnlyList<Job> batch)
    {
        // Always in the same order, so that two nodes can't wait for each other.
        var logs = batch.OfType<AppendJob>()
            .GroupBy(job => job.Append.Organisation, StringComparer.Ordinal)
            .OrderBy(log => log.Key, StringComparer.Ordinal)
            .ToList();

        var plans = await Read(logs, begin: true);
        foreach (var log in logs.Where(log => !plans.ContainsKey(log.Key)))
        {
            await CreateHead(log.Key);
            foreach (var (organisation, plan) in await Read([log], begin: false)) plans.Add(organisation, plan);
        }

        foreach (var job in batch.OfType<AppendJob>()) plans[job.Append.Organisation].Decide(job);
        return [.. plans.Values];
    }

    async Task<Dictionary<string, LogPlan>> Read(List<IGrouping<string, AppendJob>> logs, bool begin)
    {
        await using var reading = new NpgsqlBatch(connection);
        if (begin) reading.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var log in logs) Add(reading, log);

        var plans = new Dictionary<string, LogPlan>(StringComparer.Ordinal);
        await using var rows = await reading.ExecuteReaderAsync();
        foreach (var log in logs)
        {
            if (await rows.ReadAsync())
                plans[log.Key] = new(log.Key, Frontier.FromBytes(rows.GetFieldValue<byte[]>(0)));
            await rows.NextResultAsync();
            while (await rows.ReadAsync())
                plans.GetValueOrDefault(log.Key)
                    ?.Know(rows.GetString(0), StreamEnd.Of(rows.GetFieldValue<byte[]>(1)));
            await rows.NextResultAsync();
            while (await rows.ReadAsync())
                plans.GetValueOrDefault(log.Key)?.Know(rows.GetString(5), KnownCommand.Of(rows));
            await rows.NextResultAsync();
        }
        return plans;
    }

    static void Add(NpgsqlBatch reading, IGrouping<string, AppendJob> log)
    {
        // Each statement sees what was committed before it began: the two after the lock see all that came before.
        Add(reading, "SELECT frontier FROM head WHERE organisation = $1 FOR UPDATE", log.Key);
        Add(
            reading,
            """
            SELECT asked.stream, last.bytes FROM unnest($2) AS asked (stream)
            CROSS JOIN LATERAL (
                SELECT bytes FROM record WHERE organisation = $1 AND stream = asked.stream
                ORDER BY version DESC LIMIT 1
            ) AS last
            """,
            log.Key, log.Select(job => job.Append.Stream).Distinct(StringComparer.Ordinal).ToArray());
        Add(
            reading,
            """
            SELECT c.fingerprint, c.first_index, c.version, c.facts, r.bytes, asked.id FROM unnest($2) AS asked (id)
            CROSS JOIN LATERAL (
                SELECT * FROM command WHERE organisation = $1 AND id = asked.id LIMIT 1
            ) AS c
            CROSS JOIN LATERAL (
                SELECT bytes FROM record WHERE organisation = $1 AND leaf_index = c.first_index LIMIT 1
            ) AS r
            """,
            log.Key, log.Select(job => job.Append.CommandId).ToArray());
    }

    static void Add(NpgsqlBatch reading, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        reading.BatchCommands.Add(command);
    }

    async Task CreateHead(string organisation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO head (organisation, size, frontier, note) VALUES ($1, 0, $2, '') ON CONFLICT DO NOTHING",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = organisation });
        command.Parameters.Add(new NpgsqlParameter { Value = new Frontier().ToBytes() });
        await command.ExecuteNonQueryAsync();
    }
}
