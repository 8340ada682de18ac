using Tandem.Bench.Running;
using Tandem.Tests.Ledger.Store;

namespace Tandem.Bench;

/// <summary>
/// Durable commands through the HTTP API at 32 connections, against single-row commits of the same database on the
/// same disk, in turns. Each connection takes deliverables through their whole life: started, progress reported,
/// handed over, rejected, progress reported, handed over again, judged, accepted; four connections work in the same
/// engagement. The same test report is handed over each time, so that its file is kept already; a report of its
/// own in each hand-over, which has to be durable as a file first, is measured beside it.
/// </summary>
static class Commands
{
    public const int Connections = 32;
    const int ConnectionsInEngagement = 4;
    public const int Engagements = 112;
    public const int Deliverables = 240;
    const int Rounds = 5;
    const int WarmMost = 9;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(2), Warm = TimeSpan.FromSeconds(2);

    public static async Task Run(Measured results)
    {
        await OnSqlite(results);
        await OnPostgres(results);
    }

    public static async Task OnSqlite(Measured results)
    {
        await using var ground = await Ground.Break();
        var (pace, rows, files, memory) = await Measure(
            ground, () => Task.FromResult(SingleRows.OnSqlite(ground.Data, Round)));
        results.AtLeast("commands/s, SQLite, 32 connections", pace.Rate, "/s", rows, "single-row commits", 0.5);
        results.Note("  the same with a report of its own in each hand-over, SQLite", files, "/s");
        results.Note("  milliseconds of the middle command, SQLite", pace.Median, "ms");
        results.Note("  and of the slowest hundredth, SQLite", pace.Slow, "ms");
        results.Below("memory under commands, SQLite", memory / 1e6, "MB", 500);
    }

    public static async Task OnPostgres(Measured results)
    {
        await using var cluster = new PostgresCluster();
        await using var ground = await Ground.Break(await cluster.NewDatabase(pooling: true));
        var reference = await cluster.NewDatabase(pooling: true);
        await SingleRows.Prepare(reference);
        var (pace, rows, files, memory) = await Measure(ground, () => SingleRows.OnPostgres(reference, Round));
        results.AtLeast("commands/s, PostgreSQL, 32 connections", pace.Rate, "/s", rows, "pgbench, 8 clients", 0.25);
        results.Note("  the same with a report of its own in each hand-over, PostgreSQL", files, "/s");
        results.Note("  milliseconds of the middle command, PostgreSQL", pace.Median, "ms");
        results.Note("  and of the slowest hundredth, PostgreSQL", pace.Slow, "ms");
        results.Below("memory under commands, PostgreSQL", memory / 1e6, "MB", 500);
    }

    static async Task<(Pace Pace, double Rows, double Files, long Memory)> Measure(
        Ground ground, Func<Task<double>> rows)
    {
        await Ground.Together(Enumerable.Range(0, Engagements), number =>
            ground.Engage(KeyOf(number), Deliverables, daysAgo: 30));
        await using var product = await ground.Open();
        var files = false;
        using var load = new Load(product.Address, Connections,
            connection => Lives(ground, product.Address, connection, () => files), StatusCodes.Status201Created);
        WarmUp(load, product);
        var (paces, singles) = (new List<Pace>(), new List<double>());
        var (asked, before) = (0d, product.Processor);
        for (var round = 0; round < Rounds; round++)
        {
            singles.Add(await rows());
            paces.Add(load.Run(Round));
            asked += paces[^1].Rate * Round.TotalSeconds;
            Measured.Say($"  round {round + 1}: {paces[^1].Rate:0} commands/s, {singles[^1]:0} single rows/s");
        }
        var each = (product.Processor - before).TotalMicroseconds / asked;
        Measured.Say($"  {each:0} µs of the server's processor time for each command");
        files = true;
        var withFiles = load.Run(Round).Rate;
        return (new(Middle.Of(paces.Select(each => each.Rate)), Middle.Of(paces.Select(each => each.Median)),
            Middle.Of(paces.Select(each => each.Slow))), Middle.Of(singles), withFiles, product.ResidentMost);
    }

    // The runtime compiles what it finds to be hot in the background, for some ten thousand commands; measured is what
    // comes when a command has stopped getting cheaper.
    static void WarmUp(Load load, Product product)
    {
        var cheapest = double.MaxValue;
        for (var turn = 0; turn < WarmMost; turn++)
        {
            var before = product.Processor;
            var asked = load.Run(Warm).Rate * Warm.TotalSeconds;
            var cost = (product.Processor - before).TotalMicroseconds / asked;
            if (cost > 0.95 * cheapest) return;
            cheapest = cost;
        }
    }

    public static string KeyOf(int engagement) => $"e-{engagement:d5}";

    public static NextRequest Lives(Ground ground, Uri server, int connection, Func<bool> files)
    {
        var steps = Steps(ground, server, connection, files).GetEnumerator();
        return () =>
            steps.MoveNext() ? steps.Current : throw new InvalidOperationException("There are no deliverables left.");
    }

    static IEnumerable<ReadOnlyMemory<byte>> Steps(Ground ground, Uri server, int connection, Func<bool> files)
    {
        for (var engagement = connection / ConnectionsInEngagement; engagement < Engagements; engagement +=
            Connections / ConnectionsInEngagement)
            for (var number = 1 + connection % ConnectionsInEngagement; number <= Deliverables; number +=
                ConnectionsInEngagement)
                foreach (var step in Life(ground, server,
                    $"POST /api/v1/engagements/{KeyOf(engagement)}/deliverables/D-{number:d4}", files))
                    yield return step;
    }

    static IEnumerable<byte[]> Life(Ground ground, Uri server, string deliverable, Func<bool> files)
    {
        yield return Load.Request($"{deliverable}/starts", server, ground.PartnerToken);
        yield return Partner("progress-reports", """{"percent":60,"note":"The main paths work."}""");
        yield return Partner("submissions", Handover(1), "multipart/form-data; boundary=end");
        yield return Owner("rejections",
            """{"round":1,"findings":[{"criterion":"C1","severity":"major","text":"Step 4 of the script fails."}]}""");
        yield return Partner("progress-reports", """{"percent":90,"note":"Step 4 is mended."}""");
        yield return Partner("submissions", Handover(2), "multipart/form-data; boundary=end");
        yield return Owner("judgements",
            """{"round":2,"criterion":"C1","met":true,"note":"Seen on the test system."}""");
        yield return Owner("acceptances", """{"round":2,"note":"Thank you."}""");

        byte[] Partner(string what, string body, string type = "application/json") =>
            Load.Request($"{deliverable}/{what}", server, ground.PartnerToken, type, body);
        // No two test reports are alike, so each is a file of its own that has to be durable first.
        string Handover(int round) => $"""
            --end
            Content-Disposition: form-data; name="note"

            Ready for review.
            --end
            Content-Disposition: form-data; name="evidence"; filename="junit.xml"

            <testsuite name="{(files() ? $"{deliverable}, round {round}" : "claims")}" tests="2" failures="0">
                <testcase name="opens"/><testcase name="closes"/></testsuite>
            --end--

            """.ReplaceLineEndings("\r\n");

        byte[] Owner(string what, string body) =>
            Load.Request($"{deliverable}/{what}", server, ground.OwnerToken, "application/json", body);
    }
}
