using System.Globalization;
using System.Text;
using Tandem.Ledger.Checking;

namespace Tandem.Hosting.Verbs;

/// <summary>Says in words what a check has found.</summary>
static class CheckWords
{
    public static void Tell(
        CheckReport report, IReadOnlyCollection<VerifierKey> trusted, TextWriter output, TextWriter error)
    {
        if (report.Head is { } head)
            output.WriteLine(
                $"Ledger {Printable.Of(head.Origin)}: {Count(report.Records, "record")} in "
                    + $"{Count(report.Streams, "stream")}, {Count(report.Checkpoints, "checkpoint")}, "
                    + $"{Count(report.EvidenceFiles, "evidence file")}.");
        if (report.Intact)
        {
            output.WriteLine(report.EvidenceFiles > 0
                ? "Intact: every record, payload, tile, checkpoint and evidence file is as it was signed."
                : "Intact: every record, payload, tile and checkpoint is as it was signed.");
            if (report.EvidenceWithheld > 0)
                output.WriteLine($"The export lists {Count(report.EvidenceWithheld, "further file")} without the "
                    + "bytes: nothing is said about these.");
            TellKeys(report.Keys, trusted, output);
        }
        else TellFindings("NOT INTACT", report.Findings, report.FindingsLeftOut, error);
        if (report.FirstBadIndex is { } first) error.WriteLine($"The first record concerned has index {first}.");

        if (report.FirstBadRange is { } range)
            error.WriteLine($"The first record concerned is one of those with index {range.First} to {range.Last}.");

        var (size, time) = (report.Bytes / 1e6, report.Elapsed.TotalSeconds);
        var speed = report.MegabytesPerSecond;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Checked {size:0.0} MB in {time:0.00} s ({speed:0} MB/s)."));
        TellReplay(report, output, error);
    }

    public static void TellFaults(IReadOnlyList<Finding> faults, TextWriter error)
    {
        if (faults.Count == 0) return;
        TellFindings("THE DATABASE WAS CHANGED", faults, 0, error);
        if (faults.Min(fault => fault.Place.Index) is { } first)
            error.WriteLine($"The first record concerned has index {first}.");
    }

    public static void TellEvidence(IReadOnlyList<Finding> findings, TextWriter error)
    {
        if (findings.Count == 0) return;
        TellFindings("EVIDENCE FILES WERE CHANGED", findings, 0, error);
        error.WriteLine("The record is not concerned; bring these files back from a backup.");
    }

    public static void TellTables(IReadOnlyList<Finding> findings, TextWriter error)
    {
        if (findings.Count == 0) return;
        TellFindings("THE TABLES THAT LISTS ARE READ FROM WERE CHANGED", findings, 0, error);
        error.WriteLine("The record is not concerned; './tandem rebuild' makes the tables anew from it.");
    }

    static void TellReplay(CheckReport report, TextWriter output, TextWriter error)
    {
        if (report.Replay is not { } replay)
            output.WriteLine("Rules were not replayed: that makes sense only for a ledger that is intact.");
        else if (replay.Findings.Count > 0)
            TellFindings("Intact, but RULES ARE BROKEN", replay.Findings, replay.FindingsLeftOut, error);
        else
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Rules replayed over all records in {replay.Elapsed.TotalSeconds:0.00} s: none is broken."));
    }

    public static void Tell(
        ReceiptReport report, IReadOnlyCollection<VerifierKey> trusted, TextWriter output, TextWriter error)
    {
        if (report is not { Finding: null, Record: { } record, Head: { } head })
        {
            error.WriteLine($"NOT PROVED. {Printable.Of($"{report.Finding}")}.");
            return;
        }
        var at = record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        output.WriteLine($"Proved: {Printable.Of(record.Type)}, fact {record.Index} of {Printable.Of(head.Origin)}.");
        output.WriteLine($"  Stream    {Printable.Of(record.Stream)}, version {record.Version}");
        output.WriteLine($"  Recorded  {at}");
        output.WriteLine($"  Actor     {Printable.Of(record.Actor)}");
        output.WriteLine($"  Right     {Printable.Of(record.Right)}");
        output.WriteLine($"  Payload   {Printable.Of(Encoding.UTF8.GetString(report.Payload.Span))}");
        output.WriteLine($"  Part of   {Count(head.Size, "record")}, root {Convert.ToBase64String(head.Root)}");
        TellKeys(report.Signers, trusted, output);
    }

    static void TellKeys(
        IReadOnlyList<VerifierKey> keys, IReadOnlyCollection<VerifierKey> trusted, TextWriter output)
    {
        foreach (var key in keys) output.WriteLine($"Signed by {Printable.Of(key.ToString())}");
        if (trusted.Count == 0)
            output.WriteLine("No --key was given: compare the key with the one that the other party gave you.");
    }

    static void TellFindings(string verdict, IReadOnlyList<Finding> findings, long leftOut, TextWriter error)
    {
        error.WriteLine($"{verdict}: {Count(findings.Count + leftOut, "finding")}.");
        foreach (var finding in findings) error.WriteLine($"  {Printable.Of(finding.ToString())}");
        if (leftOut > 0) error.WriteLine($"  and {leftOut} more, which mostly follow from these");
    }

    /// <summary>So many of something, such as "1 error" and "2 errors".</summary>
    public static string Count(long number, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {of}{(number == 1 ? "" : "s")}");
}
