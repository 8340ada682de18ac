using NodaTime;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>A change of a brief with the moment at which it was recorded.</summary>
public sealed record DatedChange(BriefChange Change, Instant? At);

/// <summary>A section in which a revision differs from the one before.</summary>
public sealed record ChangedSection(string Title, IReadOnlyList<ChangedLine> Lines);

/// <summary>The history of a brief: what changed when and by whom, each revision as it was, and back to it.</summary>
static class RevisionPages
{
    public static void MapRevisionPages(this IEndpointRouteBuilder known)
    {
        known.MapGet("/brief-revisions", List);
        known.MapGet("/brief-revisions/{number:int}", Look);
        known.MapPost("/brief-restorations", (CaseForm form) => form.Ask<CasePage>("/brief", (_, typed) =>
            (new BriefCommand.Restore(typed.Whole("revision") ?? 0), null)));
    }

    static async Task<IResult> List(string key, HttpContext http, CaseReading reading, CaseBriefs briefs,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } known) return Results.NotFound();
        var changes = BriefHistory.Of(known.Brief).Take(CaseBriefs.MomentsMax).ToList();
        var moments = await briefs.Moments(known, changes.Select(each => each.Last), ct);
        return Page.Show<RevisionsPage>(new
        {
            View = await CaseVisit.Of(http, known, Typed.Nothing, refusal: null),
            Book = (await briefs.Book(known, ct)).Content,
            Changes = (IReadOnlyList<DatedChange>)[.. changes.Select(each => new DatedChange(each,
                moments.TryGetValue(each.Last.Version, out var at) ? at : null))],
        });
    }

    static async Task<IResult> Look(string key, int number, HttpContext http, CaseReading reading,
        CaseBriefs briefs, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { Brief: { } brief } known || brief.Find(number) is not { } revision)
            return Results.NotFound();
        var book = (await briefs.Book(known, ct)).Content;
        // A draft that was saved changed what all the drafts before it did.
        var change = BriefHistory.Of(brief).First(each => each.First <= number && number <= each.Last.Number);
        var before = brief.Find(change.First - 1);
        var moments = await briefs.Moments(known, [revision], ct);
        return Page.Show<RevisionPage>(new
        {
            View = await CaseVisit.Of(http, known, Typed.Nothing, refusal: null),
            Book = book,
            Revision = revision,
            At = moments.TryGetValue(revision.Version, out var at) ? at : (Instant?)null,
            Changed = (IReadOnlyList<ChangedSection>)[.. book.Sections
                .Where(each => CaseBrief.TextOf(before, each.Key) != CaseBrief.TextOf(revision, each.Key))
                .Select(each => new ChangedSection(each.Title, TextChanges.Of(CaseBrief.TextOf(before, each.Key),
                    CaseBrief.TextOf(revision, each.Key))))],
        });
    }
}
