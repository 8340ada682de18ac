using Microsoft.AspNetCore.Routing;

// Not Tandem.Hosting: from here these methods go before the framework's of the same names in every room.
namespace Tandem;

/// <summary>
/// Routes whose handlers are compiled when they are first asked. The framework compiles every handler for the first
/// request to any of them, which is most of the work of a start; what a handler takes is still looked at then, so one
/// that cannot be served keeps the server from answering at all.
/// </summary>
static class RoutesCompiledWhenAsked
{
    static readonly string[] Get = [HttpMethods.Get];
    static readonly string[] Post = [HttpMethods.Post];

    /// <summary>Like the framework's method of this name.</summary>
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, Get, RequestDelegateFactory.InferMetadata, WhenAsked);

    /// <summary>Like the framework's method of this name.</summary>
    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, Post, RequestDelegateFactory.InferMetadata, WhenAsked);

    static RequestDelegateResult WhenAsked(
        Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? known)
    {
        var compiled = new Lazy<RequestDelegate>(
            () => RequestDelegateFactory.Create(handler, options, known).RequestDelegate);
        return new(http => compiled.Value(http), known?.EndpointMetadata ?? []);
    }
}
