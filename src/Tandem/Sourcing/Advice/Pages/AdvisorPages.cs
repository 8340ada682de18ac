using Tandem.Hosting;

namespace Tandem.Sourcing.Advice.Pages;

/// <summary>The page on which anyone asks which engagement model fits, before there is any case.</summary>
static class AdvisorPages
{
    public const string Path = "/advisor";

    public static void MapAdvisor(this IEndpointRouteBuilder pages) => pages.MapGet(Path, (HttpContext http) =>
    {
        var view = AdvisorView.Of(Path, AdvisorBooks.Shipped, http.Request.Query);
        return Page.Show<AdvisorPage>(new { View = view },
            view.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    });
}
