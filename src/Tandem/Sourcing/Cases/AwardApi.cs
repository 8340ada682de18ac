using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting.Access;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>What follows from an award, over HTTP.</summary>
static class AwardApi
{
    public static void MapAwardApi(this RouteGroupBuilder api)
    {
        var known = api.MapGroup("/sourcing/{key}");
        known.MapGet("/debriefs", (CaseCall call) => call.Show(each =>
                CaseSight.MaySeeCandidates(each, call.Reading.Me) ? Debrief.All(each).ToList() : null))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<Debrief>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What each candidate that was not chosen is told: how it was seen itself.");
        known.MapGet("/engagement.yaml", AwardedEngagement.Download).RequireScope(Scope.Read)
            .Produces<string>(contentType: "application/yaml").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The engagement that an award becomes, as a file to be completed and imported.");
    }
}
