using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Hosting;

namespace Tandem.Shared.Gallery;

/// <summary>
/// The parts of pages side by side, for contributors and for the tests; only with the setting <c>parts</c>.
/// </summary>
static class Gallery
{
    public static void MapParts(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/_parts", Show<PartsPage>).AllowAnonymous();
        pages.MapGet("/_parts/figures", Show<FiguresPage>).AllowAnonymous();
        pages.MapGet("/_parts/failure", Fail).AllowAnonymous();
    }

    static string Fail() => throw new InvalidOperationException("A failure on purpose.");

    static RazorComponentResult<TPage> Show<TPage>(Visit visit)
        where TPage : IComponent
    {
        visit.Picture(Sample.Visitor);
        visit.Enter(Sample.Place);
        return Page.Show<TPage>();
    }
}
