using Tandem.Domain.Values;

namespace Tandem.Delivery;

/// <summary>
/// Answers with a file as a download that no browser renders: its bytes as they were put away, or 410 where they are
/// not here any more or were changed since.
/// </summary>
static class EvidenceDownload
{
    public static async Task<IResult> Of(EvidenceStore store, Digest digest, string name, CancellationToken ct) =>
        await store.OpenUnchanged(digest, ct) is { } content
            ? Results.File(content, "application/octet-stream", name)
            : Results.StatusCode(StatusCodes.Status410Gone);
}
