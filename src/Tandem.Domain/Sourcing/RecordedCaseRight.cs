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
        EvaluationEvent.InterestsDeclared or EvaluationEvent.ScoreGiven or EvaluationEvent.SheetHandedIn =>
            SourcingRight.Scoring,
        EvaluationEvent.ConflictSettled => SourcingRight.Conflicts,
        AwardEvent.Awarded => SourcingRight.Award,
        QuestionnaireEvent.AnswersSaved or QuestionnaireEvent.FileAttached or QuestionnaireEvent.FileDetached
            or QuestionnaireEvent.QuestionnaireSubmitted or QuestionnaireEvent.PriceSealed { ByCandidate: true } =>
            SourcingRight.Answering,
        SourcingEvent => SourcingRight.Running,
        _ => throw new InvalidOperationException($"No right stands behind {happened.GetType().Name}."),
    };

    /// <summary>Who acted as the fact itself says; null for one that names nobody.</summary>
    public static Id<Person>? ByOf(RecordedEvent happened) => happened switch
    {
        CaseEvent.Opened e => e.Lead,
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
