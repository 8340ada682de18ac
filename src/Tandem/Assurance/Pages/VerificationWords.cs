using System.Globalization;
using Tandem.Shared;

namespace Tandem.Assurance.Pages;

/// <summary>What came of a check, in words.</summary>
static class VerificationWords
{
    public static string Href(Verification run) =>
        string.Create(CultureInfo.InvariantCulture, $"/ledger/verifications/{run.Number}");

    /// <summary>What to do about it.</summary>
    public static string Advice(Verification run) => run switch
    {
        { Tables.Count: > 0 } => AssuranceTexts.TablesWhat,
        { Report: { Intact: true, Replay.Findings.Count: 0 }, Evidence.Count: > 0 } => AssuranceTexts.EvidenceWhat,
        _ => AssuranceTexts.DamagedWhat,
    };

    public static string Verdict(Verification run) => run switch
    {
        { IsRunning: true } => AssuranceTexts.VerdictRunning,
        { AllRight: true } => AssuranceTexts.VerdictIntact.With(Written.Number(run.Report!.Records)),
        { Stopped: true } => AssuranceTexts.VerdictStopped,
        { FirstBadIndex: { } bad } => AssuranceTexts.VerdictDamagedAt.With(bad),
        { Misfiled.Count: > 0 } => AssuranceTexts.VerdictDamaged,
        { Report: null } or { Failure: not null } => AssuranceTexts.VerdictFailed,
        { Report.Intact: false } => AssuranceTexts.VerdictDamaged,
        { Report.Replay.Findings.Count: > 0 } => AssuranceTexts.VerdictRules,
        { Evidence.Count: > 0 } => AssuranceTexts.VerdictEvidence,
        { Tables.Count: > 0 } => AssuranceTexts.VerdictTables,
        _ => AssuranceTexts.VerdictDamaged,
    };
}
