using Tandem.Domain;

namespace Tandem.Hosting.Api;

/// <summary>What the desk answers, over HTTP: the same for every kind of stream.</summary>
static class Answers
{
    /// <summary>A receipt with the new version as ETag, or the problem.</summary>
    /// <param name="http">The request.</param>
    /// <param name="answer">The desk's answer.</param>
    /// <param name="created">How facts that were recorded are answered, where that is more than the receipt.</param>
    public static async Task<IResult> Of(HttpContext http, Answer answer, Func<Receipt, IResult>? created = null)
    {
        switch (answer)
        {
            case Answer.Recorded { Receipt: var receipt }:
                http.Response.Headers.ETag = Call.TagOf(receipt.Version);
                return receipt.Facts == 0 ? TypedResults.Ok(receipt)
                    : created?.Invoke(receipt) ?? TypedResults.Created((string?)null, receipt);
            case Answer.Refused { Refusal: var refusal }:
                return await Of(http, refusal);
            case Answer.Stale stale:
                return Problems.Stale(stale.Version);
            default:
                return Problems.KeyReused;
        }
    }

    /// <summary>A refusal as a problem, with the names of those who hold the right that was missing.</summary>
    public static async Task<IResult> Of(HttpContext http, Refusal refusal) => Problems.Of(refusal,
        refusal.Missing is { } missing ? await http.RequestServices.GetRequiredService<NameFinder>()
            .Of(missing.Holders, http.RequestAborted) : null);
}
