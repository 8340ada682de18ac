using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Ledger.Sqlite;

/// <summary>Makes of a file that SQLite can no longer read an answer that an operator can act on.</summary>
sealed class SqliteDamage
{
    readonly string connectionString;

    // Looked for once: it reads the file up to there, and each page that somebody opens would ask again.
    readonly Lazy<string?> place;

    public SqliteDamage(string connectionString)
    {
        this.connectionString = connectionString;
        place = new(Place);
    }

    /// <summary>Whether the file itself is at fault, not who asked.</summary>
    public static bool Is(SqliteException fault) =>
        fault.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Says where the file is damaged, as far as SQLite can tell, and what to do.</summary>
    public LedgerUnusableException Named(SqliteException fault)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        return new($"{path} is damaged: {place.Value ?? fault.Message}. Nothing was changed. Keep the file, and "
            + "restore a backup ('tandem restore').", fault);
    }

    // The first line is "*** in database main ***" where pages are at fault; the place follows.
    string? Place()
    {
        try
        {
            using var connection = SqliteFile.Open(connectionString);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            return (command.ExecuteScalar() as string)?.Split('\n')
                .LastOrDefault(line => line is not ("ok" or "") && !line.StartsWith("***", StringComparison.Ordinal));
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
