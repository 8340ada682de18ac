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
sealed class CaseFiles(CaseReading reading, CaseBriefs briefs, PublisherShelf publishers)
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
            _ => Results.File(Encoding.UTF8.GetBytes(OcdsTender.Text(OcdsTender.Release(draft, book,
                await NameOf(known, shown, ct), known.Need?.Outcomes ?? []))), "application/json",
                $"{key}-brief-{shown.Number}.ocds.json"),
        };
    }

    // The same revision is the same release for good: its moment is that of the record.
    async Task<ReleaseName> NameOf(SourcingCase known, BriefRevision shown, CancellationToken ct)
    {
        var prefix = await publishers.Prefix(reading.Asker.Organisation, ct);
        var moments = await briefs.Moments(known, [shown], ct);
        return new(prefix, known.Key, $"{known.Key}-{shown.Number}", moments[shown.Version]);
    }
}
