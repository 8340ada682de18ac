using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;
using Tandem.Sourcing.Lint;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>
/// The page on which a brief is written section by section, with what the lint finds beside it, and had as Markdown,
/// Word or a tender release. The form holds the brief: nothing of it is kept on the server.
/// </summary>
static class BriefPages
{
    public const string Path = "/briefs";

    public static void MapBriefs(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (Session session, PlaybookLibrary library, CancellationToken ct) =>
            Show(BriefView.Empty(await Book(session, library, ct))));
        pages.MapPost(Path, Write).WithFormOptions(valueLengthLimit: BriefForm.SectionCharactersMax)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BriefForm.BytesMax));
    }

    static async Task<IResult> Write(HttpRequest request, Session session, PlaybookLibrary library, LintRules rules,
        PublisherShelf publishers, IClock clock, CancellationToken ct)
    {
        var book = await Book(session, library, ct);
        var typed = BriefForm.Read(await request.ReadFormAsync(ct), book);
        if (typed.Draft is not { } draft) return Show(BriefView.Of(typed, book, await rules.Chosen(session, ct)));
        return typed.As switch
        {
            "markdown" => File(Encoding.UTF8.GetBytes(draft.Markdown(book)), "text/markdown", "brief.md"),
            "docx" => File(BriefDocx.Write(draft.Markdown(book)), BriefDocx.ContentType, "brief.docx"),
            "ocds" => File(Encoding.UTF8.GetBytes(OcdsTender.Text(OcdsTender.Release(draft, book, ReleaseName.Of(
                await publishers.Prefix(session.Asker.Organisation, ct), draft.Markdown(book),
                clock.GetCurrentInstant())))), "application/json", "brief.ocds.json"),
            _ => Show(BriefView.Of(typed, book, await rules.Chosen(session, ct))),
        };
    }

    static async Task<BriefBook> Book(Session session, PlaybookLibrary library, CancellationToken ct) =>
        (await library.Chosen(BriefSectionsPlaybook.Format, session.Asker.Organisation, ct)).Content;

    static IResult File(byte[] bytes, string type, string name) => Results.File(bytes, type, name);

    static RazorComponentResult<BriefPage> Show(BriefView view) => Page.Show<BriefPage>(new { View = view },
        view.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
