using Dapper;
using Npgsql;

namespace Tandem.Ledger.Postgres;

/// <summary>What a server and a database must be like to hold a ledger.</summary>
static class PostgresServer
{
    const int VersionMin = 15_00_00;

    static readonly string[] ByBytes = ["C", "POSIX", "C.UTF-8", "C.utf8"];

    /// <summary>Says in words what was found, or what is wrong with it and how to help.</summary>
    public static async Task<string> Check(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await Connect(source, ct);
        var (version, number, encoding, collation, provider, fsync) =
            await connection.QuerySingleAsync<(string, int, string, string, string, string)>(
                """
                SELECT current_setting('server_version'), current_setting('server_version_num')::int,
                       pg_encoding_to_char(encoding)::text, coalesce(datcollate, ''), datlocprovider::text,
                       current_setting('fsync')
                FROM pg_database WHERE datname = current_database()
                """);
        if (number < VersionMin)
            throw new LedgerUnusableException(
                $"This server is PostgreSQL {version}; Tandem needs version 15 or later.");
        if (encoding != "UTF8" || provider == "i" || !ByBytes.Contains(collation))
            throw new LedgerUnusableException(
                $"The database '{connection.Database}' has the encoding {encoding} and orders text by the rules of "
                + $"'{collation}'. Tandem needs UTF8 ordered by bytes: create the database with "
                + "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME");
        return fsync == "on"
            ? $"PostgreSQL {version}"
            : $"PostgreSQL {version}, with fsync off: an acknowledged command is lost if the machine fails";
    }

    static async Task<NpgsqlConnection> Connect(NpgsqlDataSource source, CancellationToken ct)
    {
        try
        {
            return await source.OpenConnectionAsync(ct);
        }
        catch (NpgsqlException reason)
        {
            throw new LedgerUnusableException($"PostgreSQL can't be reached: {reason.Message}", reason);
        }
    }
}
