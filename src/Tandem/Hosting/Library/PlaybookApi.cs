using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.Yaml;

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
        api.MapGet("/playbooks/{hash}", async (string hash, Session session, PlaybookLibrary library,
                CancellationToken ct) => await library.File(session.Asker.Organisation, hash, ct) is { } bytes
                    ? Results.Bytes(bytes, "application/yaml") : Problems.NotFound)
            .RequireScope(Scope.Read).Produces<string>(contentType: "application/yaml")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The file of a playbook, by its SHA-256.");
        api.MapPost("/playbooks", Add).Recorded(Scope.Admin,
            "Adds a playbook, YAML or JSON; everything that is wrong with it is answered with its place.")
            .Accepts<string>("application/yaml", "application/json");
        api.MapPost("/playbook-choices", Choose).Recorded(Scope.Admin, "Lets new cases rest on a playbook.");
    }

    static async Task<IResult> Add(HttpRequest request, Session session, PlaybookLibrary library, CancellationToken ct)
    {
        if (Barred(request, session, out var conditions) is { } barred) return barred;
        var bytes = await FileText.Bytes(request.Body, ct);
        var (errors, answer) = await library.Add(session.Asker, bytes, "body", conditions, ct);
        return answer is null ? FileProblem.Of(errors) : await Answers.Of(request.HttpContext, answer);
    }

    static async Task<IResult> Choose(PlaybookChoice choice, HttpRequest request, Session session,
        PlaybookLibrary library, CancellationToken ct) => Barred(request, session, out var conditions)
        ?? await Answers.Of(request.HttpContext,
            await library.Choose(session.Asker, choice.Kind, choice.Hash, conditions, ct));

    // What all new cases rest on is no matter of the one engagement that a token may be limited to.
    static ProblemHttpResult? Barred(HttpRequest request, Session session, out Conditions conditions) =>
        Call.Conditions(request.HttpContext, out conditions)
            ?? (session.OnlyEngagement is null ? null : Problems.NotFound);
}
