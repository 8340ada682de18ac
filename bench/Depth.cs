using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Tandem.Bench.Running;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;
using Tandem.Tests.Ledger.Store;

namespace Tandem.Bench;

/// <summary>
/// What a long history costs: a command at a log of a million records against one at a log of a thousand, in turns and
/// each in a database of its own.
/// </summary>
static class Depth
{
    const int Writers = 32;
    const int FillWriters = 256;
    const int PayloadBytes = 500;
    const int Shallow = 1_000;
    const int Deep = 1_000_000;
    const int CommandsInRound = 8_000;
    const int Rounds = 5;

    static readonly byte[] Payload = Encoding.UTF8.GetBytes($$"""{"note":"{{new string('x', PayloadBytes - 11)}}"}""");

    public static async Task Run(Measured results)
    {
        using var key = LogKey.Generate("tandem.bench");
        var folder = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
        await Commands(results, "SQLite", async () =>
            await SqliteLedger.Open(Path.Combine(folder, $"{Guid.NewGuid():n}.db"), key, default));
        Directory.Delete(folder, recursive: true);
        await using (var cluster = new PostgresCluster())
            await Commands(results, "PostgreSQL", async () =>
                await PostgresLedger.Open(await cluster.NewDatabase(pooling: true), key, default));
    }

    static async Task Commands(Measured results, string engine, Func<Task<ILedger>> open)
    {
        await using var deep = await open();
        var filled = await Append(deep, FillWriters, Deep, 0);
        Measured.Say($"  {engine}: {Deep:#,0} records at {Deep / filled:#,0}/s");
        var (atDeep, atShallow) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 1; round++)
        {
            await using var shallow = await open();
            await Append(shallow, Writers, Shallow, 0);
            atShallow.Add(await Append(shallow, Writers, CommandsInRound, Shallow / Writers));
            atDeep.Add(await Append(
                deep, Writers, CommandsInRound, Deep / FillWriters + round * (CommandsInRound / Writers)));
        }
        // The first round warms up.
        results.AtMost(
            $"command at {Deep:#,0} records, {engine}", Middle.Of(atDeep.Skip(1)) / CommandsInRound * 1e6, "µs",
            Middle.Of(atShallow.Skip(1)) / CommandsInRound * 1e6, $"at {Shallow:#,0} records", 1.2);
    }

    // Seconds until every writer has appended its share to its own stream, from where that stands.
    static async Task<double> Append(ILedger ledger, int writers, int commands, int version)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < commands / writers; n++)
                if (await ledger.Append(Command(writer, version + n), default) is not AppendOutcome.Appended)
                    throw new InvalidOperationException("Not appended.");
        })));
        return watch.Elapsed.TotalSeconds;
    }

    static Append Command(int writer, int version)
    {
        var id = Guid.CreateVersion7().ToString();
        return new("organisation", $"engagement/{writer}", version, DateTimeOffset.UtcNow, "person/7", "acceptance", id,
            SHA256.HashData(Encoding.UTF8.GetBytes(id)), [new("delivery.accepted/1", Payload)], []);
    }
}
