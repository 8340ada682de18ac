using System.Globalization;
using Tandem.Shared;

namespace Tandem.Assurance.Pages;

/// <summary>What came of a check, in words.</summary>
static class VerificationWords
{
    public static string Href(Verification run) =>
        string.Create(CultureInfo.InvariantCulture, $"/ledger/verifications/{run.Number}");

    public static string Verdict(Verification run) => run switch
    {
        { IsRunning: true } => AssuranceTexts.VerdictRunning,
        { AllRight: true } => AssuranceTexts.VerdictIntact.With(Written.Number(run.Report!.Records)),
        { Stopped: true } => AssuranceTexts.VerdictStopped,
        { FirstBadIndex: { } bad } => AssuranceTexts.VerdictDamagedAt.With(bad),
        { Misfiled.Count: > 0 } => AssuranceTexts.VerdictDamaged,
        { Tables.Count: > 0 } => AssuranceTexts.VerdictTables,
        { Report.Intact: true } => AssuranceTexts.VerdictRules,
        { Report: null } => AssuranceTexts.VerdictFailed,
        _ => AssuranceTexts.VerdictDamaged,
    };
}
