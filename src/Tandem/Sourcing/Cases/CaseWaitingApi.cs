using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Ledger;

namespace Tandem.Sourcing.Cases;

/// <summary>What waits on whom in sourcing cases, over HTTP.</summary>
static class CaseWaitingApi
{
    public static void MapCaseWaitingApi(this RouteGroupBuilder api) =>
        api.MapGet("/sourcing-waiting", async (Session session, Visit visit, ILedger ledger, CaseShelf shelf,
                CancellationToken ct) => TypedResults.Ok(visit.IsPast
                    ? await CaseWaiting.Then(ledger, shelf, session, visit.Until, visit.Day, ct)
                    : await CaseWaiting.On(ledger, session, visit.Today, ct)))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<CaseWaitingRow>>()
            .WithSummary("What waits on the token's owner in sourcing cases, what is due first.");
}
