using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Delivery;
using Tandem.Domain;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Sourcing.Questionnaires.Pages;

/// <summary>The pages behind a candidate's link. Their address is a secret, so it is told to nobody.</summary>
static class QuestionnairePages
{
    const string Submit = "submit", Remove = "remove:";

    public static void MapQuestionnairePages(this IEndpointRouteBuilder pages, Settings settings)
    {
        var link = pages.MapGroup(CandidateDoor.Path + "/{sourcing}/{secret}");
        link.AllowAnonymous().RequireRateLimiting(AccessSetup.LinksPolicy);
        link.MapGet("", Show);
        link.MapPost("", Answer).AllowUploads(settings).AskFirst(LeadsNowhere);
        link.MapGet("/files/{question}/{digest}", Download);
        link.MapGet("/questionnaire.xlsx", DownloadSheet);
        link.MapPost("/spreadsheets", TakeSheet).AllowUploads(settings).AskFirst(LeadsNowhere);
    }

    static async Task<IResult?> LeadsNowhere(HttpContext http) =>
        await Enter(http) is { IsOver: false } ? null : await Nowhere(http);

    static Task<CandidateEntry?> Enter(HttpContext http) => http.RequestServices.GetRequiredService<CandidateDoor>()
        .Enter((string)http.Request.RouteValues["sourcing"]!, (string)http.Request.RouteValues["secret"]!,
            http.RequestAborted);

    static async Task<IResult> Show(HttpContext http, string sourcing, string secret, CandidateDoor door) =>
        await door.Enter(sourcing, secret, http.RequestAborted) is { IsOver: false } entry
            ? Page(http, entry, secret, Typed.Nothing, refusal: null) : await Nowhere(http);

    static async Task<IResult> Answer(HttpContext http, string sourcing, string secret, CandidateDoor door,
        QuestionnaireDesk desk)
    {
        var ct = http.RequestAborted;
        if (await door.Enter(sourcing, secret, ct) is not { IsOver: false } entry) return await Nowhere(http);
        var typed = new Typed(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null);
        var refusal = await Save(entry, typed, desk, door, secret, ct);
        // What was typed is saved already when handing in is refused.
        if (refusal is null && typed["do"] == Submit)
            refusal = await desk.Ask(entry, new QuestionnaireCommand.SubmitQuestionnaire(), ct);
        if (refusal is null) return Results.LocalRedirect(CandidateDoor.Href(sourcing, secret) + "?saved=1");
        return await door.Enter(sourcing, secret, ct) is { IsOver: false } now
            ? Page(http, now, secret, typed, refusal) : await Nowhere(http);
    }

    // First what was typed, which a browser would not bring back by itself; then the files.
    static async Task<Refusal?> Save(CandidateEntry entry, Typed typed, QuestionnaireDesk desk, CandidateDoor door,
        string secret, CancellationToken ct)
    {
        if (QuestionnaireForm.PriceIn(typed[QuestionnaireForm.Price], entry.Case, out var price) is { } unreadable)
            return unreadable;
        // Files are attached also where an answer is refused: a browser would not send them again.
        var refused = await desk.Save(entry, QuestionnaireForm.Answers(entry.Case, typed), price, ct);
        if (refused is null && typed["do"] is var asked && asked.StartsWith(Remove, StringComparison.Ordinal)
            && asked[Remove.Length..].Split('/') is [var from, var hex])
            return await desk.Ask(entry, new QuestionnaireCommand.DetachFile(from,
                Digest.TryParse(hex, out var digest) ? digest : default), ct);
        foreach (var question in QuestionnaireForm.Questions(entry.Case))
        {
            if (typed.Files(QuestionnaireForm.FilesOf(question)) is not { Count: > 0 } files) continue;
            // Each question's files count against what is there by now.
            if (await door.Enter(entry.Case.Key, secret, ct) is not { IsOver: false } now) return refused;
            if (await desk.Attach(now, question, files, ct) is { } unfit) return refused ?? unfit;
        }
        return refused;
    }

    static async Task<IResult> Download(HttpContext http, string sourcing, string secret, string question,
        string digest, CandidateDoor door, EvidenceStore store) =>
        await door.Enter(sourcing, secret, http.RequestAborted) is { IsOver: false } entry
        && entry.Own.FilesOf(question).FirstOrDefault(each => each.Digest.Hex == digest) is { } file
            ? await EvidenceDownload.Of(store, file.Digest, file.Name, http.RequestAborted) : await Nowhere(http);

    static async Task<IResult> DownloadSheet(HttpContext http, string sourcing, string secret, CandidateDoor door) =>
        await door.Enter(sourcing, secret, http.RequestAborted) is { IsOver: false } entry
            ? Results.File(QuestionnaireSheet.Write(entry), QuestionnaireSheet.ContentType, "questionnaire.xlsx")
            : await Nowhere(http);

    static async Task<IResult> TakeSheet(HttpContext http, string sourcing, string secret, CandidateDoor door,
        QuestionnaireDesk desk, IFormFile? spreadsheet)
    {
        var ct = http.RequestAborted;
        if (await door.Enter(sourcing, secret, ct) is not { IsOver: false } entry) return await Nowhere(http);
        var (filled, errors) = await QuestionnaireSheet.Read(spreadsheet, entry.Case, entry.Own, ct);
        var refusal = filled is null ? null : await desk.Save(entry, filled.Answers, filled.Price, ct);
        return filled is not null && refusal is null
            ? Results.LocalRedirect(CandidateDoor.Href(sourcing, secret) + "?saved=1")
            : Page(http, entry, secret, Typed.Nothing, refusal, errors);
    }

    static RazorComponentResult<QuestionnairePage> Page(HttpContext http, CandidateEntry entry, string secret,
        Typed typed, Refusal? refusal, IReadOnlyList<SheetError>? errors = null)
    {
        Hide(http);
        return Hosting.Page.Show<QuestionnairePage>(new
        {
            View = new QuestionnaireView(entry.Organisation.Name, entry.Case, entry.Candidate, entry.Own, entry.Today,
                secret, typed, refusal, errors ?? [], http.Request.Query["saved"] == "1"),
        }, refusal is not null || errors is { Count: > 0 } ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK);
    }

    // A link that was withdrawn, replaced or never made: all look alike. Who holds one that has run out is told so.
    static async Task<IResult> Nowhere(HttpContext http)
    {
        Hide(http);
        var isOver = await Enter(http) is { IsOver: true };
        return Hosting.Page.Show<ClosedLinkPage>(new { IsOver = isOver },
            isOver ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
    }

    static void Hide(HttpContext http)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-cache, no-store";
    }
}
