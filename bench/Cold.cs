using System.Diagnostics;
using System.Runtime;
using Tandem.Bench.Running;
using Tandem.Domain.Delivery;
using Tandem.Hosting;
using Tandem.Ledger;
using SystemClock = NodaTime.SystemClock;

namespace Tandem.Bench;

/// <summary>
/// An engagement of 20,000 events read from cold (database, records, events, fold), against only deserialising them.
/// </summary>
static class Cold
{
    const int Events = 20_000;
    const int EventsInRound = 5;

    /// <summary>The deliverables of the engagement that <see cref="Lengthen"/> expects.</summary>
    public const int LongPlan = 400;

    const int WarmUpRoundsMax = 60;
    const int QuietRounds = 5;
    const int Rounds = 31;

    // The runtime compiles what is hot anew in the background, a tenth of a second after the last new method.
    static readonly TimeSpan BetweenWarmUps = TimeSpan.FromMilliseconds(200);

    public static async Task Run(Measured results)
    {
        await using var ground = await Ground.Break();
        await ground.Engage("long", LongPlan, daysAgo: 100);
        await Lengthen(ground);
        var (organisation, stream) = (ground.Organisation.ToString(), EngagementStream.Kind.Name("long"));
        var facts = new List<RecordedFact>();
        await foreach (var fact in ground.Installation.Ledger.ReadStream(organisation, stream, 0, default))
            facts.Add(fact);

        await WarmUp(async () =>
        {
            Deserialise(facts);
            await Read(ground, organisation);
        });
        var (read, deserialised) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            Deserialise(facts);
            deserialised.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            await Read(ground, organisation);
            read.Add(watch.Elapsed.TotalMilliseconds);
        }
        // The mean, because garbage is collected in some rounds only: the middle round would count that on one side and
        // not on the other, as it happens to fall.
        results.AtMost($"engagement of {facts.Count:#,0} events from cold", read.Average(), "ms",
            deserialised.Average(), "only deserialising", 2);
        results.Note("  the middle round of it", Middle.Of(read), "ms");
        results.Note("  the middle round of deserialising", Middle.Of(deserialised), "ms");
    }

    static void Deserialise(IEnumerable<RecordedFact> facts)
    {
        foreach (var fact in facts) EventCodec.Decode(fact.Type, fact.Payload);
    }

    static async Task Read(Ground ground, string organisation)
    {
        using var shelf = new Shelf(ground.Installation.Ledger, SystemClock.Instance);
        await shelf.Read(organisation, "long", default);
    }

    // Both sides are compared fully compiled: until then the ratio says how far the runtime has come with each.
    static async Task WarmUp(Func<Task> round)
    {
        var (rounds, quiet) = (0, 0);
        for (; quiet < QuietRounds && rounds < WarmUpRoundsMax; rounds++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            await round();
            await Task.Delay(BetweenWarmUps);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
        Measured.Say($"  warm after {rounds} rounds");
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
