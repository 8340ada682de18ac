using System.Diagnostics;

namespace Tandem.Ledger.Checking;

// Hands record after record to the rules. Only for a bundle that is intact: rules say nothing about damaged records.
static class ReplayRun
{
    public static ReplayReport Run(string folder, Replay replay, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var findings = new Findings();
        var replayed = 0L;
        using var recordFile = new LineReader(folder, BundleFiles.Records);
        using var payloadFile = new LineReader(folder, BundleFiles.Payloads);
        var (records, payloads) = (new Lines(), new Lines());
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            recordFile.Read(records, TileFiles.Width);
            payloadFile.Read(payloads, TileFiles.Width);
            if (records.Count == 0) break;
            for (var i = 0; i < records.Count; i++, replayed++)
            {
                var record = RecordRead.Of(records[i], PlaceOf(records, i));
                if (replay(record, payloads[i].ToArray()) is { } finding) findings.Add(finding);
            }
        }
        return new(findings.Listed, findings.LeftOut, replayed, clock.Elapsed);
    }

    static Place PlaceOf(Lines records, int i) =>
        new(BundleFiles.Records, records.LineOf(i), records.ByteOf(i));
}
