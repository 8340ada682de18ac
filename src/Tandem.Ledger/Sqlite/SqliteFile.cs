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

    /// <summary>
    /// Creates an empty file that only its owner may read, for SQLite to fill; it holds more than the log.
    /// </summary>
    /// <remarks>
    /// Never for a file that is open: closing it here would give up the locks that SQLite holds on it.
    /// </remarks>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(path, options);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
