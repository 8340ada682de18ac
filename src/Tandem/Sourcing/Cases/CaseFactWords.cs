using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Hosting;
using Tandem.Shared;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Briefs.Pages;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>What a fact of a sourcing case says. A score is told without its value: it may still be sealed.</summary>
static class CaseFactWords
{
    public static string Of(SourcingEvent happened, Names names) => happened switch
    {
        CaseEvent.Opened e => CaseTexts.SaysOpened.With(e.Title),
        CaseEvent.NeedStated => CaseTexts.SaysNeed,
        CaseEvent.ModelChosen e => AdviceTexts.SaysModel.With(EngagementModels.TitleOf(e.Decision.Chosen)),
        BriefEvent.Written { Restores: { } restored } => BriefTexts.SaysRestored.With(restored),
        BriefEvent.Written { Draft: true } e => BriefTexts.SaysDraft.With(e.Revision),
        BriefEvent.Written e => BriefTexts.SaysWritten.With(e.Revision),
        CaseEvent.PersonNamed e => CaseTexts.SaysNamed.With(names[e.Person], CaseRoles.NameOf(e.Role).Title),
        CaseEvent.PersonReleased e => CaseTexts.SaysReleased.With(names[e.Person], CaseRoles.NameOf(e.Role).Title),
        AwardEvent.Awarded e => CaseTexts.SaysAwarded.With(e.Award.Candidate),
        AwardEvent.EngagementStarted e => CaseTexts.SaysStarted.With(e.Engagement),
        CaseEvent.Closed e => CaseTexts.SaysCaseClosed.With(names[e.By], e.Reason),
        QuestionnaireEvent e => OfQuestionnaire(e),
        EvaluationEvent e => OfPreparing(e, names) ?? OfScoring(e),
        _ => happened.GetType().Name,
    };

    // A candidate is named by its key: what it saved is told without its words.
    static string OfQuestionnaire(QuestionnaireEvent happened) => happened switch
    {
        QuestionnaireEvent.CandidateInvited e => CaseTexts.SaysInvited.With(e.Candidate, Written.Day(e.Until)),
        QuestionnaireEvent.InvitationWithdrawn e => CaseTexts.SaysUninvited.With(e.Candidate),
        QuestionnaireEvent.AnswersSaved e => CaseTexts.SaysAnswered.With(e.Candidate),
        QuestionnaireEvent.FileAttached e => CaseTexts.SaysAttached.With(e.Candidate),
        QuestionnaireEvent.FileDetached e => CaseTexts.SaysDetached.With(e.Candidate),
        QuestionnaireEvent.PriceSealed e => CaseTexts.SaysPriceSealed.With(e.Candidate),
        QuestionnaireEvent.QuestionnaireSubmitted e => CaseTexts.SaysSubmitted.With(e.Candidate),
        QuestionnaireEvent.EnvelopeOpened e => CaseTexts.SaysEnvelope.With(e.Candidate),
        _ => happened.GetType().Name,
    };

    static string? OfPreparing(EvaluationEvent happened, Names names) => happened switch
    {
        EvaluationEvent.CriteriaAdopted e => CaseTexts.SaysCriteria.With(e.Criteria.Playbook, e.Criteria.Version),
        EvaluationEvent.CandidateEntered e => CaseTexts.SaysCandidate.With(e.Candidate.Name),
        EvaluationEvent.CandidateWithdrawn e => CaseTexts.SaysWithdrawn.With(e.Candidate, e.Reason),
        EvaluationEvent.ScoringStarted e => CaseTexts.SaysScoring.With(Written.Day(e.Deadline)),
        EvaluationEvent.InterestsDeclared { HasConflict: true } => CaseTexts.SaysConflict,
        EvaluationEvent.InterestsDeclared => CaseTexts.SaysNoConflict,
        EvaluationEvent.ConflictSettled e => CaseTexts.SaysSettled.With(names[e.Evaluator], e.Reason),
        _ => null,
    };

    static string OfScoring(EvaluationEvent happened) => happened switch
    {
        EvaluationEvent.ScoreGiven e => CaseTexts.SaysScore.With(e.Candidate, e.Criterion),
        EvaluationEvent.SheetHandedIn => CaseTexts.SaysSheet,
        EvaluationEvent.ScoringClosed e => CaseTexts.SaysClosed.With(e.Reason),
        EvaluationEvent.ScoreAgreed e => CaseTexts.SaysAgreed.With(e.Candidate, e.Criterion, e.Reason),
        EvaluationEvent.KnockOutJudged { Met: true } e => CaseTexts.SaysMet.With(e.Candidate, e.KnockOut),
        EvaluationEvent.KnockOutJudged e => CaseTexts.SaysNotMet.With(e.Candidate, e.KnockOut),
        EvaluationEvent.PricesOpened => CaseTexts.SaysPrices,
        _ => happened.GetType().Name,
    };
}
