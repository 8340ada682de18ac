using System.Collections.Frozen;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Sourcing.Cases;

/// <summary>What a person may see of a case that they may enter.</summary>
static class CaseSight
{
    /// <summary>An evaluator declares interests before any candidate is shown.</summary>
    public static bool MaySeeCandidates(SourcingCase known, Id<Person> viewer) =>
        !known.Holds(viewer, CaseRole.Evaluator) || known.Holds(viewer, CaseRole.ProcurementLead)
        || known.Evaluation.Declarations.ContainsKey(viewer) && !SourcingAuthority.IsConflicted(known, viewer);

    /// <summary>Whether what an evaluator declared, and why it was ruled harmless, may be read: by that evaluator and
    /// by those who run the case and rule on it; by nobody else who takes part in it, for it may speak of a candidate
    /// and is somebody's own affair.</summary>
    public static bool MaySeeConflict(SourcingCase known, Id<Person> viewer, Id<Person> evaluator) =>
        viewer == evaluator || known.Holds(viewer, CaseRole.ProcurementLead) || !known.Knows(viewer)
        || known.Holds(viewer, CaseRole.ExecutiveSponsor)
            && (!known.Holds(viewer, CaseRole.Evaluator) || known.Evaluation.Declarations.ContainsKey(viewer));

    /// <summary>The case without anything by which a candidate may be known.</summary>
    public static SourcingCase WithoutCandidates(SourcingCase known) => known with
    {
        Evaluation = EvaluationState.Initial with { Criteria = known.Evaluation.Criteria },
        Questionnaires = QuestionnaireState.Initial,
        Award = null,
    };

    /// <summary>What a candidate answered, once nobody can answer any more; null before that, and where it never handed
    /// in.</summary>
    public static Questionnaire? Answers(SourcingCase known, Id<Person> viewer, string candidate) =>
        MaySeeCandidates(known, viewer) && known.Stage > EvaluationStage.Preparing
        && known.Questionnaires.Find(candidate) is { SubmittedOn: not null } answered ? answered : null;

    /// <summary>Whether the whole record would show more of a case than <see cref="MaySee"/> does: scores and answers
    /// that are still sealed, drafts, conflicts, candidates before interests are declared. When the case is over
    /// nothing of it can be swayed any more and the record may be taken out, with the drafts that were never handed in;
    /// only whom a conflict bars stays barred.</summary>
    public static bool Withholds(SourcingCase known, Id<Person> viewer)
    {
        if (IsOver(known))
            return SourcingAuthority.IsConflicted(known, viewer) && !MaySeeCandidates(known, viewer);
        return !MaySeeCandidates(known, viewer) && !known.Evaluation.Candidates.IsEmpty
            || known.Stage <= EvaluationStage.Scoring
                && known.Evaluation.Scores.Keys.Any(each => each.Evaluator != viewer)
            || known.Evaluation.Declarations.Any(each => each.Value.HasConflict
                && !MaySeeConflict(known, viewer, each.Key))
            || known.Questionnaires.All.Values.Any(each => (!each.Answers.IsEmpty || each.BytesEver > 0)
                && Answers(known, viewer, each.Candidate) is null);
    }

    /// <summary>Whether nothing of the case can be swayed any more: it is awarded, or closed without one.</summary>
    public static bool IsOver(SourcingCase known) => known.Award is not null || known.Closed is not null;

    /// <summary>Whether a fact of the case may be seen: no more of it than pages show.</summary>
    public static bool MaySee(SourcingCase known, Id<Person> viewer, RecordedFact fact)
    {
        if (fact.Actor == viewer.ToString()) return true;
        if (fact.Type == ScoreGiven)
            return known.Stage > EvaluationStage.Scoring && MaySeeCandidates(known, viewer);
        if (Conflicts.Contains(fact.Type)) return EvaluatorOf(fact) is { } evaluator
            && MaySeeConflict(known, viewer, evaluator);
        if (AboutCandidates.Contains(fact.Type) && !MaySeeCandidates(known, viewer)) return false;
        return !Drafts.Contains(fact.Type) || Candidate(fact) is { } candidate
            && Answers(known, viewer, candidate) is not null;
    }

    // The drafts of a candidate that never hands in are never seen.
    static readonly FrozenSet<string> Drafts = FrozenSet.Create(StringComparer.Ordinal,
        EventCodec.NameOf<QuestionnaireEvent.AnswersSaved>(), EventCodec.NameOf<QuestionnaireEvent.FileAttached>(),
        EventCodec.NameOf<QuestionnaireEvent.FileDetached>());

    static readonly FrozenSet<string> Conflicts = FrozenSet.Create(StringComparer.Ordinal,
        EventCodec.NameOf<EvaluationEvent.InterestsDeclared>(), EventCodec.NameOf<EvaluationEvent.ConflictSettled>());

    static readonly FrozenSet<string> AboutCandidates = FrozenSet.Create(StringComparer.Ordinal, [
        .. Drafts, EventCodec.NameOf<EvaluationEvent.CandidateEntered>(),
        EventCodec.NameOf<EvaluationEvent.CandidateWithdrawn>(), EventCodec.NameOf<EvaluationEvent.ScoreAgreed>(),
        EventCodec.NameOf<EvaluationEvent.KnockOutJudged>(), EventCodec.NameOf<EvaluationEvent.PricesOpened>(),
        EventCodec.NameOf<AwardEvent.Awarded>(), EventCodec.NameOf<QuestionnaireEvent.CandidateInvited>(),
        EventCodec.NameOf<QuestionnaireEvent.InvitationWithdrawn>(),
        EventCodec.NameOf<QuestionnaireEvent.PriceSealed>(), EventCodec.NameOf<QuestionnaireEvent.EnvelopeOpened>(),
        EventCodec.NameOf<QuestionnaireEvent.QuestionnaireSubmitted>(),
    ]);

    static readonly string ScoreGiven = EventCodec.NameOf<EvaluationEvent.ScoreGiven>();

    static Id<Person>? EvaluatorOf(RecordedFact fact) => EventCodec.Decode(fact.Type, fact.Payload) switch
    {
        EvaluationEvent.InterestsDeclared e => e.Evaluator,
        EvaluationEvent.ConflictSettled e => e.Evaluator,
        _ => null,
    };

    static string? Candidate(RecordedFact fact) => EventCodec.Decode(fact.Type, fact.Payload) switch
    {
        QuestionnaireEvent.AnswersSaved e => e.Candidate,
        QuestionnaireEvent.FileAttached e => e.Candidate,
        QuestionnaireEvent.FileDetached e => e.Candidate,
        _ => null,
    };

    /// <summary>Everyone's scores once they are unsealed, for those who may see candidates; one's own before.</summary>
    public static IEnumerable<SheetScore> Scores(SourcingCase known, Id<Person> viewer) => known.Evaluation.Scores
        .Where(each => each.Key.Evaluator == viewer
            || known.Stage > EvaluationStage.Scoring && MaySeeCandidates(known, viewer))
        .OrderBy(each => each.Key.Candidate, StringComparer.Ordinal).ThenBy(each =>
            each.Key.Criterion, StringComparer.Ordinal)
        .ThenBy(each => each.Key.Evaluator.Value)
        .Select(each => new SheetScore(each.Key.Evaluator, each.Key.Candidate, each.Key.Criterion, each.Value));
}
