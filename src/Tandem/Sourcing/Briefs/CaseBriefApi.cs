using System.Text.Json.Nodes;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Sourcing.Cases;

namespace Tandem.Sourcing.Briefs;

/// <summary>The brief of a case over HTTP: write, look back, restore, take away.</summary>
static class CaseBriefApi
{
    sealed record GivenBrief(Sequence<SectionEdit> Sections, bool Draft);

    sealed record GivenRestoration(int Revision);

    sealed record BriefSectionText(string Section, string Title, string Text);

    sealed record BriefText(int Revision, PlaybookUsed Playbook, string Title, string Buyer,
        IReadOnlyList<BriefSectionText> Sections);

    sealed record RevisionRow(int Revision, Sequence<string> Changed, bool Draft, int? Restores, Id<Person> By,
        LocalDate On, Instant? At);

    public static void MapBriefApi(this RouteGroupBuilder api)
    {
        var known = api.MapGroup("/sourcing/{key}");
        known.MapGet("/brief", Show).RequireScope(Scope.Read).Produces<BriefText>().Missing()
            .WithSummary("The brief of a case as it is now; ?revision= for an earlier one.");
        known.MapGet("/brief-revisions", List).RequireScope(Scope.Read).Produces<Listing<RevisionRow>>().Missing()
            .WithSummary("Every revision of the brief, the latest first: who, when, which sections.");
        known.MapPost("/brief-revisions", Write).Recorded(Scope.Plan,
            "Writes sections of the brief; each names the revision in which it was read, 0 for none.");
        known.MapPost("/brief-restorations", (CaseCall call, GivenRestoration body) =>
            call.Ask(new BriefCommand.Restore(body.Revision)))
            .Recorded(Scope.Plan, "Lets an earlier revision of the brief hold again, as a new one.");
        known.MapGet("/brief/markdown", (CaseCall call, CaseFiles files, int? revision) =>
                files.Of(call.Key, revision, BriefFormat.Markdown, call.Aborted)).RequireScope(Scope.Read)
            .Produces<string>(contentType: CaseFiles.MarkdownType).Missing()
            .WithSummary("The brief as Markdown; ?revision= for an earlier one.");
        known.MapGet("/brief/word", (CaseCall call, CaseFiles files, int? revision) =>
                files.Of(call.Key, revision, BriefFormat.Word, call.Aborted)).RequireScope(Scope.Read)
            .Produces<string>(contentType: BriefDocx.ContentType).Missing()
            .WithSummary("The brief as a Word file; ?revision= for an earlier one.");
        known.MapGet("/brief/release", (CaseCall call, CaseFiles files, int? revision) =>
                files.Of(call.Key, revision, BriefFormat.Release, call.Aborted)).RequireScope(Scope.Read)
            .Produces<JsonObject>().Missing()
            .WithSummary("The brief as a tender release of OCDS 1.1.5; ?revision= for an earlier one.");
    }

    static RouteHandlerBuilder Missing(this RouteHandlerBuilder route) =>
        route.ProducesProblem(StatusCodes.Status404NotFound);

    static Task<IResult> Show(CaseCall call, CaseBriefs briefs, Session session, int? revision) =>
        call.Show(async known =>
        {
            var book = await briefs.Book(known, call.Aborted);
            var shown = revision is { } number ? known.Brief?.Find(number) : known.Brief?.Latest;
            return revision is not null && shown is null ? null : new BriefText(shown?.Number ?? 0,
                known.Brief?.Playbook ?? new(book.Header.Id, book.Header.Version, book.Hash), known.Title,
                session.OrganisationName, [.. book.Content.Sections.Select(each =>
                    new BriefSectionText(each.Key, each.Title, CaseBrief.TextOf(shown, each.Key)))]);
        });

    static Task<IResult> List(CaseCall call, CaseBriefs briefs, string? cursor, int? limit) => call.Show(async known =>
    {
        var page = Listing.Of(known.Brief?.Revisions.Reverse() ?? [], cursor, limit, each => each);
        var moments = await briefs.Moments(known, page.Items, call.Aborted);
        return new Listing<RevisionRow>([.. page.Items.Select(each => new RevisionRow(each.Number, each.Changed,
            each.Draft, each.Restores, each.By, each.On,
            moments.TryGetValue(each.Version, out var at) ? at : null))], page.Next);
    });

    static async Task<IResult> Write(CaseCall call, CaseBriefs briefs, GivenBrief body)
    {
        if (await call.Reading.Now(call.Key, call.Aborted) is not { } known) return Problems.NotFound;
        return await call.Ask(await briefs.Writing(known, body.Sections, body.Draft, call.Aborted));
    }
}
