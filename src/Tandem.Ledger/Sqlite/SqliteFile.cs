using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Ledger.Sqlite;

/// <summary>How the database file is opened.</summary>
static class SqliteFile
{
    /// <summary>How long a connection waits for a lock that another process holds, in seconds.</summary>
    const int LockSeconds = 30;

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = LockSeconds,
        // The ledger keeps its own connections, with their settings and prepared statements.
        Pooling = false,
    }.ToString();

    public static SqliteConnection Open(string connectionString)
    {
        SqliteLibrary.Load();
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, LockSeconds * 1000);
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
