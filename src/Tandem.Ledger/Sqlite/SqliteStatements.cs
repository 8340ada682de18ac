using Microsoft.Data.Sqlite;

namespace Tandem.Ledger.Sqlite;

/// <summary>The prepared statements of one connection, by their text.</summary>
sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    /// <summary>
    /// The most statements that stay prepared; beyond it all are dropped and prepared anew as they come.
    /// </summary>
    const int PreparedMax = 256;

    readonly Dictionary<string, SqliteStatement> prepared = new(StringComparer.Ordinal);

    /// <summary>The statement, ready for its values.</summary>
    public SqliteStatement Of(string sql)
    {
        if (prepared.TryGetValue(sql, out var statement))
        {
            statement.Reset();
            return statement;
        }
        if (prepared.Count == PreparedMax) Dispose();
        return prepared[sql] = new(connection.Handle!, sql);
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        prepared.Clear();
    }
}
