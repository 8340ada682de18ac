using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Sourcing.Briefs;

/// <summary>What tenders of the organisation are published under, over HTTP.</summary>
static class PublisherApi
{
    sealed record SourcingSettings(string? OcidPrefix);

    public static void MapPublisherApi(this RouteGroupBuilder api)
    {
        api.MapGet("/sourcing-settings", async (Session session, PublisherShelf shelf, CancellationToken ct) =>
                TypedResults.Ok(new SourcingSettings((await shelf.Read(session.Asker.Organisation,
                    PublisherStream.Key, ct)).Prefix)))
            .RequireScope(Scope.Read).Produces<SourcingSettings>()
            .WithSummary("The organisation's registered prefix of contracting processes (OCDS), if it has one.");
        api.MapPost("/sourcing-settings", Set)
            .Recorded(Scope.Admin, "Sets that prefix, or takes it away; for administrators.");
    }

    static async Task<IResult> Set(SourcingSettings body, HttpContext http, Session session, PublisherDesk desk,
        CancellationToken ct)
    {
        if (Call.Conditions(http, out var conditions) is { } unusable) return unusable;
        // What names the whole organisation is no matter of the one engagement that a token may be limited to.
        return session.OnlyEngagement is not null ? Problems.NotFound : await Answers.Of(http, await desk.Ask(
            session.Asker, PublisherStream.Key, [new PublisherCommand.SetPrefix(body.OcidPrefix)], conditions, ct));
    }
}
