using Microsoft.Data.Sqlite;

namespace Tandem.Ledger.Sqlite;

/// <summary>Prepared statements of one connection, by their text.</summary>
sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    /// <summary>The most statements that stay prepared; beyond it all are dropped and prepared anew as they come.</summary>
    const int PreparedMax = 256;

    readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>The statement with these values in place of those of its last use.</summary>
    public SqliteCommand With(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            if (prepared.Count == PreparedMax) Dispose();
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }

        if (command.Parameters.Count != values.Length) command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++) Set(command.Parameters, i, values[i].Name, values[i].Value);
        return command;
    }

    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        With(sql, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        prepared.Clear();
    }

    static void Set(SqliteParameterCollection parameters, int i, string name, object? value)
    {
        if (i == parameters.Count) parameters.Add(new SqliteParameter());
        var parameter = parameters[i];
        if (parameter.ParameterName != name) parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
    }
}
