using Tandem.Shared.Layout;

namespace Tandem.Hosting;

/// <summary>
/// Turns every failure without words into a page that says in plain ones what happened, with a reference that is in
/// the log.
/// Callers of the API get the same as a problem (RFC 9457).
/// </summary>
sealed class Troubles(RequestDelegate next, ILogger<Troubles> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            Log(http, LogLevel.Information, bad);
            var why = Api.UnreadableRequest.Of(bad);
            await Explain(http, bad.StatusCode, why.Detail, why.Field);
            return;
        }
        catch (InvalidDataException unusable) when (!http.Response.HasStarted && http.Request.HasFormContentType)
        {
            // The framework's word for a form beyond its limits, or for what is no form.
            Log(http, LogLevel.Information, unusable);
            await Explain(http, Page.StatusOf(unusable));
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Log(http, LogLevel.Error, failure);
            await Explain(http, StatusCodes.Status500InternalServerError);
            return;
        }
        var response = http.Response;
        var wordless = !response.HasStarted && response.ContentType is null && response.ContentLength is null or 0;
        if (response.StatusCode >= StatusCodes.Status400BadRequest && wordless)
            await Explain(http, response.StatusCode);
    }

    void Log(HttpContext http, LogLevel level, Exception failure) => log.Log(
        level,
        failure,
        "{Method} {Path} failed, reference {Reference}",
        http.Request.Method,
        PathOf(http),
        http.TraceIdentifier);

    /// <summary>The path as the log may hold it: a secret in it would let in whoever reads the log.</summary>
    internal static string PathOf(HttpContext http)
    {
        var path = http.Request.Path.ToString();
        return http.Request.RouteValues["secret"] is string { Length: > 0 } secret
            ? path.Replace(secret, "…", StringComparison.Ordinal) : path;
    }

    static Task Explain(HttpContext http, int status, string? detail = null, string? field = null)
    {
        if (status == StatusCodes.Status413PayloadTooLarge) (detail, field) = Api.UnreadableRequest.TooLarge;
        if (http.Request.Path.StartsWithSegments("/api"))
            return Api.Problems
                .Trouble(status, detail, field, http.TraceIdentifier, http.Response.Headers.Allow).ExecuteAsync(http);
        var parameters = new { Status = status, Reference = http.TraceIdentifier };
        return Page.Show<TroublePage>(parameters, status).ExecuteAsync(http);
    }
}
