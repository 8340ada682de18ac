using System.Text.Json;
using NodaTime;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Ledger;
using Scope = Tandem.Hosting.Access.Scope;

namespace Tandem.Assurance;

/// <summary>The record over HTTP: facts, receipts, checkpoint and tiles.</summary>
static class LedgerApi
{
    /// <summary>
    /// A recorded fact. The SHA-256 of the payload's bytes stands in the record, from which its leaf is hashed.
    /// </summary>
    sealed record FactView(long Index, string Stream, long Version, Instant At, string Actor,
        string Right, string Command,
        string Type, string Record, JsonElement Payload);

    public static void MapLedgerApi(this IEndpointRouteBuilder api)
    {
        var ledger = api.MapGroup("/ledger");
        ledger.MapGet("/checkpoint", LedgerRoutes.Checkpoint).RequireScope(Scope.Read)
            .WithSummary("The signed checkpoint of the log (C2SP tlog-checkpoint).")
            .Produces<string>(contentType: "text/plain").ProducesProblem(StatusCodes.Status404NotFound);
        ledger.MapGet("/tile/{**path}", LedgerRoutes.HashTile).RequireScope(Scope.Read)
            .WithSummary("A tile of hashes (C2SP tlog-tiles), such as tile/0/000 or tile/0/001.p/17.")
            .Produces<byte[]>(contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        ledger.MapGet("/facts", List).RequireScope(Scope.Read).Produces<Listing<FactView>>()
            .WithSummary("The facts that the token's owner may see, oldest first; send next as cursor to go on.");
        ledger.MapGet("/facts/{index:long}", Show).RequireScope(Scope.Read).Produces<FactView>()
            .WithSummary("One fact.").ProducesProblem(StatusCodes.Status404NotFound);
        ledger.MapGet("/facts/{index:long}/receipt", LedgerRoutes.Receipt).RequireScope(Scope.Read)
            .WithSummary("The proof of one fact, a file that tandem verify checks alone.")
            .Produces<byte[]>(contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> List(LedgerFacts facts, long? cursor, int? limit, CancellationToken ct)
    {
        var page = await facts.Oldest(
            Math.Max(cursor ?? 0, 0), Math.Clamp(limit ?? Listing.RowsMax, 1, Listing.RowsMax), ct);
        return Results.Ok(new Listing<FactView>([.. page.Facts.Select(View)],
            page.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    static async Task<IResult> Show(long index, LedgerFacts facts, CancellationToken ct) =>
        await facts.Find(index, ct) is { } fact ? Results.Ok(View(fact)) : Problems.NotFound;

    static FactView View(RecordedFact fact)
    {
        var payload = new Utf8JsonReader(fact.Payload);
        return new(fact.Index, fact.Stream, fact.Version, Instant.FromDateTimeOffset(fact.At), fact.Actor, fact.Right,
            fact.CommandId, fact.Type, System.Text.Encoding.UTF8.GetString(fact.Bytes),
            JsonElement.ParseValue(ref payload));
    }
}
