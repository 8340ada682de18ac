using Tandem.Domain.Governance;
using Tandem.Shared;

namespace Tandem.Portfolio.Pages;

/// <summary>What waits, in words, and where it is answered.</summary>
static class DutyWords
{
    public static string What(Duty duty) => duty.Kind switch
    {
        DutyKind.Review => PortfolioTexts.DutyReview.With(duty.Title),
        DutyKind.Judgement => PortfolioTexts.DutyJudge.With(duty.Deliverable, duty.Title),
        DutyKind.BaselineApproval => PortfolioTexts.DutyBaseline,
        DutyKind.RoleToFill => PortfolioTexts.DutyRole.With(
            Roles.Named(duty.Subject) is { } role ? RoleWords.Title(role) : duty.Title),
        DutyKind.Rework => PortfolioTexts.DutyRework.With(duty.Title),
        _ => PortfolioTexts.DutyHandOver.With(duty.Title),
    };

    public static string Do(DutyKind kind) => kind switch
    {
        DutyKind.Review => PortfolioTexts.DoReview,
        DutyKind.Judgement => PortfolioTexts.DoJudge,
        DutyKind.BaselineApproval => PortfolioTexts.DoBaseline,
        DutyKind.RoleToFill => PortfolioTexts.DoRole,
        _ => PortfolioTexts.DoOpen,
    };

    /// <summary>Where it is answered, below the engagement's own address.</summary>
    public static string Path(Duty duty) => duty.Kind switch
    {
        DutyKind.Review => $"/deliverables/{duty.Deliverable}/review",
        DutyKind.Judgement => $"/deliverables/{duty.Deliverable}/review#criterion-{duty.Subject}",
        DutyKind.HandOver or DutyKind.Rework => $"/deliverables/{duty.Deliverable}",
        DutyKind.BaselineApproval => "/release-plan",
        _ => "/people",
    };

    public static string Icon(DutyKind kind) => kind switch
    {
        DutyKind.Review => "clipboard-check",
        DutyKind.Judgement => "gavel",
        DutyKind.BaselineApproval => "lock",
        DutyKind.RoleToFill => "user-question",
        DutyKind.Rework => "arrow-back-up",
        _ => "send",
    };
}
