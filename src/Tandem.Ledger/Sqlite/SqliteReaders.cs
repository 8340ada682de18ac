using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Ledger.Sqlite;

/// <summary>Connections that only read. In WAL mode they wait for nobody and nobody waits for them.</summary>
sealed class SqliteReaders(string connectionString) : IDisposable
{
    /// <summary>The most readers at once; the next one waits. Each costs a page cache of its own.</summary>
    const int ReadersMax = 16;

    /// <summary>The page cache of each reader in KiB.</summary>
    const int CacheKibibytes = 4_096;

    readonly SqliteDamage damage = new(connectionString);
    readonly SemaphoreSlim free = new(ReadersMax);
    readonly ConcurrentBag<SqliteConnection> idle = [];

    public async Task<T> Use<T>(Func<SqliteConnection, Task<T>> read, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        try
        {
            if (!idle.TryTake(out var connection)) connection = Open();
            try
            {
                return await read(connection);
            }
            catch (SqliteException fault) when (SqliteDamage.Is(fault))
            {
                throw damage.Named(fault);
            }
            finally
            {
                GiveBack(connection);
            }
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var connection in idle) connection.Dispose();
        free.Dispose();
    }

    SqliteConnection Open()
    {
        var connection = SqliteFile.Open(connectionString);
        SqliteFile.Run(connection, $"PRAGMA query_only = 1; PRAGMA cache_size = -{CacheKibibytes}");
        return connection;
    }

    void GiveBack(SqliteConnection connection)
    {
        // A reader that left its transaction open would see an old state for ever and keep the WAL from shrinking.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0) connection.Dispose();
        else idle.Add(connection);
    }
}
