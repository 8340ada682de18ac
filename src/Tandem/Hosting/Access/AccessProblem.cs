using Tandem.Domain;

namespace Tandem.Hosting.Access;

/// <summary>A refusal at the door of the API, as an RFC 9457 problem.</summary>
static class AccessProblem
{
    public static Task Write(HttpContext context, int status, Refusal refusal) =>
        TypedResults.Problem(
            detail: refusal.Reason,
            statusCode: status,
            type: $"urn:tandem:refusal:{refusal.Code}",
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code }).ExecuteAsync(context);
}
