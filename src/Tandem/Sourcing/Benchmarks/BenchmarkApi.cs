using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Benchmarks;

/// <summary>The market's figures beside one's own, over HTTP.</summary>
static class BenchmarkApi
{
    public static void MapBenchmarkApi(this RouteGroupBuilder api) =>
        api.MapGet("/benchmarks", async (Session session, Visit visit, OwnFigures own, PlaybookLibrary library,
                CancellationToken ct) => TypedResults.Ok(BenchmarkRow.Of(
                    (await library.Chosen(BenchmarksPlaybook.Format, session.Asker.Organisation, ct)).Content,
                    await own.Zones(session, visit, ct))))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<BenchmarkRow>>()
            .WithSummary("The market's figures, each beside the organisation's own where there is one.");
}
