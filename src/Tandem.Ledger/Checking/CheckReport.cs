namespace Tandem.Ledger.Checking;

/// <summary>How far a check has come.</summary>
/// <param name="Records">Records checked.</param>
/// <param name="Of">Records that the bundle says it has.</param>
public sealed record CheckProgress(long Records, long Of);

/// <summary>A record as a replay of rules sees it.</summary>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="Stream">Whose story it belongs to.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Actor">Who acted, by id.</param>
/// <param name="Right">The decision right that was exercised.</param>
/// <param name="Command">The command that led to it.</param>
/// <param name="Type">What became true and in which shape.</param>
/// <param name="Place">Where it stands in the bundle.</param>
public sealed record CheckedRecord(
    long Index, string Stream, long Version, DateTimeOffset At, string Actor, string Right, string Command,
    string Type, Place Place)
{
    internal string PayloadDigest { get; init; } = "";
}

/// <summary>
/// Asks whether a record breaks a rule, given all records before it; called for one record after the other. The
/// payload is the bytes as they were recorded and may be kept.
/// </summary>
public delegate Finding? Replay(CheckedRecord record, ReadOnlyMemory<byte> payload);

/// <summary>What came of replaying rules over a log.</summary>
/// <param name="Findings">Where recorded facts break a rule, by index; the first ones.</param>
/// <param name="FindingsLeftOut">How many more there are.</param>
/// <param name="Records">How many records were replayed.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ReplayReport(
    IReadOnlyList<Finding> Findings, long FindingsLeftOut, long Records, TimeSpan Elapsed);

/// <summary>What came of checking a bundle.</summary>
/// <param name="Findings">What is wrong; none if all is as it has to be. The first ones of each kind.</param>
/// <param name="FindingsLeftOut">How many more there are, which mostly follow from those.</param>
/// <param name="Head">What the newest checkpoint says, if it could be read.</param>
/// <param name="Keys">The keys that the signatures were checked with: trust rests on comparing them.</param>
/// <param name="Records">How many records were checked.</param>
/// <param name="Streams">How many streams they belong to.</param>
/// <param name="Checkpoints">How many checkpoints were checked.</param>
/// <param name="EvidenceFiles">How many evidence files were checked.</param>
/// <param name="EvidenceWithheld">How many more are only listed.</param>
/// <param name="Bytes">How many bytes of records, payloads, checkpoints and evidence were read.</param>
/// <param name="Elapsed">How long it took, without the replay.</param>
/// <param name="Replay">What the replay of rules gave; null if none was asked for, or the record is damaged.</param>
public sealed record CheckReport(
    IReadOnlyList<Finding> Findings,
    long FindingsLeftOut,
    LogHead? Head,
    IReadOnlyList<VerifierKey> Keys,
    long Records,
    int Streams,
    int Checkpoints,
    int EvidenceFiles,
    int EvidenceWithheld,
    long Bytes,
    TimeSpan Elapsed,
    ReplayReport? Replay)
{
    /// <summary>
    /// Whether what was checked is untouched. Rules that it breaks are another matter: see <see cref="Replay"/>.
    /// </summary>
    public bool Intact => Findings.Count == 0;

    /// <summary>
    /// The first record that something is wrong with, if it is about records and the record can be told.
    /// </summary>
    public long? FirstBadIndex => FirstBadRange is null ? Exact : null;

    /// <summary>The records of which one is the first bad one, where it cannot be told which.</summary>
    public (long First, long Last)? FirstBadRange =>
        Findings.Select(finding => finding.Place).FirstOrDefault(place => place.LastIndex is not null)
            is { Index: { } first, LastIndex: { } last } && !(Exact <= last) ? (first, last) : null;

    long? Exact => Findings.Select(finding => finding.Place).Where(place => place.LastIndex is null)
        .Min(place => place.Index);

    /// <summary>How fast it was, in megabytes (10^6 bytes) a second.</summary>
    public double MegabytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / 1e6 / Elapsed.TotalSeconds : 0;
}
