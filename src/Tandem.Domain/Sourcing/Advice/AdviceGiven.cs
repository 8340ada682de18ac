using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>What the advisor answers.</summary>
/// <param name="Ranking">All four models, the best first.</param>
/// <param name="Recommended">The models that share the first place: one as a rule, several where the answers do not
/// separate them, none where they rule out every one or say nothing.</param>
/// <param name="Open">Models that could still come first, were the unknown answers known.</param>
/// <param name="Contradictions">Answers that can't all be had.</param>
/// <param name="Flips">Single answers that would change what is recommended.</param>
public sealed record AdviceGiven(Sequence<RankedModel> Ranking, Sequence<EngagementModel> Recommended,
    Sequence<EngagementModel> Open, Sequence<FiredContradiction> Contradictions, Sequence<Flip> Flips)
{
    /// <summary>Whether a choice departs from the recommendation, which needs a reason.</summary>
    public bool IsDepartedFromBy(EngagementModel chosen) => Recommended.Count > 0 && !Recommended.Contains(chosen);
}

/// <summary>A model's place.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rank">From 1; equals share theirs.</param>
/// <param name="Points">The sum of what speaks for and against it.</param>
/// <param name="RuledOut">Whether an answer rules it out.</param>
/// <param name="For">What speaks for it, strongest first.</param>
/// <param name="Against">What speaks against it, strongest first.</param>
public sealed record RankedModel(EngagementModel Model, int Rank, int Points, bool RuledOut, Sequence<AdviceReason> For,
    Sequence<AdviceReason> Against);

/// <summary>Why something speaks for or against a model.</summary>
/// <param name="Row">The row of a decision table that applied, such as <c>scope/scope-no</c>.</param>
/// <param name="Points">How strongly.</param>
/// <param name="RulesOut">Whether it rules the model out.</param>
/// <param name="Because">In a sentence; for a preference, how the model has it.</param>
/// <param name="Preference">The preference that it is about, or null.</param>
public sealed record AdviceReason(string Row, int Points, bool RulesOut, string Because, string? Preference);

/// <summary>A contradiction in these answers.</summary>
/// <param name="Row">The row that applied.</param>
/// <param name="What">What contradicts what.</param>
/// <param name="Inputs">The answers that it rests on, by their keys.</param>
public sealed record FiredContradiction(string Row, Contradiction What, Sequence<string> Inputs);

/// <summary>A single answer that would change the recommendation.</summary>
/// <param name="Question">The key of the question or preference.</param>
/// <param name="From">What was answered, as a word.</param>
/// <param name="To">What would have to be answered.</param>
/// <param name="Recommended">What would be recommended then.</param>
public sealed record Flip(string Question, string From, string To, Sequence<EngagementModel> Recommended);
