using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;

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
}

/// <summary>Where a case stands.</summary>
static class CaseSteps
{
    public static CaseStep Of(SourcingCase known) => known switch
    {
        { Engagement: not null } or { Award: not null } => CaseStep.Engagement,
        { Stage: EvaluationStage.Priced } => CaseStep.Award,
        { Stage: not EvaluationStage.Preparing } => CaseStep.Evaluation,
        { Need: null } => CaseStep.Need,
        { Need.Model: null } => CaseStep.Model,
        _ => CaseStep.Candidates,
    };
}
