using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement.Import;

/// <summary>Engagement files over HTTP: what one would do, doing it, and the file of an engagement as it
/// stands.</summary>
static class ImportApi
{
    const string FileName = "engagement.yaml";
    const string Yaml = "application/yaml";

    /// <summary>What importing a file would do.</summary>
    sealed record ImportPreviewView(string Engagement, ImportKind Kind, string Headline, long Version,
        IReadOnlyList<Difference> Differences, IReadOnlyList<string> NewPeople, string? Refusal, string? RefusalCode);

    public static void MapImportApi(this RouteGroupBuilder api, Settings settings)
    {
        api.MapPost("/engagements", AddImport).Accepts<string>(Yaml, "application/json", "text/plain")
            .RequireScope(Scope.Plan).Produces<Receipt>(StatusCodes.Status201Created).Produces<Receipt>()
                .AllowUploads(settings)
            .WithSummary(
                "Opens an engagement from its file, or changes one to what the file says: all of it or nothing. "
                + "The same file again changes nothing.");
        api.MapPost("/engagements/previews", AddPreview).Accepts<string>(Yaml, "application/json", "text/plain")
            .RequireScope(Scope.Plan).Produces<ImportPreviewView>().AllowUploads(settings)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Says what importing an engagement file would do, and does nothing.");
        api.MapGet("/engagements/{key}/engagement.yaml", Export).RequireScope(Scope.Read)
            .Produces<string>(contentType: Yaml).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The engagement as its file: imported again it changes nothing.");
    }

    static async Task<IResult> AddImport(HttpRequest request, Session session, EngagementImport import,
        Playbooks playbooks,
        Entry entry, Shelf shelf, NameFinder names, CancellationToken ct)
    {
        var (plan, faulty) = await Plan(request, session, import, playbooks, entry, shelf, ct);
        if (plan is null) return faulty!;
        if (plan.Kind == ImportKind.Nothing)
            return TypedResults.Ok(new Receipt(First: -1, Facts: 0, plan.Now.Version,
                request.HttpContext.RequestServices.GetRequiredService<NodaTime.IClock>().GetCurrentInstant()));
        return await import.Do(session.Asker, plan, ct) switch
        {
            Answer.Recorded { Receipt: var receipt } =>
                TypedResults.Created($"/api/v1/engagements/{plan.File.Key}", receipt),
            var refused => Problems.Of(refused.Why!,
                refused.Why!.Missing is { } missing ? await names.Of(missing.Holders, ct) : null),
        };
    }

    static async Task<IResult> AddPreview(HttpRequest request, Session session, EngagementImport import,
        Playbooks playbooks,
        Entry entry, Shelf shelf, CancellationToken ct)
    {
        var (plan, faulty) = await Plan(request, session, import, playbooks, entry, shelf, ct);
        return plan is null ? faulty!
            : TypedResults.Ok(new ImportPreviewView(plan.File.Key, plan.Kind, PlanWords.Headline(plan),
            plan.Now.Version, plan.Differences, [.. plan.People.New.Select(each => each.Name)], plan.Refusal?.Reason,
            plan.Refusal?.Code));
    }

    static async Task<(ImportPlan?, IResult?)> Plan(HttpRequest request, Session session, EngagementImport import,
        Playbooks playbooks, Entry entry, Shelf shelf, CancellationToken ct)
    {
        var (text, unreadable) = await FileText.Read(request.Body, FileName, ct);
        if (text is null) return (null, Faulty([unreadable!]));
        var (file, errors) = EngagementFileReader.Read(text, FileName, playbooks);
        if (file is null) return (null, Faulty(errors));
        // A token for one engagement opens no other; to someone who may not see an engagement it is not there.
        if (session.OnlyEngagement is { } only && only != file.Key)
            return (null, Problems.Of(AccessRefusal.EngagementNotSeen));
        var now = await entry.Allows(session, file.Key, ct)
            ? await shelf.Read(session.Asker.Organisation, file.Key, ct) : Engagement.Initial;
        return (await import.Plan(session.Asker, file, now, ct), null);
    }

    static ProblemHttpResult Faulty(Sequence<FileError> errors) => TypedResults.Problem(
        $"Nothing is imported. {errors[0]}", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused",
        type: "urn:tandem:refusal:import.file-faulty",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "import.file-faulty",
            ["field"] = "file",
            ["faults"] = errors,
        });

    static async Task<IResult> Export(string key, Reading reading, PeopleDirectory directory, Session session,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Problems.NotFound;
        var people = await directory.Find(session.Organisation, engagement.Governance.Members.Keys, ct);
        var file = EngagementFileExport.Of(engagement, id => people.GetValueOrDefault(id));
        return Results.File(Encoding.UTF8.GetBytes(EngagementFileWriter.Write(file)), Yaml, $"{key}.yaml");
    }
}
