using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tandem.Bench.Running;

/// <summary>What the databases themselves can do: one row of 500 bytes, one commit, over and over.</summary>
static class SingleRows
{
    const int RowBytes = 500;
    const int PostgresClients = 8;
    static readonly string Row = new('x', RowBytes);

    /// <summary>
    /// Commits a second of one connection to a new SQLite file in that folder: write-ahead log, synchronous FULL.
    /// </summary>
    public static double OnSqlite(string folder, TimeSpan time)
    {
        var path = Path.Combine(folder, $"rows-{Guid.NewGuid():n}.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE line (id INTEGER "
            + "PRIMARY KEY, text TEXT)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO line (text) VALUES (@text)";
        insert.Parameters.AddWithValue("text", Row);
        insert.Prepare();
        var commits = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < time; commits++) insert.ExecuteNonQuery();
        var rate = commits / watch.Elapsed.TotalSeconds;
        connection.Close();
        foreach (var file in Directory.GetFiles(folder, Path.GetFileName(path) + "*")) File.Delete(file);
        return rate;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Makes the table that <see cref="OnPostgres"/> inserts into.</summary>
    public static async Task Prepare(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "CREATE TABLE line (id bigserial PRIMARY KEY, text text)", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Transactions a second that pgbench reaches at 8 clients.</summary>
    public static async Task<double> OnPostgres(string database, TimeSpan time)
    {
        var at = new NpgsqlConnectionStringBuilder(database);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"INSERT INTO line (text) VALUES ('{Row}');\n");
        var start = new ProcessStartInfo(
            "pgbench", ["-n", "-c", $"{PostgresClients}", "-j", "2", "-T", $"{(int)time.TotalSeconds}", "-f", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGHOST"] = at.Host, ["PGPORT"] = $"{at.Port}", ["PGUSER"] = at.Username,
                ["PGPASSWORD"] = at.Password, ["PGDATABASE"] = at.Database },
        };
        using var pgbench = Process.Start(start)!;
        var error = pgbench.StandardError.ReadToEndAsync();
        var said = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        File.Delete(script);
        var line = said.Split('\n').FirstOrDefault(each => each.StartsWith("tps = ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"pgbench said no tps: {said} {await error}");
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
