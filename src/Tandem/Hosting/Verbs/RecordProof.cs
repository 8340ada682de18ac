using System.Globalization;
using Tandem.Delivery;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;

namespace Tandem.Hosting.Verbs;

/// <summary>Proves a whole record: by export and check, as the other party would, and by its evidence files.</summary>
static class RecordProof
{
    /// <summary>Says what was found; false when anything is wrong.</summary>
    public static async Task<bool> Holds(
        Installation installation, string organisation, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (await LedgerExport.HeadFaults(installation.Ledger, organisation, ct) is [_, ..] gone)
        {
            CheckWords.TellFaults(gone, error);
            return false;
        }
        var folder = Path.Combine(installation.Settings.Data, "checking");
        try
        {
            var source = await LedgerExport.Source(installation, organisation, withEvidence: false, ct);
            // The bundle holds what was signed; the columns by which the database finds it are held against it here.
            var faults = await LedgerExport.Faults(installation, source, ct);
            CheckWords.TellFaults(faults, error);
            await Bundle.Write(folder, source, ct);
            var keys = await LogKeys.Of(installation.Ledger, installation.Key, organisation, ct);
            var trusted = new List<VerifierKey>();
            foreach (var each in keys)
                if (VerifierKey.TryParse(each.VerifierKey, out var key, out _)) trusted.Add(key);
            var report = await Check.Bundle(folder, trusted, new RuleReplay().Next, progress: null, ct);
            CheckWords.Tell(report, trusted, output, error);
            var store = new EvidenceStore(installation.Settings.Data);
            return await EvidenceHolds(store, source.Evidence, output, error, ct)
                && faults.Count == 0 && report.Intact && report.Replay is { Findings.Count: 0 };
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<bool> EvidenceHolds(EvidenceStore store, IEnumerable<BundleEvidence> named, TextWriter output,
        TextWriter error, CancellationToken ct)
    {
        var faults = await EvidenceCheck.Run(store, named, ct);
        CheckWords.TellEvidence(faults, error);
        var files = named.DistinctBy(each => each.Digest).Count();
        if (faults.Count == 0)
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Evidence: {files:#,0} files named by the record, all there and as recorded."));
        return faults.Count == 0;
    }
}
