using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing;

/// <summary>Which right a recorded fact of a sourcing case exercised, whatever the record says.</summary>
public static class RecordedCaseRight
{
    /// <summary>The right that a fact exercises.</summary>
    public static string Of(RecordedEvent happened) => happened switch
    {
        CaseEvent.Opened => SourcingRight.Opening,
        CaseEvent.PersonNamed e => CaseCommand.RightOver(e.Role),
        CaseEvent.PersonReleased e => CaseCommand.RightOver(e.Role),
        CaseEvent.Closed => SourcingRight.Closing,
        CaseEvent.NeedStated or CaseEvent.ModelChosen or BriefEvent.Written or EvaluationEvent.CriteriaAdopted
            or EvaluationEvent.CandidateEntered or EvaluationEvent.ScoringStarted or EvaluationEvent.ScoringClosed
            or QuestionnaireEvent.CandidateInvited or QuestionnaireEvent.InvitationWithdrawn
            or QuestionnaireEvent.PriceSealed { ByCandidate: false } or AwardEvent.EngagementStarted =>
            SourcingRight.Running,
        EvaluationEvent.CandidateWithdrawn or EvaluationEvent.KnockOutJudged or EvaluationEvent.ScoreAgreed
            or EvaluationEvent.PricesOpened or QuestionnaireEvent.EnvelopeOpened => SourcingRight.Settling,
        EvaluationEvent.InterestsDeclared or EvaluationEvent.ScoreGiven or EvaluationEvent.SheetHandedIn =>
            SourcingRight.Scoring,
        EvaluationEvent.ConflictSettled => SourcingRight.Conflicts,
        AwardEvent.Awarded => SourcingRight.Award,
        QuestionnaireEvent.AnswersSaved or QuestionnaireEvent.FileAttached or QuestionnaireEvent.FileDetached
            or QuestionnaireEvent.QuestionnaireSubmitted or QuestionnaireEvent.PriceSealed { ByCandidate: true } =>
            SourcingRight.Answering,
        _ => throw new InvalidOperationException($"No right stands behind {happened.GetType().Name}."),
    };

    /// <summary>Who acted as the fact itself says; null for one that names nobody.</summary>
    public static Id<Person>? ByOf(RecordedEvent happened) => happened switch
    {
        CaseEvent.Opened e => e.Lead,
        CaseEvent.Closed e => e.By,
        BriefEvent.Written e => e.By,
        EvaluationEvent.ScoreGiven e => e.Evaluator,
        EvaluationEvent.SheetHandedIn e => e.Evaluator,
        EvaluationEvent.InterestsDeclared e => e.Evaluator,
        EvaluationEvent.ConflictSettled e => e.By,
        EvaluationEvent.ScoreAgreed e => e.By,
        EvaluationEvent.KnockOutJudged e => e.By,
        AwardEvent.Awarded e => e.Award.By,
        _ => null,
    };
}
