using Tandem.Domain.Finance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Finance;

/// <summary>Costs over HTTP.</summary>
static class FinanceApi
{
    sealed record GivenCosts(Sequence<CostEntry> Entries);

    public static void MapFinanceApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("/costs", (Call call, string? cursor, int? limit) => call.Show((e, _) =>
            Listing.Of(e.Finance.InOrder, cursor, limit, each => each))).RequireScope(Scope.Read)
            .Produces<Listing<RecordedCost>>().WithSummary("The costs recognised, in the order of recording.");
        engagement.MapPost("/costs", (Call call, GivenCosts body) => call.Ask(new FinanceCommand.RecordCosts(body.Entries)))
            .Recorded(Scope.Costs, "Recognises costs, all or none; an id that is recorded already adds nothing.");
    }
}
