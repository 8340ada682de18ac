using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;
using Tandem.Tests.Ledger.Store;

namespace Tandem.Bench;

/// <summary>
/// Durable commands a second of the store alone: each of 32 writers appends one fact of 500 bytes at a time to a stream
/// of its own; at a log of 1,000 records and at one of 1,000,000.
/// </summary>
static class AppendSpeed
{
    const int Writers = 32;
    const int PayloadBytes = 500;
    const int Small = 1_000;
    const int Large = 1_000_000;
    const int FillWriters = 256;
    const int Rounds = 5;
    const int CommandsInRound = 20_000;

    static readonly byte[] Payload =
        Encoding.UTF8.GetBytes($$"""{"note":"{{new string('x', PayloadBytes - 11)}}"}""");

    public static async Task Run(string[] engines)
    {
        using var key = LogKey.Generate("tandem.bench");
        if (engines.Length == 0 || engines.Contains("sqlite")) await OnSqlite(key);
        if (engines.Length == 0 || engines.Contains("postgres")) await OnPostgres(key);
    }

    static async Task OnSqlite(LogKey key)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
        await using (var ledger = await SqliteLedger.Open(Path.Combine(folder, "tandem.db"), key, default))
            await Measure(ledger);
        Directory.Delete(folder, recursive: true);
    }

    static async Task OnPostgres(LogKey key)
    {
        await using var cluster = new PostgresCluster();
        await using var ledger = await PostgresLedger.Open(await cluster.NewDatabase(), key, default);
        await Measure(ledger);
    }

    static async Task Measure(ILedger ledger)
    {
        Console.WriteLine($"{ledger.About}: {Writers} writers, {PayloadBytes} bytes, {CommandsInRound} commands a round");
        await Append(ledger, "warm", Writers, CommandsInRound, 0);

        // An organisation each, so that every round begins at the same size.
        var small = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await Append(ledger, $"small-{round}", Writers, Small, 0);
            small.Add(await Append(ledger, $"small-{round}", Writers, CommandsInRound, Small / Writers));
        }
        Report($"at {Small} records", small);

        var filled = await Append(ledger, "large", FillWriters, Large, 0);
        Report($"filling, {FillWriters} writers", [filled]);
        var large = new List<double>();
        for (var round = 0; round < Rounds; round++)
            large.Add(await Append(
                ledger, "large", Writers, CommandsInRound, Large / FillWriters + round * (CommandsInRound / Writers)));
        Report($"at {Large} records", large);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  cost at {Large} / cost at {Small}: {Median(small) / Median(large):0.00}"));
    }

    // Commands a second; each writer goes on in its stream where it stands.
    static async Task<double> Append(ILedger ledger, string organisation, int writers, int commands, int version)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < commands / writers; n++)
                if (await ledger.Append(Command(organisation, writer, version + n), default) is not AppendOutcome.Appended)
                    throw new InvalidOperationException("Not appended.");
        })));
        return commands / writers * writers / watch.Elapsed.TotalSeconds;
    }

    static Append Command(string organisation, int writer, int version)
    {
        var id = Guid.CreateVersion7().ToString();
        return new(
            organisation, $"engagement/{writer}", version, DateTimeOffset.UtcNow, "person/7", "accept-deliverable", id,
            SHA256.HashData(Encoding.UTF8.GetBytes(id)), [new("delivery.accepted/1", Payload)], []);
    }

    static void Report(string what, List<double> rates) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: {Median(rates):0} commands/s (of {rates.Count}: {rates.Min():0} to {rates.Max():0})"));

    static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
