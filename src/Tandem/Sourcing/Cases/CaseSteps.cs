using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Sourcing.Cases.Pages;

namespace Tandem.Sourcing.Cases;

/// <summary>The steps that lead from a need to an engagement.</summary>
public enum CaseStep
{
    /// <summary>What it is for.</summary>
    Need,

    /// <summary>Which engagement model.</summary>
    Model,

    /// <summary>What to ask for.</summary>
    Brief,

    /// <summary>Who may do it, and what they are held against.</summary>
    Candidates,

    /// <summary>Scores, consensus, price.</summary>
    Evaluation,

    /// <summary>Ranking and decision.</summary>
    Award,

    /// <summary>The award became an engagement.</summary>
    Engagement,

    /// <summary>It ended without an award.</summary>
    Closed,
}

/// <summary>Where a case stands.</summary>
static class CaseSteps
{
    /// <summary>The steps that have a page, with its path below the case.</summary>
    public static IReadOnlyList<(CaseStep Step, string Path)> Pages { get; } =
        [(CaseStep.Need, ""), (CaseStep.Model, "/model"), (CaseStep.Brief, "/brief"),
            (CaseStep.Candidates, "/candidates"), (CaseStep.Evaluation, "/evaluation"),
            (CaseStep.Award, "/award")];

    /// <summary>A step in words.</summary>
    public static string TextOf(CaseStep step) => step switch
    {
        CaseStep.Need => CaseTexts.StepNeed,
        CaseStep.Model => CaseTexts.StepModel,
        CaseStep.Brief => CaseTexts.StepBrief,
        CaseStep.Candidates => CaseTexts.StepCandidates,
        CaseStep.Evaluation => CaseTexts.StepEvaluation,
        CaseStep.Award => CaseTexts.StepAward,
        CaseStep.Closed => CaseTexts.StepClosed,
        _ => CaseTexts.StepEngagement,
    };

    /// <summary>What is to be done next.</summary>
    public static string NextOf(SourcingCase known) => known switch
    {
        { Closed: not null } => CaseTexts.NextClosed,
        { Engagement: not null } => CaseTexts.NextNothing,
        { Award: not null } => CaseTexts.NextEngagement,
        { Stage: EvaluationStage.Priced } => CaseTexts.NextAward,
        { Stage: EvaluationStage.Consensus } => CaseTexts.NextConsensus,
        { Stage: EvaluationStage.Scoring } => CaseTexts.NextScoring,
        { Need: null } => CaseTexts.NextNeed,
        { Need.Model: null } => CaseTexts.NextModel,
        { Brief: null, Evaluation.Candidates.Count: 0 } => CaseTexts.NextBrief,
        _ => CaseTexts.NextCandidates,
    };

    public static CaseStep Of(SourcingCase known) => known.Closed is null ? Reached(known) : CaseStep.Closed;

    /// <summary>How far it came, whether or not it was closed there.</summary>
    public static CaseStep Reached(SourcingCase known) => known switch
    {
        { Engagement: not null } or { Award: not null } => CaseStep.Engagement,
        { Stage: EvaluationStage.Priced } => CaseStep.Award,
        { Stage: not EvaluationStage.Preparing } => CaseStep.Evaluation,
        { Need: null } => CaseStep.Need,
        { Need.Model: null } => CaseStep.Model,
        { Brief: null, Evaluation.Candidates.Count: 0 } => CaseStep.Brief,
        _ => CaseStep.Candidates,
    };
}
