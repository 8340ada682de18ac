using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>What can wait on somebody in a sourcing case.</summary>
public enum CaseDutyKind
{
    /// <summary>Saying what the case is for.</summary>
    StateNeed,

    /// <summary>Deciding on the engagement model.</summary>
    DecideModel,

    /// <summary>Writing what is asked for.</summary>
    WriteBrief,

    /// <summary>Candidates, criteria and evaluators, and then the start of scoring.</summary>
    StartScoring,

    /// <summary>Declaring one's interests.</summary>
    DeclareInterests,

    /// <summary>Scoring, and handing in the sheet.</summary>
    Score,

    /// <summary>Ruling whether a declared conflict bars.</summary>
    RuleConflict,

    /// <summary>Ending scoring: the deadline is over and sheets are missing.</summary>
    EndScoring,

    /// <summary>Naming another executive sponsor: a conflict of interest bars every one that there is.</summary>
    NameSponsor,

    /// <summary>Closing the case: no candidate is left.</summary>
    Close,

    /// <summary>Agreeing on scores, judging the knock-outs, opening the price.</summary>
    Settle,

    /// <summary>The decision.</summary>
    Award,

    /// <summary>Making the award an engagement.</summary>
    StartEngagement,
}

/// <summary>Something that waits on a person in a case.</summary>
/// <param name="Kind">What.</param>
/// <param name="Person">On whom.</param>
/// <param name="Since">Since when; it does not wait before that day.</param>
/// <param name="Due">By when, or null where no day was named.</param>
public sealed record CaseDuty(CaseDutyKind Kind, Id<Person> Person, LocalDate Since, LocalDate? Due = null);

/// <summary>Who has to do what next in a case.</summary>
public static class CaseDuties
{
    /// <summary>Everything that waits on anybody.</summary>
    public static IEnumerable<CaseDuty> Of(SourcingCase known)
    {
        if (!known.IsOpen || known.Engagement is not null || known.Closed is not null) return [];
        if (known.Award is not null)
            return Lacking(known).ToList() is { Count: > 0 } lacking ? lacking
                : All(known, CaseRole.ProcurementLead, CaseDutyKind.StartEngagement);
        return known.Stage switch
        {
            EvaluationStage.Priced or EvaluationStage.Consensus when !known.Evaluation.Standing.Any() =>
                BySponsor(known, CaseDutyKind.Close),
            EvaluationStage.Priced => [.. Lacking(known), .. BySponsor(known, CaseDutyKind.Award)],
            EvaluationStage.Consensus => Settling(known),
            EvaluationStage.Scoring => Scoring(known),
            _ => All(known, CaseRole.ProcurementLead, known switch
            {
                { Need: null } => CaseDutyKind.StateNeed,
                { Need.Model: null } => CaseDutyKind.DecideModel,
                { Brief: null, Evaluation.Candidates.Count: 0 } => CaseDutyKind.WriteBrief,
                _ => CaseDutyKind.StartScoring,
            }),
        };
    }

    static IEnumerable<CaseDuty> All(SourcingCase known, CaseRole role, CaseDutyKind kind) =>
        known.HoldersOf(role).Select(person => new CaseDuty(kind, person, known.StandsSince));

    static IEnumerable<CaseDuty> Unbarred(SourcingCase known, CaseRole role, CaseDutyKind kind) =>
        All(known, role, kind).Where(each => !SourcingAuthority.IsConflicted(known, each.Person));

    // Where every lead is barred they see why, and name another.
    static IEnumerable<CaseDuty> Settling(SourcingCase known) =>
        Unbarred(known, CaseRole.ProcurementLead, CaseDutyKind.Settle).ToList() is { Count: > 0 } able ? able
            : All(known, CaseRole.ProcurementLead, CaseDutyKind.Settle);

    // Where every sponsor is barred, whoever runs the case has to find another.
    static IEnumerable<CaseDuty> BySponsor(SourcingCase known, CaseDutyKind kind) =>
        SourcingAuthority.AreAllSponsorsBarred(known)
            ? All(known, CaseRole.ProcurementLead, CaseDutyKind.NameSponsor)
            : Unbarred(known, CaseRole.ExecutiveSponsor, kind);

    // Without it the award could not become an engagement. No award will be given before the day since which it is
    // waited for, so that what is over by then is over for good.
    static IEnumerable<CaseDuty> Lacking(SourcingCase known) =>
        AwardDecider.Lacking(known, known.StandsSince) is not { } lacking ? []
            : All(known, CaseRole.ProcurementLead, lacking == SourcingRefusal.ModelUndecided
                ? CaseDutyKind.DecideModel : CaseDutyKind.StateNeed);

    static IEnumerable<CaseDuty> Scoring(SourcingCase known)
    {
        var deadline = known.Evaluation.Deadline!.Value;
        foreach (var evaluator in known.HoldersOf(CaseRole.Evaluator))
        {
            if (known.Evaluation.HandedIn.Contains(evaluator)) continue;
            var declared = known.Evaluation.Declarations.GetValueOrDefault(evaluator);
            if (declared is not { Bars: true })
                yield return new(declared is null ? CaseDutyKind.DeclareInterests : CaseDutyKind.Score, evaluator,
                    known.StandsSince, deadline);
            // Nobody rules on a conflict of their own.
            else foreach (var sponsor in known.HoldersOf(CaseRole.ExecutiveSponsor).Where(each => each != evaluator))
                yield return new(CaseDutyKind.RuleConflict, sponsor, declared.On, deadline);
        }
        foreach (var lead in known.HoldersOf(CaseRole.ProcurementLead))
            yield return new(CaseDutyKind.EndScoring, lead, deadline.PlusDays(1));
    }
}
