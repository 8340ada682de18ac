using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Tandem.Bench.Running;
using Tandem.Domain.Delivery;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;
using Tandem.Tests.Ledger.Store;
using SystemClock = NodaTime.SystemClock;

namespace Tandem.Bench;

/// <summary>
/// What a long history costs: a command at a log of a million records against one at a log of a thousand, in turns and
/// each in a database of its own; and an engagement of 20,000 events read from cold, against only deserialising them.
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
    const int Events = 20_000;
    const int EventsInRound = 5;

    /// <summary>The deliverables of the engagement that <see cref="Lengthen"/> expects.</summary>
    public const int LongPlan = 400;

    const int ColdRounds = 7;

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
        await Cold(results);
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

    static async Task Cold(Measured results)
    {
        await using var ground = await Ground.Break();
        await ground.Engage("long", LongPlan, daysAgo: 100);
        await Lengthen(ground);
        var (organisation, stream) = (ground.Organisation.ToString(), EngagementStream.Kind.Name("long"));
        var facts = new List<RecordedFact>();
        await foreach (var fact in ground.Installation.Ledger.ReadStream(organisation, stream, 0, default))
            facts.Add(fact);

        var (read, deserialised) = (new List<double>(), new List<double>());
        for (var round = 0; round < ColdRounds + 2; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var fact in facts) EventCodec.Decode(fact.Type, fact.Payload);
            deserialised.Add(watch.Elapsed.TotalMilliseconds);
            using var shelf = new Shelf(ground.Installation.Ledger, SystemClock.Instance);
            watch.Restart();
            await shelf.Read(organisation, "long", default);
            read.Add(watch.Elapsed.TotalMilliseconds);
        }
        // The first two rounds warm up.
        results.AtMost($"engagement of {facts.Count:#,0} events from cold", Middle.Of(read.Skip(2)), "ms",
            Middle.Of(deserialised.Skip(2)), "only deserialising", 2);
    }

    /// <summary>Each deliverable is handed over, judged, accepted and withdrawn, over and over.</summary>
    public static Task Lengthen(Ground ground) => Ground.Together(Enumerable.Range(1, LongPlan), async number =>
    {
        var key = $"D-{number:d4}";
        await ground.Ask(Ground.Partner, "long", [new DeliveryCommand.Start(key)]);
        for (var round = 1; round <= Events / LongPlan / EventsInRound; round++)
        {
            await ground.Ask(Ground.Partner, "long",
            [
                new DeliveryCommand.ReportProgress(key, round, "A note on how far it is."),
                new DeliveryCommand.Submit(key, new("Ready for review.", null, null, [Ground.Report])),
            ]);
            await ground.Ask(Ground.Owner, "long",
            [
                new DeliveryCommand.JudgeCriterion(key, round, "C1", Met: true, "Seen."),
                new DeliveryCommand.Accept(key, round, "Thank you."),
                new DeliveryCommand.WithdrawAcceptance(key, "Once more."),
            ]);
        }
    });
}
