using System.Data.Common;
using Dapper;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger;

/// <summary>The questions to the log, in SQL that both engines speak.</summary>
static class LogReader
{
    /// <summary>The most facts that are read at once; between pages no connection is held.</summary>
    const int PageFactsMax = 1_000;

    /// <summary>A page ends early when it weighs this much.</summary>
    const long PageBytesMax = 4 * 1024 * 1024;

    // All that hold rows of a log, beside the head that says where it stands.
    static readonly string[] OwnTables = ["record", "command", "tile", "kept_checkpoint"];

    public static async Task<KnownCommand?> Command(DbConnection connection, string organisation, string id)
    {
        await using var command = Command(
            connection,
            """
            SELECT c.fingerprint, c.first_index, c.version, c.facts, r.bytes FROM command c
            JOIN record r ON r.organisation = c.organisation AND r.leaf_index = c.first_index
            WHERE c.organisation = @organisation AND c.id = @id
            """,
            ("organisation", organisation), ("id", id));
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? KnownCommand.Of(row) : null;
    }

    public static Task<long> Version(DbConnection connection, string organisation, string stream) =>
        connection.ExecuteScalarAsync<long>(
            "SELECT coalesce(max(version), 0) FROM record WHERE organisation = @organisation AND stream = @stream",
            new { organisation, stream });

    /// <summary>The next facts of a stream above a version.</summary>
    public static Task<FactPage> StreamPage(
        DbConnection connection, string organisation, string stream, long fromVersion) =>
        Page(
            connection, PageFactsMax,
            """
            SELECT leaf_index, bytes, payload FROM record
            WHERE organisation = @organisation AND stream = @stream AND version > @from
            ORDER BY version LIMIT @most
            """,
            ("organisation", organisation), ("stream", stream), ("from", fromVersion));

    /// <summary>Some facts of a stream by their versions, at most a page of them.</summary>
    public static async Task<List<RecordedFact>> StreamFacts(
        DbConnection connection, string organisation, string stream, IEnumerable<long> versions) =>
        (await Page(
            connection, PageFactsMax,
            // Numbers only, so that they may stand in the text: engines differ in how a list is handed over.
            $"""
            SELECT leaf_index, bytes, payload FROM record
            WHERE organisation = @organisation AND stream = @stream
                AND version IN ({string.Join(',', versions.Take(PageFactsMax).DefaultIfEmpty(0))})
            ORDER BY version LIMIT @most
            """,
            ("organisation", organisation), ("stream", stream))).Facts;

    /// <summary>The next facts of a log from an index on, at most so many.</summary>
    public static Task<FactPage> LogPage(
        DbConnection connection, string organisation, long fromIndex, int most) =>
        Page(
            connection, Math.Min(most, PageFactsMax),
            """
            SELECT leaf_index, bytes, payload FROM record
            WHERE organisation = @organisation AND leaf_index >= @from
            ORDER BY leaf_index LIMIT @most
            """,
            ("organisation", organisation), ("from", fromIndex));

    public static async Task<long> Size(DbConnection connection, string organisation) =>
        await connection.ExecuteScalarAsync<long?>(
            "SELECT size FROM head WHERE organisation = @organisation", new { organisation }) ?? 0;

    public static Task<string?> Note(DbConnection connection, string organisation) =>
        connection.ExecuteScalarAsync<string?>(
            "SELECT note FROM head WHERE organisation = @organisation AND size > 0", new { organisation });

    public static async Task<IReadOnlyList<KeptCheckpoint>> Kept(
        DbConnection connection, string organisation, long aboveSize, int most) =>
        [.. (await connection.QueryAsync<(long Size, string Note)>(
            """
            SELECT size, note FROM kept_checkpoint
            WHERE organisation = @organisation AND size > @aboveSize
            ORDER BY size LIMIT @most
            """,
            new { organisation, aboveSize, most })).Select(row => new KeptCheckpoint(row.Size, row.Note))];

    public static async Task<KeptCheckpoint?> LastKept(DbConnection connection, string organisation) =>
        (await connection.QueryAsync<(long Size, string Note)>(
            "SELECT size, note FROM kept_checkpoint WHERE organisation = @organisation ORDER BY size DESC LIMIT 1",
            new { organisation })).Select(row => new KeptCheckpoint(row.Size, row.Note)).FirstOrDefault();

    public static async Task<IReadOnlyList<string>> Organisations(DbConnection connection)
    {
        var known = new SortedSet<string>(
            await connection.QueryAsync<string>("SELECT organisation FROM head WHERE size > 0"),
            StringComparer.Ordinal);
        // A log whose head is gone must not be overlooked. From one name to the next, never through all rows.
        foreach (var table in OwnTables)
            await AddFrom(connection, table, known);
        return [.. known];
    }

    static async Task AddFrom(DbConnection connection, string table, SortedSet<string> known)
    {
        string? last = "";
        while ((last = await connection.ExecuteScalarAsync<string?>(
            $"SELECT min(organisation) FROM {table} WHERE organisation > @last", new { last })) is not null)
            known.Add(last);
    }

    public static async Task<IReadOnlyList<string>> Streams(DbConnection connection, string organisation) =>
        [.. await connection.QueryAsync<string>(
            "SELECT stream FROM record WHERE organisation = @organisation AND version = 1 ORDER BY stream",
            new { organisation })];

    /// <summary>A stored tile, or null if it isn't full.</summary>
    public static Task<byte[]?> FullTile(DbConnection connection, string organisation, int level, long position) =>
        connection.ExecuteScalarAsync<byte[]?>(
            "SELECT hashes FROM tile WHERE organisation = @organisation AND level = @level AND position = @position",
            new { organisation, level = (long)level, position });

    /// <summary>
    /// The hashes of a level numbered <paramref name="from"/> to <paramref name="below"/>, 32 bytes each: computed from
    /// the records, and above them the roots of full tiles.
    /// </summary>
    public static async ValueTask<byte[]> Hashes(
        DbConnection connection, string organisation, int level, long from, long below)
    {
        var sql = level == 0
            ? "SELECT bytes FROM record WHERE organisation = @organisation "
                + "AND leaf_index >= @from AND leaf_index < @below ORDER BY leaf_index"
            : "SELECT root FROM tile WHERE organisation = @organisation "
                + "AND level = @level AND position >= @from AND position < @below ORDER BY position";
        await using var command = Command(
            connection, sql,
            ("organisation", organisation), ("from", from), ("below", below), ("level", (long)level - 1));

        var hashes = new MemoryStream((int)(below - from) * Digest.Length);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var bytes = reader.GetFieldValue<byte[]>(0);
            hashes.Write(level == 0 ? MerkleHash.Leaf(bytes).ToArray() : bytes);
        }
        return hashes.ToArray();
    }

    static async Task<FactPage> Page(
        DbConnection connection, int most, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, sql, [.. values, ("most", most)]);
        await using var reader = await command.ExecuteReaderAsync();
        var page = new List<RecordedFact>();
        var bytes = 0L;
        while (bytes < PageBytesMax && await reader.ReadAsync())
        {
            var fact = Fact(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2),
                page.LastOrDefault());
            page.Add(fact);
            bytes += fact.Bytes.Length + fact.Payload.Length;
        }
        return new(page, IsLast: page.Count < most && bytes < PageBytesMax);
    }

    static RecordedFact Fact(long index, byte[] bytes, byte[] payload, RecordedFact? before)
    {
        var fact = RecordBytes.Read(bytes, payload, before);
        return fact.Index == index
            ? fact
            : throw new InvalidDataException($"The record at index {index} says that its index is {fact.Index}.");
    }

    static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>Some facts that follow one another.</summary>
/// <param name="Facts">The facts.</param>
/// <param name="IsLast">Whether there were no more when they were read.</param>
readonly record struct FactPage(List<RecordedFact> Facts, bool IsLast);
