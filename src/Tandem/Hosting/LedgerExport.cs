using System.Runtime.CompilerServices;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using LeafDigest = Tandem.Ledger.Tree.Digest;

namespace Tandem.Hosting;

/// <summary>An organisation's log, ready to be written as a bundle.</summary>
static class LedgerExport
{
    // Spread over the log they confine a change; each costs whoever checks as much as a hundred records.
    const int CheckpointsMax = 500;

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
            evidence);

        void Gather(EvidenceFile file) => evidence.Add(Offered(file, withEvidence ? store : null));
    }

    static async Task<List<KeptCheckpoint>> Checkpoints(
        ILedger ledger, string organisation, long size, CancellationToken ct)
    {
        var kept = new List<KeptCheckpoint>();
        for (var (above, apart) = (0L, size / CheckpointsMax); above < size; above = kept[^1].Size)
            kept.AddRange(await ledger.Checkpoints(organisation, Math.Min(above + apart, size - 1), most: 1, ct));
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

    static IEnumerable<EvidenceFile> EvidenceIn(RecordedFact fact) =>
        !fact.Type.StartsWith("deliverable.", StringComparison.Ordinal) ? []
            : EventCodec.Decode(fact.Type, fact.Payload) switch
            {
                DeliveryEvent.Submitted e => e.Handover.Evidence,
                DeliveryEvent.Rejected e => e.Findings.Select(finding => finding.File).OfType<EvidenceFile>(),
                _ => [],
            };

    static BundleEvidence Offered(EvidenceFile file, EvidenceStore? store)
    {
        using var here = store?.Open(file.Digest);
        return new(
            LeafDigest.Parse(file.Digest.Hex), file.Bytes,
            here is null ? null : _ => ValueTask.FromResult<Stream>(store!.Open(file.Digest)!));
    }
}
