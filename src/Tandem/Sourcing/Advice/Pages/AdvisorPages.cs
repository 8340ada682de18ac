using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Advice.Pages;

/// <summary>The page on which anyone asks which engagement model fits, before there is any case.</summary>
static class AdvisorPages
{
    public const string Path = "/advisor";

    public static void MapAdvisor(this IEndpointRouteBuilder pages) => pages.MapGet(Path, async (
        HttpContext http, Session session, PlaybookLibrary library) =>
    {
        var books = await AdvisorBooks.Chosen(library, session.Asker.Organisation, http.RequestAborted);
        var view = AdvisorView.Of(Path, books, [.. http.Request.Query]);
        return Page.Show<AdvisorPage>(new { View = view },
            view.Faults > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    });
}
