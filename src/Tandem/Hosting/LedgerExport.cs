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
        if (await HeadFaults(ledger, organisation, ct) is [var gone]) throw new InvalidDataException($"{gone}");
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
        Installation installation, BundleSource source, CancellationToken ct)
    {
        // Those of the export may lack one whose first size is yet to come; the head may have come that far meanwhile.
        var keys = await LogKeys.Of(installation.Ledger, installation.Key, source.Organisation, ct);
        var size = source.Checkpoints[^1].Size;
        return [.. (await installation.Ledger.Faults(source.Organisation, size, keys, ct)).Select(fault =>
            new Finding(new($"database, table {fault.Table}", Index: fault.Index), fault.Expected, fault.Found))];
    }

    /// <summary>One finding where rows of a log stand in the database, but none that says where the log stands:
    /// nothing of it can be proved then. Else none.</summary>
    public static async Task<IReadOnlyList<Finding>> HeadFaults(
        ILedger ledger, string organisation, CancellationToken ct)
    {
        if (await ledger.Checkpoint(organisation, ct) is not null
            || !(await ledger.Organisations(ct)).Contains(organisation)) return [];
        return [new(
            new("database, table head"), $"a row of '{organisation}', whose log stands in the database", "none")];
    }

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
