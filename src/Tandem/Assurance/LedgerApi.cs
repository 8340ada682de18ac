using System.Globalization;
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
        ledger.MapGet("/bundle.tar", LedgerRoutes.BundleArchive).RequireScope(Scope.Read)
            .WithSummary("The whole log as an archive that tandem verify checks offline; for those who see everything.")
            .Produces<byte[]>(contentType: "application/x-tar").ProducesProblem(StatusCodes.Status404NotFound);
        ledger.MapPost("/verifications", AddVerification).RequireScope(Scope.Read)
            .Produces<VerificationView>(StatusCodes.Status202Accepted)
            .WithSummary("Has the server check the whole record, unless it just has; "
                + "Location says where to ask how it goes.");
        ledger.MapGet("/verifications/{number:int}", ShowVerification).RequireScope(Scope.Read)
            .Produces<VerificationView>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A check of the record: under way, all right, or what is wrong and where.");
        ledger.MapPost("/verifications/{number:int}/cancellations", StopVerification).RequireScope(Scope.Read)
            .Produces<VerificationView>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Stops a check of the record that is under way.");
    }

    /// <summary>A check of the record by this server.</summary>
    sealed record VerificationView(int Number, Instant Started, bool Running, bool? AllRight, long Checked, long Of,
        long? FirstBadIndex, IReadOnlyList<string> Findings, string? Failure);

    public static void MapEngagementLedgerApi(this RouteGroupBuilder engagement) =>
        engagement.MapGet("/facts", ListOfEngagement).RequireScope(Scope.Read).Produces<Listing<FactView>>()
            .WithSummary("The facts of one engagement, newest first; send next as cursor to go on.");

    static async Task<IResult> ListOfEngagement(string key, HttpRequest request, Reading reading,
        LedgerFacts facts, string? cursor, int? limit, CancellationToken ct)
    {
        if (Problems.Unreadable(request.Query) is { } unreadable) return unreadable;
        if (await reading.Enter(key, ct) is not { } engagement) return Problems.NotFound;
        var page = await facts.Newest(engagement, Read(cursor), limit ?? Listing.RowsMax, ct);
        return Results.Ok(new Listing<FactView>([.. page.Facts.Select(View)], Written(page.Next)));
    }

    static async Task<IResult> AddVerification(Session session, Verifications verifications, CancellationToken ct)
    {
        var run = await verifications.Start(session.Organisation.ToString(), anew: false, ct);
        return Results.Accepted($"/api/v1/ledger/verifications/{run.Number}", View(run, session));
    }

    static IResult ShowVerification(int number, Session session, Verifications verifications) =>
        verifications.Find(session.Organisation.ToString(), number) is { } run ? Results.Ok(View(run, session))
            : Problems.NotFound;

    static IResult StopVerification(int number, Session session, Verifications verifications)
    {
        if (verifications.Find(session.Organisation.ToString(), number) is not { } run) return Problems.NotFound;
        run.Stop();
        return Results.Ok(View(run, session));
    }

    // Where something is wrong is said to everyone; what stands there, only to those who see all records.
    static VerificationView View(Verification run, Session session) => new(run.Number, run.Started, run.IsRunning,
        run.IsRunning ? null : run.AllRight, run.Checked, run.Of, run.FirstBadIndex,
        [.. run.Findings.Take(Listing.RowsMax).Select(each => Entry.SeesAll(session) ? $"{each}" : $"{each.Place}")],
        Entry.SeesAll(session) ? run.Failure : null);

    static long? Read(string? cursor) => cursor is null ? null : long.Parse(cursor, CultureInfo.InvariantCulture);

    static string? Written(long? cursor) => cursor?.ToString(CultureInfo.InvariantCulture);

    static async Task<IResult> List(HttpRequest request, LedgerFacts facts, string? cursor, int? limit,
        CancellationToken ct)
    {
        if (Problems.Unreadable(request.Query) is { } unreadable) return unreadable;
        var page = await facts.Oldest(Read(cursor) ?? 0, limit ?? Listing.RowsMax, ct);
        return Results.Ok(new Listing<FactView>([.. page.Facts.Select(View)], Written(page.Next)));
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
