using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement.Import;

/// <summary>The page on which an engagement file is imported, and the file as which an engagement is
/// exported.</summary>
static class ImportPages
{
    const string Path = "/engagements/import";
    const string PastedFile = "engagement.yaml";

    public static void AddImport(this IServiceCollection services)
    {
        services.AddSingleton(_ => Playbooks.Load(Playbooks.Shipped));
        services.AddSingleton<EngagementImport>();
    }

    public static void MapImport(this IEndpointRouteBuilder pages, Settings settings)
    {
        pages.MapGet(Path, () => Show(ImportView.Empty));
        pages.MapPost(Path, Import).AllowUploads(settings).ReadsFileText().AskFirst(WhyNot)
            .WithFormOptions(valueLengthLimit: YamlLimits.BytesMax);
        pages.MapGet("/engagements/{key}/engagement.yaml", Export);
    }

    static async Task<IResult?> WhyNot(HttpContext http) => await EngagementImport.WhyNot(http) is not { } barred ? null
        : Page.Show<ImportPage>(new { View = ImportView.Empty with { Problem = barred.Reason } },
            Page.StatusOf(barred));

    static async Task<IResult> Import(IFormFile? file, [FromForm] string? text, [FromForm] long? version,
        Session session, EngagementImport import, Playbooks playbooks, Entry entry, Shelf shelf, CancellationToken ct)
    {
        var (name, given, unreadable) = await Given(file, text, ct);
        if (unreadable is not null) return Show(new("", null, [unreadable], null));
        if (string.IsNullOrWhiteSpace(given)) return Show(new("", ImportTexts.NothingGiven, [], null));
        var (read, errors) = EngagementFileReader.Read(given, name, playbooks);
        if (read is null) return Show(new(given, null, errors, null));

        // To someone who may not see an engagement it is not there: the plan would show what it holds.
        var now = await entry.Allows(session, read.Key, ct)
            ? await shelf.Read(session.Asker.Organisation, read.Key, ct) : Engagement.Initial;
        var plan = await import.Plan(session.Asker, read, now, ct);
        if (version is not { } seen || plan.Refusal is not null) return Show(new(given, null, [], PlanView.Of(plan)));
        var why = seen != now.Version ? ImportRefusal.Changed : (await import.Do(session.Asker, plan, ct)).Why;
        return why is null ? Results.LocalRedirect($"/engagements/{read.Key}")
            : Show(new(given, null, [], PlanView.Of(plan with { Refusal = why })));
    }

    static async Task<(string Name, string? Text, FileError? Error)> Given(IFormFile? file, string? text,
        CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return (PastedFile, text, null);
        await using var stream = file.OpenReadStream();
        var (read, error) = await FileText.Read(stream, file.FileName, ct);
        return (file.FileName, read, error);
    }

    static RazorComponentResult<ImportPage> Show(ImportView view)
    {
        var refused = view.Problem is not null || view.Errors.Count > 0 || view.Plan?.Refusal is not null;
        return Page.Show<ImportPage>(new { View = view },
            refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    static async Task<IResult> Export(string key, Reading reading, Hosting.People.PeopleDirectory directory,
        Session session, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Results.NotFound();
        var people = await directory.Find(session.Organisation, engagement.Governance.Members.Keys, ct);
        var file = EngagementFileExport.Of(engagement, id => session.AsSeen(people.GetValueOrDefault(id)));
        return Results.File(System.Text.Encoding.UTF8.GetBytes(EngagementFileWriter.Write(file)),
            "application/yaml", $"{key}.yaml");
    }
}
