using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tandem.Ledger.Sqlite;

/// <summary>
/// A prepared statement, used over and over by the one writer: bind all values, then run it or read its rows. It
/// talks to the library directly, because that is half the cost of a command.
/// </summary>
sealed class SqliteStatement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt statement;
    readonly int parameters;
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    int bound;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        parameters = raw.sqlite3_bind_parameter_count(statement);
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(string text)
    {
        Check(raw.sqlite3_bind_text(statement, ++bound, text));
        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(long number)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, number));
        return this;
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(ReadOnlySpan<byte> bytes)
    {
        // An empty span would be bound as null.
        Check(bytes.IsEmpty
            ? raw.sqlite3_bind_zeroblob(statement, ++bound, 0)
            : raw.sqlite3_bind_blob(statement, ++bound, bytes));
        return this;
    }

    /// <summary>Binds a parameter by its name; one that the statement doesn't mention is passed over.</summary>
    public void Bind(string name, object? value)
    {
        if (!places.TryGetValue(name, out var place))
            places[name] = place = raw.sqlite3_bind_parameter_index(statement, $"@{name}");
        if (place == 0) return;
        bound++;
        Check(value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            bool truth => raw.sqlite3_bind_int(statement, place, truth ? 1 : 0),
            double fraction => raw.sqlite3_bind_double(statement, place, fraction),
            int number => raw.sqlite3_bind_int(statement, place, number),
            _ => raw.sqlite3_bind_int64(statement, place, (long)value),
        });
    }

    /// <summary>Runs the statement and answers how many rows it touched.</summary>
    public int Run()
    {
        var before = raw.sqlite3_total_changes(database);
        while (Read())
        {
        }
        // The total counts cascades too; the last count stays as it was when a statement touches no rows.
        return raw.sqlite3_total_changes(database) == before ? 0 : raw.sqlite3_changes(database);
    }

    /// <summary>Steps to the next row; false when there is none, and the statement is ready for its next use.</summary>
    public bool Read()
    {
        if (bound != parameters)
            throw new ArgumentException($"The statement has {parameters} parameters, of which {bound} have a value.");
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        Check(result);
        return false;
    }

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Makes it ready for its next use.</summary>
    public void Reset()
    {
        // The error that this answers is that of the last step, which was thrown there.
        _ = raw.sqlite3_reset(statement);
        bound = 0;
    }

    public void Dispose() => statement.Dispose();

    void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, database);
    }
}
