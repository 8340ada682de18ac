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
            .AllowUploads(settings).AskFirst(WhyNot)
            .Recorded(Scope.Plan,
                "Opens an engagement from its file, or changes one to what the file says: all of it or nothing. "
                + "The same file again changes nothing.");
        api.MapPost("/engagements/previews", AddPreview).Accepts<string>(Yaml, "application/json", "text/plain")
            .RequireScope(Scope.Plan).Produces<ImportPreviewView>().AllowUploads(settings)
            .AskFirst(WhyNot).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Says what importing an engagement file would do, and does nothing.");
        api.MapGet("/engagements/{key}/engagement.yaml", Export).RequireScope(Scope.Read)
            .Produces<string>(contentType: Yaml).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The engagement as its file: imported again it changes nothing. "
                + "People whose address is not yours to see are named by id.");
    }

    static async Task<IResult?> WhyNot(HttpContext http) =>
        await EngagementImport.WhyNot(http) is { } barred ? Problems.Of(barred) : null;

    static async Task<IResult> AddImport(HttpRequest request, Session session, EngagementImport import,
        Playbooks playbooks, Entry entry, Shelf shelf, NodaTime.IClock clock, CancellationToken ct)
    {
        if (Call.Conditions(request.HttpContext, out var conditions) is { } unusable) return unusable;
        var (sent, faulty) = await Sent(request, session, playbooks, ct);
        if (sent is null) return faulty!;
        conditions = conditions with { Request = sent.Text };
        if (await import.AnsweredBefore(session.Asker, sent.File.Key, conditions, ct) is { } before)
            return await Answered(request, sent.File.Key, before);
        var plan = await Plan(sent.File, session, import, entry, shelf, ct);
        if (conditions.IfVersion is { } seen && seen != plan.Now.Version) return Problems.Stale(plan.Now.Version);
        var answer = plan.Kind == ImportKind.Nothing
            ? new Answer.Recorded(new(First: -1, Facts: 0, plan.Now.Version, clock.GetCurrentInstant()))
            : await import.Do(session.Asker, plan, ct, conditions);
        return await Answered(request, plan.File.Key, answer);
    }

    static Task<IResult> Answered(HttpRequest request, string key, Answer answer) => Answers.Of(request.HttpContext,
        answer, receipt => TypedResults.Created($"/api/v1/engagements/{key}", receipt));

    static async Task<IResult> AddPreview(HttpRequest request, Session session, EngagementImport import,
        Playbooks playbooks, Entry entry, Shelf shelf, CancellationToken ct)
    {
        var (sent, faulty) = await Sent(request, session, playbooks, ct);
        if (sent is null) return faulty!;
        var plan = await Plan(sent.File, session, import, entry, shelf, ct);
        return TypedResults.Ok(new ImportPreviewView(plan.File.Key, plan.Kind, PlanWords.Headline(plan),
            plan.Now.Version, plan.Differences, [.. PlanWords.NewPeople(plan)], plan.Refusal?.Reason,
            plan.Refusal?.Code));
    }

    sealed record SentFile(string Text, EngagementFile File);

    static async Task<(SentFile?, IResult?)> Sent(
        HttpRequest request, Session session, Playbooks playbooks, CancellationToken ct)
    {
        var (text, unreadable) = await FileText.Read(request.Body, FileName, ct);
        if (text is null) return (null, Faulty([unreadable!]));
        var (file, errors) = EngagementFileReader.Read(text, FileName, playbooks);
        if (file is null) return (null, Faulty(errors));
        // A token for one engagement opens no other; to someone who may not see an engagement it is not there.
        return session.OnlyEngagement is { } only && only != file.Key
            ? (null, Problems.Of(AccessRefusal.EngagementNotSeen)) : (new(text, file), null);
    }

    static async Task<ImportPlan> Plan(EngagementFile file, Session session, EngagementImport import, Entry entry,
        Shelf shelf, CancellationToken ct)
    {
        var now = await entry.Allows(session, file.Key, ct)
            ? await shelf.Read(session.Asker.Organisation, file.Key, ct) : Engagement.Initial;
        return await import.Plan(session.Asker, file, now, ct);
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
        var file = EngagementFileExport.Of(engagement, id => session.AsSeen(people.GetValueOrDefault(id)));
        return Results.File(Encoding.UTF8.GetBytes(EngagementFileWriter.Write(file)), Yaml, $"{key}.yaml");
    }
}
