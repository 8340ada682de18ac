using System.Globalization;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Ledger.Checking;
using Tandem.Sourcing.Cases;

namespace Tandem.Assurance.Pages;

/// <summary>
/// The pages of the record: what was recorded, by whom, one fact with its proof, and the check of all.
/// </summary>
static class LedgerPages
{
    /// <summary>How long a form waits for a check to end before it shows the check under way.</summary>
    static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(3);

    public static void AddLedgerPages(this IServiceCollection services)
    {
        services.AddSingleton<Verifications>();
        services.AddScoped<LedgerFacts>();
    }

    public static void MapLedger(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/engagements/{key}/ledger", ShowEngagement);
        var ledger = pages.MapGroup("/ledger");
        ledger.MapGet("", ShowAll);
        ledger.MapGet("/{index:long}", ShowFact);
        ledger.MapGet("/{index:long}/receipt", LedgerRoutes.Receipt);
        ledger.MapGet("/checkpoint", LedgerRoutes.Checkpoint);
        ledger.MapGet("/tile/{**path}", LedgerRoutes.HashTile);
        ledger.MapGet("/bundle.tar", LedgerRoutes.BundleArchive);
        ledger.MapPost("/verifications", Verify);
        ledger.MapGet("/verifications/{number:int}", ShowVerification);
        ledger.MapPost("/verifications/{number:int}/cancellations", StopVerification);
    }

    static async Task<IResult> ShowAll(Session session, LedgerFacts facts, ILedger ledger, NameFinder names,
        Installation installation, Verifications verifications, CaseReading cases, long? after, CancellationToken ct)
    {
        var page = await facts.Newest(after, ct);
        var known = await Known(page.Facts, names, ct);
        var organisation = session.Organisation.ToString();
        return Page.Show<LedgerPage>(new
        {
            Rows = Rows(page.Facts, new(known, null), known),
            page.Next,
            IsLater = after is not null,
            Checkpoint = await ledger.Checkpoint(organisation, ct),
            installation.Key.VerifierKey,
            Latest = verifications.Latest(organisation),
            SeesAll = await cases.SeesAll(ct),
        });
    }

    static async Task<IResult> ShowEngagement(string key, Session session, Reading reading, LedgerFacts facts,
        ILedger ledger, NameFinder names, Installation installation, Verifications verifications, CaseReading cases,
        long? after, CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Results.NotFound();
        var page = await facts.Newest(engagement, after, LedgerFacts.RowsMax, ct);
        var organisation = session.Organisation.ToString();
        var known = await Known(page.Facts, names, ct);
        return Page.Show<LedgerPage>(new
        {
            Rows = Rows(page.Facts, new(known, engagement), known),
            page.Next,
            IsLater = after is not null,
            Total = engagement.Version,
            Checkpoint = await ledger.Checkpoint(organisation, ct),
            installation.Key.VerifierKey,
            Latest = verifications.Latest(organisation),
            SeesAll = await cases.SeesAll(ct),
        });
    }

    static async Task<IResult> ShowFact(long index, Session session, LedgerFacts facts, Shelf shelf, ILedger ledger,
        NameFinder names, Installation installation, CancellationToken ct)
    {
        if (await facts.Find(index, ct) is not { } fact) return Results.NotFound();
        var organisation = session.Organisation.ToString();
        var engagement = Streams.EngagementOf(fact.Stream) is { } key ? await shelf.Read(organisation, key, ct) : null;
        var known = await Known([fact], names, ct);
        return Page.Show<FactPage>(new
        {
            Fact = fact,
            Row = Rows([fact], new(known, engagement), known)[0],
            Proof = await ProofOf(fact, organisation, ledger, installation, ct),
            installation.Key.VerifierKey,
        });
    }

    // The page shows the same check as anybody makes of the receipt; nothing is kept for it, unlike for a download.
    static async Task<ReceiptReport> ProofOf(RecordedFact fact, string organisation, ILedger ledger,
        Installation installation, CancellationToken ct)
    {
        var note = (await ledger.Checkpoint(organisation, ct))!;
        var size = long.Parse(note.Split('\n')[1], CultureInfo.InvariantCulture);
        var receipt = await Tandem.Ledger.Receipts.Receipt.Write(fact, new(size, note),
            [(await LogKeys.Of(ledger, installation.Key, organisation, ct)).At(size)],
            tile => ledger.ReadTile(organisation, tile, ct));
        return Check.Receipt(receipt, "receipt", []);
    }

    static async Task<IResult> Verify(Session session, Verifications verifications, CancellationToken ct)
    {
        // Who answers for the record may want to look again at once.
        var run = await verifications.Start(session.Organisation.ToString(), anew: Entry.SeesAll(session), ct);
        await Task.WhenAny(run.Run!, Task.Delay(PatienceMax, ct));
        return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/ledger/verifications/{run.Number}"));
    }

    static IResult ShowVerification(int number, Session session, Verifications verifications) =>
        verifications.Find(session.Organisation.ToString(), number) is { } run
            ? Page.Show<VerificationPage>(new { Run = run, SeesAll = Entry.SeesAll(session) }) : Results.NotFound();

    static async Task<IResult> StopVerification(int number, Session session, Verifications verifications)
    {
        if (verifications.Find(session.Organisation.ToString(), number) is not { } run) return Results.NotFound();
        run.Stop();
        await Task.WhenAny(run.Run!, Task.Delay(PatienceMax));
        return Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/ledger/verifications/{number}"));
    }

    static Task<Names> Known(IReadOnlyList<RecordedFact> facts, NameFinder names, CancellationToken ct) =>
        names.Of(FactWords.PeopleIn(facts), ct);

    static IReadOnlyList<FactRow> Rows(IReadOnlyList<RecordedFact> facts, FactWords words,
        Names names) => [.. facts.Select(fact =>
    {
        var (text, deliverable) = words.Of(fact);
        return new FactRow(fact.Index, Instant.FromDateTimeOffset(fact.At),
            Id<Person>.TryParse(fact.Actor, null, out var person) ? names[person] : fact.Actor,
            words.RightTitle(fact.Right), text, fact.Type,
            Streams.EngagementOf(fact.Stream), deliverable);
    })];
}

/// <summary>A fact as a row of the record.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Who">The name of whoever acted.</param>
/// <param name="Right">The right that was exercised.</param>
/// <param name="What">What became true, in words.</param>
/// <param name="Type">The stored type.</param>
/// <param name="Engagement">The engagement's key, or null.</param>
/// <param name="Deliverable">The deliverable's key, or null.</param>
public sealed record FactRow(long Index, Instant At, string Who, string Right, string What, string Type,
    string? Engagement, string? Deliverable);
