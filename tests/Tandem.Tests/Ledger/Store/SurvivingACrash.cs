using System.Diagnostics;
using System.Globalization;
using Dapper;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger.Store;

/// <summary>A process that appends is killed without warning, 20 times over, on each engine.</summary>
public sealed class SurvivingACrash(PostgresCluster cluster) : IDisposable
{
    const int Rounds = 20;

    /// <summary>
    /// How many acknowledged commands the writer lives to see: round by round more, so that it dies at other moments.
    /// </summary>
    const int AcknowledgedStep = 17;

    readonly string folder = Directory.CreateTempSubdirectory("tandem-crash-").FullName;
    readonly Frontier tree = new();
    readonly List<(long Index, string Id)> acknowledged = [];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task On_sqlite_every_acknowledged_command_is_there() =>
        Crash(nameof(Engine.Sqlite), Path.Combine(folder, "tandem.db"));

    [Fact]
    public async Task On_postgres_every_acknowledged_command_is_there() =>
        await Crash(nameof(Engine.Postgres), await cluster.NewDatabase());

    async Task Crash(string engine, string database)
    {
        using var key = LogKey.Generate("tandem.test");
        var keyFile = Path.Combine(folder, "log.key");
        key.Save(keyFile);
        await using (var fresh = await AppendingUntilKilled.Open(engine, database, key))
            await fresh.Write(
                [Statement.Of("CREATE TABLE done (id TEXT NOT NULL PRIMARY KEY, first_index BIGINT NOT NULL)")], Ct);

        for (var round = 1; round <= Rounds; round++)
        {
            await AppendAndKill([engine, database, keyFile, $"{round}"], round * AcknowledgedStep);
            await using var ledger = await AppendingUntilKilled.Open(engine, database, key);
            await CheckAll(ledger);
        }
    }

    async Task AppendAndKill(string[] args, int acknowledgements)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, AppendingUntilKilled.Verb, .. args])
        {
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        var limit = acknowledged.Count + acknowledgements;
        while (await writer.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            // A line is one write, shorter than a pipe ever cuts: all of it is here or nothing.
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            acknowledged.Add((long.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture), line[(space + 1)..]));
            if (acknowledged.Count == limit) writer.Kill();
        }
        await writer.WaitForExitAsync(Ct);
        Assert.True(acknowledged.Count >= limit, $"The writer ended after {acknowledged.Count} commands.");
    }

    async Task CheckAll(ILedger ledger)
    {
        var log = await ledger.ReadLog(AppendingUntilKilled.Organisation, tree.Size, int.MaxValue, Ct).ToListAsync(Ct);
        foreach (var fact in log)
        {
            Assert.Equal(tree.Size, fact.Index);
            tree.Append(MerkleHash.Leaf(fact.Bytes));
        }
        var signed = new Checkpoint(ledger.Origin(AppendingUntilKilled.Organisation), tree.Size, tree.Root()).ToText();
        Assert.StartsWith(signed, await ledger.Checkpoint(AppendingUntilKilled.Organisation, Ct),
            StringComparison.Ordinal);

        var done = (await ledger.Query(
            connection => connection.QueryAsync<(string Id, long Index)>("SELECT id, first_index FROM done"), Ct))
            .ToDictionary(row => row.Id, row => row.Index, StringComparer.Ordinal);
        foreach (var (index, id) in acknowledged) Assert.Equal(index, done[id]);
        await CheckCommands(ledger, done);
    }

    // Whole commands or nothing of them, and the read table exactly where the log is.
    static async Task CheckCommands(ILedger ledger, Dictionary<string, long> done)
    {
        var log = await ledger.ReadLog(AppendingUntilKilled.Organisation, 0, int.MaxValue, Ct).ToListAsync(Ct);
        var commands = log.GroupBy(fact => fact.CommandId).ToList();
        Assert.Equal(commands.Count, done.Count);
        foreach (var command in commands)
        {
            var n = int.Parse(command.Key[(command.Key.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
            Assert.Equal(AppendingUntilKilled.Command(command.Key, n).Facts.Count, command.Count());
            Assert.Equal(done[command.Key], command.First().Index);
        }
    }
}
