using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Hosting.Library;

/// <summary>A choice of a playbook for new cases.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Hash">The playbook's file.</param>
sealed record PlaybookChoice(string Kind, Digest Hash);

/// <summary>Playbooks over HTTP.</summary>
static class PlaybookApi
{
    public static void MapPlaybookApi(this RouteGroupBuilder api)
    {
        api.MapGet("/playbooks", async (Session session, PlaybookLibrary library, CancellationToken ct) =>
                TypedResults.Ok(await library.List(session.Asker.Organisation, ct)))
            .RequireScope(Scope.Read).Produces<IReadOnlyList<PlaybookRow>>()
            .WithSummary("Every playbook that ships or was added, and which ones new cases rest on.");
        api.MapGet("/playbooks/{hash}", (string hash, PlaybookLibrary library) =>
                Digest.TryParse(hash, out var digest) && library.Bytes(digest) is { } bytes
                    ? Results.Bytes(bytes, "application/yaml") : Problems.NotFound)
            .RequireScope(Scope.Read).Produces<string>(contentType: "application/yaml")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The file of a playbook, by its SHA-256.");
        api.MapPost("/playbooks", Add).Recorded(Scope.Plan,
            "Adds a playbook, YAML or JSON; everything that is wrong with it is answered with its place.")
            .Accepts<string>("application/yaml", "application/json");
        api.MapPost("/playbook-choices", async (PlaybookChoice choice, Session session, PlaybookLibrary library,
                CancellationToken ct) => Of(await library.Choose(session.Asker, choice.Kind, choice.Hash, ct)))
            .Recorded(Scope.Plan, "Lets new cases rest on a playbook.");
    }

    static async Task<IResult> Add(HttpRequest request, Session session, PlaybookLibrary library, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, ct);
        var (errors, answer) = await library.Add(session.Asker, memory.ToArray(), "body", ct);
        return answer is null ? FileProblem.Of(errors) : Of(answer);
    }

    static IResult Of(Answer answer) => answer switch
    {
        Answer.Recorded { Receipt: { Facts: 0 } receipt } => TypedResults.Ok(receipt),
        Answer.Recorded { Receipt: var receipt } => TypedResults.Created((string?)null, receipt),
        Answer.Refused { Refusal: var refusal } => Problems.Of(refusal),
        Answer.Stale stale => Problems.Stale(stale.Version),
        _ => Problems.KeyReused,
    };
}
