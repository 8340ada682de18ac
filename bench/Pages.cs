using Tandem.Bench.Plain;
using Tandem.Bench.Running;
using Tandem.Domain;
using Tandem.Domain.Delivery;

namespace Tandem.Bench;

/// <summary>
/// Pages of somebody signed in, at 16 connections, in turns with a page of a static table: the overview of an
/// engagement with 2,000 deliverables, and Home and Portfolio of an organisation with 10,000 engagements against one
/// with 100.
/// </summary>
static class Pages
{
    const int Connections = 16;
    const int Deliverables = 2_000;
    const int Many = 10_000;
    const int Few = 100;
    const int OwnEngagements = 20;
    const int Rounds = 5;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task Run(Measured results)
    {
        await Overview(results);
        await Portfolio(results);
    }

    static async Task Overview(Measured results)
    {
        await using var ground = await Ground.Break();
        await ground.Engage("large", Deliverables, daysAgo: 180);
        await UnderWay(ground);
        await using var product = await ground.Open();
        await using var plain = await PlainServer.Start();
        using var overview = Load.Get(product.Address, "/engagements/large", Connections, ground.OwnerCookie);
        using var list = Load.Get(
            product.Address, "/api/v1/engagements/large/deliverables", Connections, ground.OwnerToken);
        using var table = Load.Get(plain.Address, "/", Connections, "Accept: text/html");
        var rates = Turns(overview, list, table);
        results.AtLeast("overview, 2,000 deliverables, 16 connections", rates[0], "/s",
            rates[2], "static table of 200 rows", 0.25);
        results.Note("list of 100 deliverables as JSON, 16 connections", rates[1], "/s");
        results.Below("memory under pages", product.ResidentMost / 1e6, "MB", 500);
    }

    // Half of what is due by now is accepted in its first round, some is in review, and the partner has said how far
    // the rest is.
    static Task UnderWay(Ground ground) => Ground.Together(Enumerable.Range(1, Deliverables / 2), async number =>
    {
        var key = $"D-{number:d4}";
        await ground.Ask(Ground.Partner, "large",
            [new DeliveryCommand.Start(key), new DeliveryCommand.ReportProgress(key, 80, Note: null)]);
        if (number > Deliverables / 4 + 20) return;
        await ground.Ask(Ground.Partner, "large",
            [new DeliveryCommand.Submit(key, new("Ready.", null, null, [Ground.Report]))]);
        if (number <= Deliverables / 4) await ground.Ask(Ground.Owner, "large", Accepting(key));
    });

    static EngagementCommand[] Accepting(string key) =>
        [
            new DeliveryCommand.JudgeCriterion(key, 1, "C1", Met: true, Note: null),
            new DeliveryCommand.Accept(key, 1, Note: null),
        ];

    static async Task Portfolio(Measured results)
    {
        await using var many = await Organisation(Many);
        await using var few = await Organisation(Few);
        await using var large = await many.Open();
        await using var small = await few.Open();
        foreach (var (name, path) in new[] { ("Home", "/"), ("Portfolio", "/portfolio") })
        {
            using var ofMany = Load.Get(large.Address, path, Connections, many.OwnerCookie);
            using var ofFew = Load.Get(small.Address, path, Connections, few.OwnerCookie);
            var rates = Turns(ofMany, ofFew);
            results.AtMost($"{name}, {Many:#,0} engagements", 1000 / rates[0], "ms",
                1000 / rates[1], $"{Few} engagements", 2);
        }
    }

    // The person whose pages are measured reads everything and holds roles in some of them.
    static async Task<Ground> Organisation(int engagements)
    {
        var ground = await Ground.Break();
        await Ground.Together(Enumerable.Range(0, engagements), number =>
            ground.Engage($"e-{number:d5}", deliverables: 3, daysAgo: number % 300, owned: number < OwnEngagements));
        return ground;
    }

    // Answers a second of each, in the middle of several rounds in turns; the first ones only warm up.
    static double[] Turns(params Load[] loads)
    {
        foreach (var load in loads.Concat(loads)) load.Run(Round);
        var rates = loads.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var number = 0; number < loads.Length; number++) rates[number].Add(loads[number].Run(Round).Rate);
        return [.. rates.Select(Middle.Of)];
    }
}
