using Tandem.Agreement;
using Tandem.Domain.Sourcing.Benchmarks;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Benchmarks.Pages;

/// <summary>The page of the market's figures beside one's own.</summary>
static class BenchmarkPages
{
    public static Playbook<BenchmarkSet> Shipped { get; } =
        BenchmarksPlaybook.Format.Load(Path.Combine(Playbooks.Shipped, BenchmarksPlaybook.File));

    public static void AddBenchmarks(this IServiceCollection services) => services.AddSingleton<OwnFigures>();

    public static void MapBenchmarks(this IEndpointRouteBuilder pages) => pages.MapGet("/benchmarks", async (
        Session session, Visit visit, OwnFigures own, PlaybookLibrary library, CancellationToken ct) =>
    {
        var chosen = await library.Chosen(BenchmarksPlaybook.Format, session.Asker.Organisation, ct);
        return Page.Show<BenchmarksPage>(new
        {
            Rows = BenchmarkRow.Of(chosen.Content, await own.Zones(session, visit, ct)),
            Source = chosen.Header,
        });
    });
}
