using System.Text;
using NodaTime;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting.Api;
using Tandem.Sourcing.Cases;

namespace Tandem.Sourcing.Briefs;

/// <summary>As what a brief is taken away.</summary>
enum BriefFormat
{
    Markdown,
    Word,
    Release,
}

/// <summary>The brief of a case as files.</summary>
sealed class CaseFiles(CaseReading reading, CaseBriefs briefs, PublisherShelf publishers, CaseShelf shelf)
{
    public const string MarkdownType = "text/markdown";

    /// <summary>A revision as a file, the latest where none is named; a 404 before anything is written.</summary>
    public async Task<IResult> Of(string key, int? revision, BriefFormat format, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { Brief: { } brief } known
            || (revision is { } number ? brief.Find(number) : brief.Latest) is not { } shown)
            return Problems.NotFound;
        var book = (await briefs.Book(known, ct)).Content;
        var draft = briefs.Draft(known, book, shown);
        return format switch
        {
            BriefFormat.Word => Results.File(BriefDocx.Write(draft.Markdown(book)), BriefDocx.ContentType,
                $"{key}-brief-{shown.Number}.docx"),
            BriefFormat.Markdown => Results.File(Encoding.UTF8.GetBytes(draft.Markdown(book)), MarkdownType,
                $"{key}-brief-{shown.Number}.md"),
            _ => Results.File(Encoding.UTF8.GetBytes(await Release(known, book, shown, revision is null, ct)),
                "application/json", $"{key}-brief-{shown.Number}.ocds.json"),
        };
    }

    // The same release says the same for good: it is made of the case as it stood at a version, and its moment is that
    // of the record. A need that changed after the brief was written makes another release of the same brief.
    async Task<string> Release(SourcingCase known, BriefBook book, BriefRevision shown, bool asOfNow,
        CancellationToken ct)
    {
        var version = asOfNow ? Math.Max(shown.Version, known.NeedVersion) : shown.Version;
        var then = await shelf.ReadAt(reading.Asker.Organisation, known.Key, version, ct);
        var prefix = await publishers.Prefix(reading.Asker.Organisation, ct);
        var id = $"{known.Key}-{shown.Number}" + (version == shown.Version ? "" : $"-{version}");
        var name = new ReleaseName(prefix, known.Key, id, await briefs.Moment(known, version, ct))
        {
            IsUpdate = version > shown.Version
                || known.Brief!.Revisions.Exists(each => each.Number < shown.Number && !each.Draft),
        };
        return OcdsTender.Text(OcdsTender.Release(briefs.Draft(then, book, shown), book, name,
            then.Need?.Outcomes ?? []));
    }
}
