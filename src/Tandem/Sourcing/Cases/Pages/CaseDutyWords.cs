using Tandem.Domain.Sourcing;

namespace Tandem.Sourcing.Cases.Pages;

/// <summary>What waits in a case, in words, and where it is done.</summary>
static class CaseDutyWords
{
    public static string What(CaseDutyKind kind) => kind switch
    {
        CaseDutyKind.StateNeed => CaseTexts.DutyNeed,
        CaseDutyKind.DecideModel => CaseTexts.DutyModel,
        CaseDutyKind.WriteBrief => CaseTexts.DutyBrief,
        CaseDutyKind.StartScoring => CaseTexts.DutyStart,
        CaseDutyKind.DeclareInterests => CaseTexts.DutyDeclare,
        CaseDutyKind.Score => CaseTexts.DutyScore,
        CaseDutyKind.RuleConflict => CaseTexts.DutyRule,
        CaseDutyKind.EndScoring => CaseTexts.DutyEnd,
        CaseDutyKind.Settle => CaseTexts.DutySettle,
        CaseDutyKind.NameSponsor => CaseTexts.DutyNameSponsor,
        CaseDutyKind.Close => CaseTexts.DutyClose,
        CaseDutyKind.Award => CaseTexts.DutyAward,
        _ => CaseTexts.DutyEngagement,
    };

    /// <summary>Below the case's own address.</summary>
    public static string Path(CaseDutyKind kind) => kind switch
    {
        CaseDutyKind.StateNeed => "",
        CaseDutyKind.NameSponsor => "#people",
        CaseDutyKind.Close => "#close",
        CaseDutyKind.DecideModel => "/model",
        CaseDutyKind.WriteBrief => "/brief",
        CaseDutyKind.StartScoring => "/candidates",
        CaseDutyKind.DeclareInterests or CaseDutyKind.Score or CaseDutyKind.RuleConflict
            or CaseDutyKind.EndScoring => "/scoring",
        CaseDutyKind.Settle => "/evaluation",
        _ => "/award",
    };

    public static string Icon(CaseDutyKind kind) => kind switch
    {
        CaseDutyKind.Award or CaseDutyKind.RuleConflict or CaseDutyKind.Close => "gavel",
        CaseDutyKind.DeclareInterests or CaseDutyKind.Score => "clipboard-check",
        _ => "scale",
    };
}
