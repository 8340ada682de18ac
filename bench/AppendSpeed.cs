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
        await using var ledger = await PostgresLedger.Open(await cluster.NewDatabase(pooling: true), key, default);
        await Measure(ledger);
    }

    static async Task Measure(ILedger ledger)
    {
        Console.WriteLine(
            $"{ledger.About}: {Writers} writers, {PayloadBytes} bytes, {CommandsInRound} commands a round");
        await Append(ledger, "warm", Writers, CommandsInRound, 0);

        // An organisation each, so that every round begins at the same size.
        var small = new List<Speed>();
        for (var round = 0; round < Rounds; round++)
        {
            await Append(ledger, $"small-{round}", Writers, Small, 0);
            small.Add(await Append(ledger, $"small-{round}", Writers, CommandsInRound, Small / Writers));
        }
        Report($"at {Small} records", small);

        Report($"filling, {FillWriters} writers", [await Append(ledger, "large", FillWriters, Large, 0)]);
        var large = new List<Speed>();
        for (var round = 0; round < Rounds; round++)
            large.Add(await Append(
                ledger, "large", Writers, CommandsInRound, Large / FillWriters + round * (CommandsInRound / Writers)));
        Report($"at {Large} records", large);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  at {Large}, a command costs {Median(small).Rate / Median(large).Rate:0.00} of the time "
            + $"and {Median(large).Processor / Median(small).Processor:0.00} of the processor "
            + $"that it costs at {Small}"));
    }

    // Each writer goes on in its stream where it stands.
    static async Task<Speed> Append(ILedger ledger, string organisation, int writers, int commands, int version)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < commands / writers; n++)
                if (await ledger.Append(Command(organisation, writer, version + n), default)
                    is not AppendOutcome.Appended)
                    throw new InvalidOperationException("Not appended.");
        })));
        var done = commands / writers * writers;
        return new(
            done / watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / done);
    }

    static Append Command(string organisation, int writer, int version)
    {
        var id = Guid.CreateVersion7().ToString();
        return new(
            organisation, $"engagement/{writer}", version, DateTimeOffset.UtcNow, "person/7", "accept-deliverable", id,
            SHA256.HashData(Encoding.UTF8.GetBytes(id)), [new("delivery.accepted/1", Payload)], []);
    }

    static void Report(string what, List<Speed> rounds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: {Median(rounds).Rate:0} commands/s (of {rounds.Count}: {rounds.Min(speed => speed.Rate):0} "
        + $"to {rounds.Max(speed => speed.Rate):0}), {Median(rounds).Processor:0.0} µs of this "
        + $"process's processor each"));

    static Speed Median(List<Speed> rounds) => new(
        rounds.Select(speed => speed.Rate).Order().ElementAt(rounds.Count / 2),
        rounds.Select(speed => speed.Processor).Order().ElementAt(rounds.Count / 2));

    // Commands a second, and the processor time of one in microseconds.
    readonly record struct Speed(double Rate, double Processor);
}
