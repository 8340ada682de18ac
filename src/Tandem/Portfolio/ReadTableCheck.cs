using System.Globalization;
using Dapper;
using NodaTime;
using Tandem.Domain;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Sqlite;

namespace Tandem.Portfolio;

/// <summary>
/// Holds the read tables against the record: what they would say if they were made anew is written into a database
/// aside, one engagement at a time, and compared row by row. So no more than one engagement is in memory.
/// </summary>
/// <param name="installation">The record and its tables.</param>
/// <param name="organisation">Whose.</param>
sealed class ReadTableCheck(Installation installation, string organisation)
{
    /// <summary>Differences that are named; one is enough to make the tables anew.</summary>
    public const int FindingsMax = 100;

    // What is recorded while the check reads changes rows between two looks; what is wrong stays wrong.
    const int LooksMax = 3;

    readonly ILedger ledger = installation.Ledger;

    /// <summary>Whether the tables are as this version writes them; others are made anew when the server starts, and
    /// until then nothing can be said of them.</summary>
    public Task<bool> IsPossible(CancellationToken ct) =>
        ReadTableUpkeep.WrittenAsNow(ledger, organisation, HealthPlaybook.InForce, ct);

    /// <summary>Where the tables say something else than the record; none if they say the same.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The record's facts do not follow each other.</exception>
    /// <exception cref="InvalidDataException">A fact cannot be read.</exception>
    public async Task<IReadOnlyList<Finding>> Run(CancellationToken ct)
    {
        var place = PrivateFolder.In(installation.Settings.Data, "verifications").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(place, Guid.NewGuid().ToString("n")));
        try
        {
            using var key = LogKey.Generate("tables.anew");
            await using var anew = await SqliteLedger.Open(Path.Combine(folder.FullName, "tables.db"), key, ct);
            await anew.Migrate(AccessSetup.Migrations(anew.Engine), ct);
            await anew.Migrate(ReadTableUpkeep.Migrations(anew.Engine), ct);
            return await Compare(anew, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<IReadOnlyList<Finding>> Compare(ILedger anew, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var known = new HashSet<TableRows>();
        foreach (var stream in await ledger.Streams(organisation, ct))
        {
            if (ReadTableRows.RowsOf(stream) is not { } of) continue;
            known.Add(of);
            var different = await Compare(anew, stream, of, ct);
            for (var looks = 1; different.Count > 0 && looks < LooksMax; looks++)
                different = await Compare(anew, stream, of, ct);
            findings.AddRange(different);
            if (findings.Count >= FindingsMax) return [.. findings.Take(FindingsMax)];
        }
        foreach (var (table, column) in ReadTableRows.Tables)
            foreach (var key in await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition(
                $"SELECT DISTINCT {column} FROM {table} WHERE org = @organisation", new { organisation },
                cancellationToken: ct)), ct))
                if (known.Add(new(column, key)))
                    findings.Add(new(At(table, key), "no row: the record does not know it", "rows"));
        return [.. findings.Take(FindingsMax)];
    }

    async Task<List<Finding>> Compare(ILedger anew, string stream, TableRows of, CancellationToken ct)
    {
        var day = await FiguresOn(of.Key, ct);
        var rows = await ReadTableRows.Of(ledger, organisation, stream,
            engagement => day ?? ReadTableUpkeep.Today(engagement, installation.Clock),
            HealthPlaybook.InForce.Content, ct);
        await anew.Write([.. ReadTables.Clear(organisation), .. rows], ct);
        var findings = new List<Finding>();
        foreach (var table in of.Tables)
        {
            var expected = await Rows(anew, table, of, ct);
            var found = await Rows(ledger, table, of, ct);
            findings.AddRange(Beyond(expected, found).Select(row =>
                new Finding(At(table, of.Key), row, found.Contains(row) ? "fewer such rows" : "no such row")));
            findings.AddRange(Beyond(found, expected).Select(row =>
                new Finding(At(table, of.Key), expected.Contains(row) ? "fewer such rows" : "no such row", row)));
        }
        return findings;
    }

    // The rows that others lack, each as often as they lack it: a row that stands twice is read twice.
    static List<string> Beyond(List<string> rows, List<string> others)
    {
        var left = others.CountBy(row => row, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return [.. rows.Where(row =>
        {
            var paired = left.GetValueOrDefault(row) > 0;
            if (paired) left[row]--;
            return !paired;
        })];
    }

    // Figures are of the day on which they were last written; the calendar brings them to a later one by itself.
    async Task<LocalDate?> FiguresOn(string key, CancellationToken ct) =>
        await ledger.Query(connection => connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "SELECT figures_on FROM engagement_summary WHERE org = @organisation AND engagement = @key",
            new { organisation, key }, cancellationToken: ct)), ct) is { } day && Days.IsDay(day)
            ? Days.Day(day) : null;

    async Task<List<string>> Rows(ILedger from, string table, TableRows of, CancellationToken ct) =>
        [.. (await from.Query(connection => connection.QueryAsync(new CommandDefinition(
            $"SELECT * FROM {table} WHERE org = @organisation AND {of.Column} = @Key", new { organisation, of.Key },
            cancellationToken: ct)), ct)).Cast<IDictionary<string, object?>>().Select(Text)];

    static string Text(IDictionary<string, object?> row) => string.Join(", ", row.Where(each => each.Key != "org")
        .Select(each => $"{each.Key} {Convert.ToString(each.Value, CultureInfo.InvariantCulture)}"));

    static Place At(string table, string key) => new($"database, table {table}, {key}");
}
