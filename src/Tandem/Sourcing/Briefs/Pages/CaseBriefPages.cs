using Microsoft.AspNetCore.Mvc;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Api;
using Tandem.Shared;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>The step of a case in which its brief is written: kept as it grows, with every revision of it.</summary>
static class CaseBriefPages
{
    public static void MapCaseBrief(this IEndpointRouteBuilder known)
    {
        known.MapGet("/brief", Enter);
        known.MapPost("/brief-revisions", Save).Large();
        known.MapPost("/brief-drafts", Keep).Large();
        known.MapPost("/brief-findings", Find).Large();
        known.MapGet("/brief.docx", (string key, int? revision, CaseFiles files, CancellationToken ct) =>
            files.Of(key, revision, BriefFormat.Word, ct));
        known.MapGet("/brief.md", (string key, int? revision, CaseFiles files, CancellationToken ct) =>
            files.Of(key, revision, BriefFormat.Markdown, ct));
        known.MapGet("/brief.ocds.json", (string key, int? revision, CaseFiles files, CancellationToken ct) =>
            files.Of(key, revision, BriefFormat.Release, ct));
        known.MapRevisionPages();
    }

    static void Large(this RouteHandlerBuilder route) => route.WithFormOptions(valueLengthLimit: BriefForm.BytesMax)
        .WithMetadata(new RequestSizeLimitAttribute(BriefForm.BytesMax));

    static async Task<IResult> Enter(string key, HttpContext http, CaseReading reading, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } known ? await Show(http, known, [], refusal: null) : Results.NotFound();

    static async Task<IResult> Save(string key, CaseForm form, HttpContext http, CaseReading reading,
        CaseBriefs briefs, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var typed = CaseBriefForm.Read(form.Typed, (await briefs.Book(known, ct)).Content);
        var (refusal, after) = await Ask(http, known, typed, draft: false);
        return refusal is null ? Results.Redirect($"/sourcing/{key}/brief") : await Show(http, after, typed, refusal);
    }

    // Asked by the script while somebody writes: what is kept, and what somebody else wrote into other sections.
    static async Task<IResult> Keep(string key, CaseForm form, HttpContext http, CaseReading reading,
        CaseBriefs briefs, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var book = (await briefs.Book(known, ct)).Content;
        var typed = CaseBriefForm.Read(form.Typed, book);
        var (refusal, after) = await Ask(http, known, typed, draft: true);
        if (refusal is not null)
            return Results.Json(new { says = refusal.Reason }, statusCode: Problems.StatusOf(refusal));
        var revision = after.Brief?.Latest.Number ?? 0;
        return Results.Json(new
        {
            says = BriefTexts.DraftKept.With(revision),
            revision,
            sections = typed.Select(each => new
            {
                key = each.Section,
                text = CaseBrief.TextOf(after.Brief?.Latest, each.Section) is var now
                    && now == WrittenText.Tidied(each.Text) ? null : now,
            }),
        });
    }

    static async Task<IResult> Find(string key, CaseForm form, CaseReading reading, CaseBriefs briefs,
        CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } known) return Results.NotFound();
        var book = (await briefs.Book(known, ct)).Content;
        var draft = briefs.Draft(known, book, section => form.Typed[$"section-{section}"]);
        return Page.Show<LiveFindings>(new { Book = book, Report = await briefs.Lint(draft, book, ct) });
    }

    static async Task<(Refusal? Refusal, SourcingCase Now)> Ask(HttpContext http, SourcingCase known,
        Sequence<SectionEdit> typed, bool draft)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var reading = services.GetRequiredService<CaseReading>();
        var command = await services.GetRequiredService<CaseBriefs>().Writing(known, typed, draft, ct);
        var answer = await services.GetRequiredService<CaseDesk>().Ask(reading.Asker, known.Key, command, ct);
        return (answer is Answer.Recorded ? null : answer.Why ?? CaseWords.ChangedMeanwhile,
            await reading.Now(known.Key, ct) ?? known);
    }

    static async Task<IResult> Show(HttpContext http, SourcingCase known, Sequence<SectionEdit> typed,
        Refusal? refusal)
    {
        var briefs = http.RequestServices.GetRequiredService<CaseBriefs>();
        var book = (await briefs.Book(known, http.RequestAborted)).Content;
        var sections = CaseBriefForm.Sections(known, book, typed);
        var latest = known.Brief?.Latest;
        var moments = await briefs.Moments(known, latest is null ? [] : [latest], http.RequestAborted);
        var draft = briefs.Draft(known, book, key => sections.First(each => each.Section.Key == key).Text);
        var view = new CaseBriefView
        {
            Visit = await CaseVisit.Of(http, known, Typed.Nothing, refusal),
            Sections = sections,
            Report = sections.Any(each => each.Text.Length > 0)
                ? await briefs.Lint(draft, book, http.RequestAborted) : null,
            At = latest is not null && moments.TryGetValue(latest.Version, out var at) ? at : null,
        };
        return Page.Show<CaseBriefPage>(new { View = view },
            refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(refusal));
    }
}
