using System.Formats.Tar;
using System.Globalization;
using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Tree;
using Tandem.Sourcing.Cases;

namespace Tandem.Assurance;

/// <summary>
/// The record's own files, for other people's tools: checkpoint, tiles (C2SP tlog-tiles), receipts, the bundle.
/// </summary>
static class LedgerRoutes
{
    /// <summary>Records in a bundle that the server hands out; larger logs are exported on the command line.</summary>
    const long BundleRecordsMax = 2_000_000;

    static readonly SemaphoreSlim OneBundle = new(1, 1);

    /// <summary>The signed note on the log as it stands; kept for good, because it is handed out.</summary>
    public static async Task<IResult> Checkpoint(Session session, ILedger ledger, CancellationToken ct) =>
        await ledger.KeepCheckpoint(session.Organisation.ToString(), ct) is { } kept
            ? Results.Text(kept.Note, "text/plain; charset=utf-8") : Results.NotFound();

    /// <summary>The hashes of a tile: nothing about what was recorded can be learnt from them.</summary>
    public static async Task<IResult> HashTile(string path, HttpContext http, Session session, ILedger ledger,
        CancellationToken ct)
    {
        if (!Tile.TryParse($"tile/{path}", out var tile)) return Results.NotFound();
        var hashes = await ledger.ReadTile(session.Organisation.ToString(), tile, ct);
        if (hashes.Length < tile.Bytes) return Results.NotFound();
        // A tile never changes once it has this width.
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(hashes[..tile.Bytes], "application/octet-stream");
    }

    public static async Task<IResult> Receipt(long index, Session session, LedgerFacts facts, Installation installation,
        CancellationToken ct) =>
        await facts.Find(index, ct) is { } fact
            ? Results.File(await FactReceipt.Of(installation, session.Organisation.ToString(), fact, ct),
                "application/octet-stream", string.Create(CultureInfo.InvariantCulture, $"fact-{index}.receipt"))
            : Results.NotFound();

    // A machine is told who may; on pages nothing leads here for those who may not.
    static IResult Barred(HttpContext http) => http.Request.Path.StartsWithSegments("/api")
        ? Problems.Of(new Refusal("access.whole-record",
            "The whole record goes to administrators and to those who read everything, with a token that is not "
            + "limited to one engagement. Whoever sees a fact gets its receipt, which proves it alone."))
        : Results.NotFound();

    static Refusal Sealed { get; } = new("ledger.sealed", "The whole record would show what a sourcing case still "
        + "keeps from you: sealed scores or answers, or candidates before you declare your interests.");

    /// <summary>The whole log as one archive; unpacked, <c>tandem verify</c> checks it offline.</summary>
    public static async Task<IResult> BundleArchive(HttpContext http, Session session, CaseReading cases,
        Installation installation, CancellationToken ct)
    {
        var organisation = session.Organisation.ToString();
        if (!await cases.SeesAll(ct)) return Barred(http);
        if (await installation.Ledger.Size(organisation, ct) is 0 or > BundleRecordsMax) return Results.NotFound();
        if (!await OneBundle.WaitAsync(TimeSpan.Zero, ct))
        {
            http.Response.Headers.RetryAfter = "30";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        var place = Path.Combine(PrivateFolder.In(installation.Settings.Data, "verifications").FullName,
            Guid.NewGuid().ToString("n"));
        try
        {
            var source = await LedgerExport.Source(installation, organisation, withEvidence: false, ct);
            // Asked when it is settled up to where the bundle goes: what comes later is not in it.
            if (await cases.WithholdsAny(ct)) return Problems.Of(Sealed);
            await Bundle.Write(place, source, ct);
            http.Response.ContentType = "application/x-tar";
            http.Response.Headers.ContentDisposition = "attachment; filename=\"tandem-ledger.tar\"";
            await TarFile.CreateFromDirectoryAsync(place, http.Response.Body, includeBaseDirectory: false, ct);
            return Results.Empty;
        }
        finally
        {
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            OneBundle.Release();
        }
    }
}
