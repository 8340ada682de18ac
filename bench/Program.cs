using Tandem.Bench;
using Tandem.Bench.Lint;
using Tandem.Bench.Plain;
using Tandem.Bench.Running;

const int Wrong = 2;

var all = new Dictionary<string, Func<Measured, Task>>
{
    ["start"] = Start.Run,
    ["commands"] = Commands.Run,
    ["pages"] = Pages.Run,
    ["verify"] = VerifySpeed.Run,
    ["depth"] = Depth.Run,
    ["cold"] = Cold.Run,
};
var results = new Measured();
switch (args)
{
    case [PlainServer.Name]:
        await PlainServer.Run();
        return 0;
    case ["commands", "sqlite" or "postgres"]:
        await Product.Build();
        await (args[1] == "sqlite" ? Commands.OnSqlite(results) : Commands.OnPostgres(results));
        results.Print();
        return 0;
    case ["append-speed", .. var engines]:
        await AppendSpeed.Run(engines);
        return 0;
    case ["peer", var address, var key, var user, var password]:
        await Product.Build();
        await Peer.Run(results, new(address), key, user, password);
        results.Print();
        return 0;
    case ["all"] or [_] when args[0] == "all" || all.ContainsKey(args[0]):
        await Product.Build();
        foreach (var (name, measure) in all.Where(each => args[0] == "all" || args[0] == each.Key))
        {
            Console.WriteLine(name);
            await measure(results);
        }
        results.Print();
        return 0;
    case ["lint-quality", var briefs]:
        LintQuality.Run(briefs);
        return 0;
    case ["lint-speed", var briefs]:
        LintSpeed.Run(briefs);
        return 0;
    default:
        Console.Error.WriteLine($"Name a measurement: all, {string.Join(", ", all.Keys)}, "
            + "commands sqlite, commands postgres, append-speed [sqlite] [postgres], "
            + "peer ADDRESS API-KEY USER PASSWORD, lint-quality FOLDER, lint-speed FOLDER; "
            + "docs/performance.md says what they do.");
        return Wrong;
}
