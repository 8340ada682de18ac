using System.Text;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library.Pages;

/// <summary>The settings page of playbooks: which there are, which new cases rest on, adding one's own.</summary>
static class PlaybookPages
{
    const string Path = "/settings/playbooks";
    const string Pasted = "playbook.yaml";

    public static void AddPlaybooks(this IServiceCollection services)
    {
        services.AddSingleton<PlaybookShelf>();
        services.AddSingleton<PlaybookDesk>();
        services.AddSingleton<PlaybookLibrary>();
    }

    public static void MapPlaybooks(this IEndpointRouteBuilder pages, Settings settings)
    {
        pages.MapGet(Path, async (string? copy, Session session, PlaybookLibrary library, CancellationToken ct) =>
            await Show(session, library, Encoding.UTF8.GetString(
                await library.File(session.Asker.Organisation, copy, ct) ?? []), [], null, ct));
        pages.MapGet(Path + "/{hash}.yaml", Download);
        pages.MapPost(Path, Add).AllowUploads(settings).ReadsFileText().AskFirst(WhyNot)
            .WithFormOptions(valueLengthLimit: YamlLimits.BytesMax);
        pages.MapPost(Path + "/choices", Choose);
    }

    static async Task<IResult?> WhyNot(HttpContext http)
    {
        var session = http.RequestServices.GetRequiredService<Session>();
        return OwnPlaybooks.WhyNot(session.Administrator) is not { } barred ? null : await Show(session,
            http.RequestServices.GetRequiredService<PlaybookLibrary>(), "", [], barred, http.RequestAborted);
    }

    static async Task<IResult> Download(string hash, Session session, PlaybookLibrary library, CancellationToken ct) =>
        await library.File(session.Asker.Organisation, hash, ct) is { } bytes
            ? Results.File(bytes, "application/yaml", $"{hash[..12]}.yaml") : Results.NotFound();

    static async Task<IResult> Add(IFormFile? file, [FromForm] string? text, Session session, PlaybookLibrary library,
        CancellationToken ct)
    {
        // Browsers send what is typed with the line ends of another age.
        var bytes = Encoding.UTF8.GetBytes((text ?? "").ReplaceLineEndings("\n"));
        if (file is { Length: > 0 })
        {
            await using var stream = file.OpenReadStream();
            bytes = await FileText.Bytes(stream, ct);
        }
        var name = file is { Length: > 0 } ? file.FileName : Pasted;
        var (errors, answer) = await library.Add(session.Asker, bytes, name, new(), ct);
        return answer is Answer.Recorded ? Results.LocalRedirect(Path)
            : await Show(session, library, FileText.Decode(bytes, name).Text ?? "", errors, answer?.Why, ct);
    }

    static async Task<IResult> Choose([FromForm] string? kind, [FromForm] string? hash, Session session,
        PlaybookLibrary library, CancellationToken ct)
    {
        // What is no digest names no playbook, and is refused as one that nobody knows.
        var asked = Digest.TryParse(hash, out var digest) ? digest : default;
        var answer = await library.Choose(session.Asker, kind ?? "", asked, new(), ct);
        return answer is Answer.Recorded ? Results.LocalRedirect(Path)
            : await Show(session, library, "", [], answer.Why, ct);
    }

    static async Task<IResult> Show(Session session, PlaybookLibrary library, string text,
        Sequence<FileError> errors, Refusal? refusal, CancellationToken ct) => Page.Show<PlaybooksPage>(
        new
        {
            View = new PlaybooksView(await library.List(session.Asker.Organisation, ct), session.Administrator, text,
                errors, refusal),
        },
        errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : Page.StatusOf(refusal));
}
