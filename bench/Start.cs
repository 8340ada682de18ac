using System.Diagnostics;
using Tandem.Bench.Running;

namespace Tandem.Bench;

/// <summary>
/// From the command to the first page on a database that is not there yet, and what the server holds at rest.
/// </summary>
static class Start
{
    const int Rounds = 5;
    const int PagesAsked = 200;
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task Run(Measured results)
    {
        var (first, rest) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var data = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
            var watch = Stopwatch.StartNew();
            await using (var product = await Product.Serve(data))
            {
                using var caller = new Caller(product.Address);
                var request = Load.Request("GET /sign-in", product.Address, "Accept: text/html");
                caller.Call(request);
                first.Add(watch.Elapsed.TotalSeconds);
                if (round < 2) await AtRest(caller, request, product, rest);
            }
            Directory.Delete(data, recursive: true);
        }
        results.Note("start to first page on a fresh database", Middle.Of(first), "s");
        results.Below("memory at rest, after 200 pages", rest.Max() / 1e6, "MB", 250);
    }

    static async Task AtRest(Caller caller, byte[] request, Product product, List<double> rest)
    {
        for (var asked = 0; asked < PagesAsked; asked++) caller.Call(request);
        await Task.Delay(Rest);
        rest.Add(product.Resident);
    }
}
