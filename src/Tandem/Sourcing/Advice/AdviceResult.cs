using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;

namespace Tandem.Sourcing.Advice;

/// <summary>Advice as the command line, the API and the page give it.</summary>
/// <param name="Playbook">What it rests on.</param>
/// <param name="RateCard">What the costs rest on.</param>
/// <param name="Answers">What was told.</param>
/// <param name="Advice">Which model, why, and what would change it.</param>
/// <param name="Models">What each model is.</param>
/// <param name="Cost">What each model costs.</param>
public sealed record AdviceResult(PlaybookUsed Playbook, PlaybookUsed RateCard, AdvisorAnswers Answers,
    AdviceGiven Advice, Sequence<ModelProfile> Models, CostResult Cost);

/// <summary>Costs, with what was asked and what was taken for granted.</summary>
public sealed record CostResult(CostQuestion Question, Sequence<CostAssumption> Assumed, CostComparison Comparison);
