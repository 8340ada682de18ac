using System.Data.Common;
using Dapper;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Commit;

/// <summary>A row of table record, its columns as they stand.</summary>
readonly record struct StoredRecord(long Index, string Stream, long Version, byte[] Bytes);

/// <summary>What <see cref="StoreCheck"/> asks of the ledger's tables, in SQL that both engines speak.</summary>
static class StoreReader
{
    public static async Task<IReadOnlyList<StoredRecord>> Records(
        DbConnection connection, string organisation, long from, long below, int most) =>
        [.. (await connection.QueryAsync<(long, string, long, byte[])>(
            """
            SELECT leaf_index, stream, version, bytes FROM record
            WHERE organisation = @organisation AND leaf_index >= @from AND leaf_index < @below
            ORDER BY leaf_index LIMIT @most
            """,
            new { organisation, from, below, most }))
            .Select(row => new StoredRecord(row.Item1, row.Item2, row.Item3, row.Item4))];

    /// <summary>A stream's records, found as whoever reads the stream finds them.</summary>
    public static async Task<IReadOnlyList<long>> Leaves(
        DbConnection connection, string organisation, string stream) =>
        [.. await connection.QueryAsync<long>(
            """
            SELECT leaf_index FROM record
            WHERE organisation = @organisation AND stream = @stream AND version > 0 ORDER BY version
            """,
            new { organisation, stream })];

    public static async Task<IReadOnlyList<CommandRun>> Commands(
        DbConnection connection, string organisation, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return [];
        // Named one by one: engines differ in how a list is handed over.
        var values = new DynamicParameters(new { organisation });
        for (var i = 0; i < ids.Count; i++) values.Add($"id{i}", ids[i]);
        var names = string.Join(',', Enumerable.Range(0, ids.Count).Select(i => $"@id{i}"));
        return [.. (await connection.QueryAsync<(string, long, long, long)>(
            $"""
            SELECT id, first_index, version, facts FROM command
            WHERE organisation = @organisation AND id IN ({names})
            """,
            values)).Select(row => new CommandRun(row.Item1, row.Item2, row.Item3, row.Item4))];
    }

    public static Task<long> CommandCount(DbConnection connection, string organisation, long size) =>
        connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM command WHERE organisation = @organisation AND first_index < @size",
            new { organisation, size });

    // Of other organisations only those that have no log: rows that were moved away from where they are looked for.
    public static async Task<IReadOnlyList<(long Index, string Organisation)>> Strays(
        DbConnection connection, string organisation, int most) =>
        [.. await connection.QueryAsync<(long, string)>(
            """
            SELECT r.leaf_index, r.organisation FROM record r
            WHERE NOT EXISTS (SELECT 1 FROM head h WHERE h.organisation = r.organisation)
                OR (r.organisation = @organisation AND (r.leaf_index < 0 OR r.leaf_index >=
                    (SELECT h.size FROM head h WHERE h.organisation = @organisation)))
            ORDER BY r.leaf_index LIMIT @most
            """,
            new { organisation, most })];

    public static Task<(byte[]? Hashes, byte[]? Root)> Tile(DbConnection connection, string organisation, Tile tile) =>
        connection.QuerySingleOrDefaultAsync<(byte[]?, byte[]?)>(
            """
            SELECT hashes, root FROM tile
            WHERE organisation = @organisation AND level = @level AND position = @position
            """,
            new { organisation, level = (long)tile.Level, position = tile.Index });

    /// <summary>Where the log stands; without a note where no row says it.</summary>
    public static Task<(long Size, byte[] Frontier, string? Note)> Head(
        DbConnection connection, string organisation) =>
        connection.QuerySingleOrDefaultAsync<(long, byte[], string?)>(
            "SELECT size, frontier, note FROM head WHERE organisation = @organisation", new { organisation });

    public static Task<string?> KeptNote(DbConnection connection, string organisation, long size) =>
        connection.ExecuteScalarAsync<string?>(
            "SELECT note FROM kept_checkpoint WHERE organisation = @organisation AND size = @size",
            new { organisation, size });
}
