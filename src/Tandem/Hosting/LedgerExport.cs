using System.Runtime.CompilerServices;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Finding = Tandem.Ledger.Checking.Finding;
using LeafDigest = Tandem.Ledger.Tree.Digest;

namespace Tandem.Hosting;

/// <summary>An organisation's log, ready to be written as a bundle.</summary>
static class LedgerExport
{
    const int CheckpointsAtOnce = 1_000;

    /// <summary>The log up to now. Evidence files are found in the facts as they go by.</summary>
    public static async Task<BundleSource> Source(
        Installation installation, string organisation, bool withEvidence, CancellationToken ct)
    {
        var ledger = installation.Ledger;
        var last = await ledger.KeepCheckpoint(organisation, ct) ?? throw new IOException("Nothing is recorded yet.");
        var store = new EvidenceStore(installation.Settings.Data);
        var evidence = new List<BundleEvidence>();
        var keys = await LogKeys.Of(ledger, installation.Key, organisation, ct);
        return new(
            organisation, ledger.Origin(organisation), [.. keys.Where(key => key.From <= last.Size)],
            await Checkpoints(ledger, organisation, last.Size, ct),
            Facts(ledger, organisation, last.Size, Gather, ct),
            evidence)
        {
            Tiles = tile => ledger.ReadTile(organisation, tile, ct),
        };

        void Gather(EvidenceFile file) => evidence.Add(Offered(file, withEvidence ? store : null));
    }

    /// <summary>Where the database's columns are not what the records say, as findings.</summary>
    public static async Task<IReadOnlyList<Finding>> Faults(
        Installation installation, BundleSource source, CancellationToken ct) =>
        [.. (await installation.Ledger.Faults(source.Organisation, source.Checkpoints[^1].Size, ct)).Select(fault =>
            new Finding(new($"database, table {fault.Table}", Index: fault.Index), fault.Expected, fault.Found))];

    static async Task<List<KeptCheckpoint>> Checkpoints(
        ILedger ledger, string organisation, long size, CancellationToken ct)
    {
        // All of them: each confines a change, and none may vanish unseen.
        var kept = new List<KeptCheckpoint>();
        for (var above = 0L; above < size; above = kept[^1].Size)
            kept.AddRange(await ledger.Checkpoints(organisation, above, CheckpointsAtOnce, ct));
        kept.RemoveAll(each => each.Size > size);
        return kept;
    }

    static async IAsyncEnumerable<RecordedFact> Facts(
        ILedger ledger, string organisation, long size, Action<EvidenceFile> named,
        [EnumeratorCancellation] CancellationToken ct)
    {
        const int factsAtOnce = 10_000;
        for (var from = 0L; from < size; from += factsAtOnce)
            await foreach (var fact in ledger.ReadLog(organisation, from, (int)Math.Min(factsAtOnce, size - from), ct))
            {
                foreach (var file in EvidenceIn(fact)) named(file);
                yield return fact;
            }
    }

    static IEnumerable<EvidenceFile> EvidenceIn(RecordedFact fact)
    {
        if (!fact.Type.StartsWith("deliverable.", StringComparison.Ordinal)) return [];
        try
        {
            return EventCodec.Decode(fact.Type, fact.Payload) switch
            {
                DeliveryEvent.Submitted e => e.Handover.Evidence,
                DeliveryEvent.Rejected e => e.Findings.Select(finding => finding.File).OfType<EvidenceFile>(),
                _ => [],
            };
        }
        catch (InvalidDataException)
        {
            // A fact that was made unreadable names no file; it is exported as it stands, so that the check names it.
            return [];
        }
    }

    static BundleEvidence Offered(EvidenceFile file, EvidenceStore? store)
    {
        using var here = store?.Open(file.Digest);
        return new(
            LeafDigest.Parse(file.Digest.Hex), file.Bytes,
            here is null ? null : _ => ValueTask.FromResult<Stream>(store!.Open(file.Digest)!));
    }
}
