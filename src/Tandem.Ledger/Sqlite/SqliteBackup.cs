using Microsoft.Data.Sqlite;

namespace Tandem.Ledger.Sqlite;

/// <summary>Copies a database file that is in use.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes a consistent copy of the whole database as it is now, while others, this process or another, go on
    /// writing. The copy appears only when it is complete and durable.
    /// </summary>
    /// <param name="database">The database file.</param>
    /// <param name="copy">A file that is not there yet.</param>
    /// <param name="ct">Gives up before the copying begins.</param>
    /// <exception cref="IOException">There is no such database, or the copy would replace a file.</exception>
    public static async Task Write(string database, string copy, CancellationToken ct)
    {
        if (!File.Exists(database)) throw new IOException($"{database}: no such database.");
        if (File.Exists(copy)) throw new IOException($"{copy} exists already; a backup never replaces a file.");
        var partial = $"{copy}.partial";
        File.Delete(partial);
        try
        {
            SqliteFile.Create(partial);
            await using (var connection = SqliteFile.Open(SqliteFile.ConnectionString(database)))
            await using (var command = new SqliteCommand("VACUUM INTO @partial", connection))
            {
                command.CommandTimeout = 0;
                command.Parameters.AddWithValue("partial", partial);
                await Task.Run(command.ExecuteNonQuery, ct);
            }
            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(partial, copy, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
