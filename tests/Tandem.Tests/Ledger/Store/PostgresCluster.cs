using System.Diagnostics;
using Npgsql;

namespace Tandem.Tests.Ledger.Store;

/// <summary>
/// Databases for tests and measurements: on the server that TANDEM_TEST_POSTGRES names, else in a cluster of its own
/// that starts with the first database and disappears with this process, also when that is killed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    static readonly TimeSpan StartMost = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim starting = new(1);
    readonly List<string> created = [];
    string? server;
    Process? cluster;

    /// <summary>A connection string to a new, empty database.</summary>
    /// <param name="pooling">
    /// Whether it keeps connections open, as the product does in use; many small databases would keep too many.
    /// </param>
    public async Task<string> NewDatabase(bool pooling = false)
    {
        await starting.WaitAsync();
        try
        {
            server ??= Environment.GetEnvironmentVariable("TANDEM_TEST_POSTGRES") ?? await Start();
            var name = $"tandem_test_{Guid.NewGuid():n}";
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'", connection);
            await command.ExecuteNonQueryAsync();
            created.Add(name);
            return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = pooling }.ToString();
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            cluster.StandardInput.Close();
            await cluster.WaitForExitAsync();
            cluster.Dispose();
        }
        else if (server is not null) await DropAll(server);
        starting.Dispose();
    }

    async Task DropAll(string at)
    {
        await using var connection = new NpgsqlConnection(at);
        await connection.OpenAsync();
        foreach (var name in created)
        {
            await using var command = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    async Task<string> Start()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-pg-").FullName;
        cluster = Process.Start(Starting(Binaries(), folder))!;
        var at = new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = "postgres",
            Database = "postgres",
            Pooling = false,
        }.ToString();
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                await using var connection = new NpgsqlConnection(at);
                await connection.OpenAsync();
                return at;
            }
            catch (NpgsqlException reason)
            {
                if (cluster.HasExited || waited.Elapsed > StartMost)
                    throw new InvalidOperationException(
                        $"PostgreSQL did not start in {folder}: {await cluster.StandardError.ReadToEndAsync()}",
                        reason);
            }
    }

    static ProcessStartInfo Starting(string binaries, string folder)
    {
        // The server ends when this process closes its end of the pipe, on purpose or by dying.
        var script = $"""
            initdb={binaries}/initdb; postgres={binaries}/postgres; at={folder}
            $initdb -D $at/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 > $at/initdb 2>&1 || exit 1
            $postgres -D $at/data -k $at -c listen_addresses= -c max_connections=200 > $at/log 2>&1 &
            server=$!
            cat > /dev/null
            kill -INT $server
            wait $server
            rm -rf $at/*
            rmdir $at 2> /dev/null
            """;
        string[] command = ["sh", "-c", script];
        if (Environment.UserName == "root")
        {
            Process.Start("chown", ["postgres", folder]).WaitForExit();
            // PostgreSQL refuses to run as root.
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command];
        }
        return new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true };
    }

    static string Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault() is { } found
            ? found
            : throw new InvalidOperationException(
                "The tests need PostgreSQL: install the package postgresql, or set TANDEM_TEST_POSTGRES.");
}
