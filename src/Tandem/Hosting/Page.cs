using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Tandem.Domain;

namespace Tandem.Hosting;

/// <summary>How an endpoint shows a page, and the group of routes that all pages and their forms belong to.</summary>
static class Page
{
    /// <summary>
    /// A page with its parameters. A form that is refused shows its own page again with what was typed, as 422 or 403.
    /// </summary>
    /// <param name="parameters">An anonymous object with the component's parameters, or null.</param>
    public static RazorComponentResult<TPage> Show<TPage>(
        object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>How a page answers that shows why something was not done: 403 where the right is missing, as the API
    /// answers, and 422 where it can be mended on the page.</summary>
    public static int StatusOf(Refusal? refusal) => refusal is null ? StatusCodes.Status200OK
        : Api.Problems.StatusOf(refusal) == StatusCodes.Status403Forbidden ? StatusCodes.Status403Forbidden
        : StatusCodes.Status422UnprocessableEntity;

    /// <summary>Every form post of these routes must carry the page's antiforgery token.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("");
        pages.WithMetadata(new RequireAntiforgeryTokenAttribute(required: true));
        pages.ExcludeFromDescription();
        return pages;
    }

    /// <summary>Lets the form carry files, up to the operator's limit for uploads.</summary>
    public static TBuilder AllowUploads<TBuilder>(this TBuilder route, Settings settings)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyLimit(settings.UploadBytes));

    /// <summary>Lets only posts whose antiforgery token holds through to their endpoint.</summary>
    public static Task RefuseForgery(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } forgery)
            return next(http);
        // The token is in the body, so a body that cannot be read shows here first: too large, most often.
        http.Response.StatusCode = forgery.Error?.InnerException switch
        {
            BadHttpRequestException unreadable => unreadable.StatusCode,
            InvalidDataException unusable => StatusOf(unusable),
            _ => StatusCodes.Status400BadRequest,
        };
        return Task.CompletedTask;
    }

    /// <summary>What the framework says of a form comes as one type: that a limit of its was exceeded, or that it holds
    /// what no form can, such as U+0000.</summary>
    public static int StatusOf(InvalidDataException form) =>
        form.Message.Contains("exceeded", StringComparison.Ordinal)
            ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;

    /// <summary>Has a question answered before a byte of the body is read, in which the antiforgery token
    /// stands.</summary>
    /// <param name="route">The route.</param>
    /// <param name="whyNot">Why nobody comes in, or null.</param>
    public static TBuilder AskFirst<TBuilder>(this TBuilder route, Func<HttpContext, Task<IResult?>> whyNot)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new FirstQuestion(whyNot));

    /// <summary>Lets only requests through whose first question is answered.</summary>
    public static async Task RefuseAtTheDoor(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FirstQuestion>() is { } first
            && await first.WhyNot(http) is { } refused) await refused.ExecuteAsync(http);
        else await next(http);
    }

    /// <summary>Leaves a field that holds a file's text to the reader of the file, who names line and column.</summary>
    public static TBuilder ReadsFileText<TBuilder>(this TBuilder route, string field = "text")
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new FileText(field));

    /// <summary>See <see cref="ReadsFileText"/>.</summary>
    internal sealed record FileText(string Field);

    sealed record FirstQuestion(Func<HttpContext, Task<IResult?>> WhyNot);

    sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
