using System.Runtime.CompilerServices;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Finding = Tandem.Ledger.Checking.Finding;
using LeafDigest = Tandem.Ledger.Tree.Digest;

namespace Tandem.Hosting;

/// <summary>An organisation's log, ready to be written as a bundle.</summary>
static class LedgerExport
{
    const int CheckpointsAtOnce = 1_000;

    /// <summary>The log up to now. Files that facts name are found as the facts go by.</summary>
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

        void Gather(NamedFile file) =>
            evidence.Add(Offered(file, withEvidence && file.IsEvidence ? store : null));
    }

    /// <summary>Where the database's columns are not what the records say, as findings.</summary>
    public static async Task<IReadOnlyList<Finding>> Faults(
        Installation installation, BundleSource source, CancellationToken ct)
    {
        // Those of the export may lack one whose first size is yet to come; the head may have come that far meanwhile.
        var keys = await LogKeys.Of(installation.Ledger, installation.Key, source.Organisation, ct);
        var size = source.Checkpoints[^1].Size;
        return [.. (await installation.Ledger.Faults(source.Organisation, size, keys, ct)).Select(fault =>
            new Finding(
                new(fault.Table is null ? "database" : $"database, table {fault.Table}", Index: fault.Index),
                fault.Expected, fault.Found))];
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
        ILedger ledger, string organisation, long size, Action<NamedFile> named,
        [EnumeratorCancellation] CancellationToken ct)
    {
        const int factsAtOnce = 10_000;
        for (var from = 0L; from < size; from += factsAtOnce)
            await foreach (var fact in ledger.ReadLog(organisation, from, (int)Math.Min(factsAtOnce, size - from), ct))
            {
                foreach (var file in FilesIn(fact)) named(file);
                yield return fact;
            }
    }

    /// <summary>A file that a fact names. What candidates attached to their answers stays where it is: a bundle goes to
    /// one of them.</summary>
    readonly record struct NamedFile(Digest Digest, long Bytes, bool IsEvidence);

    static readonly HashSet<string> Naming = new(StringComparer.Ordinal)
    {
        EventCodec.NameOf<DeliveryEvent.Submitted>(), EventCodec.NameOf<DeliveryEvent.Rejected>(),
        EventCodec.NameOf<QuestionnaireEvent.FileAttached>(),
    };

    static IEnumerable<NamedFile> FilesIn(RecordedFact fact)
    {
        if (!Naming.Contains(fact.Type)) return [];
        try
        {
            return EventCodec.Decode(fact.Type, fact.Payload) switch
            {
                DeliveryEvent.Submitted e => e.Handover.Evidence.Select(Evidence),
                DeliveryEvent.Rejected e =>
                    e.Findings.Select(finding => finding.File).OfType<EvidenceFile>().Select(Evidence),
                QuestionnaireEvent.FileAttached e => [new(e.File.Digest, e.File.Bytes, IsEvidence: false)],
                _ => [],
            };
        }
        catch (InvalidDataException)
        {
            // A fact that was made unreadable names no file; it is exported as it stands, so that the check names it.
            return [];
        }
    }

    static NamedFile Evidence(EvidenceFile file) => new(file.Digest, file.Bytes, IsEvidence: true);

    static BundleEvidence Offered(NamedFile file, EvidenceStore? store)
    {
        using var here = store?.Open(file.Digest);
        return new(
            LeafDigest.Parse(file.Digest.Hex), file.Bytes,
            here is null ? null : _ => ValueTask.FromResult<Stream>(store!.Open(file.Digest)!));
    }
}
