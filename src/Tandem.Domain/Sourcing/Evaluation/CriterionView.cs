using System.Collections.Immutable;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What is known of one candidate in one criterion once scores may be seen.</summary>
/// <param name="Given">The score of each evaluator; null where that is unknown.</param>
/// <param name="Agreed">What was agreed on, each change after the other.</param>
public sealed record CriterionView(Sequence<(Id<Person> Evaluator, Score? Score)> Given,
    ImmutableList<AgreedScore> Agreed)
{
    IEnumerable<int> Known => Given.Where(each => each.Score is not null).Select(each => each.Score!.Value);

    /// <summary>How far the evaluators are apart; null where fewer than two scored.</summary>
    public int? Spread => Known.Count() < 2 ? null : Known.Max() - Known.Min();

    /// <summary>Whether a score is missing and nothing was agreed on instead.</summary>
    public bool IsUncertain => Agreed.IsEmpty && Known.Count() < Math.Max(Given.Count, 1);

    /// <summary>Whether anybody scored it, or a score was agreed on.</summary>
    public bool IsKnown => !Agreed.IsEmpty || Known.Any();

    /// <summary>The lowest that it may be: every unknown score as 0.</summary>
    public double Low => Bound(0);

    /// <summary>The highest that it may be: every unknown score as 4.</summary>
    public double High => Bound(SourcingLimits.ScoreMax);

    /// <summary>What counts: the score agreed on, else the mean of those known, else the middle of what is
    /// possible.</summary>
    public double Value => Agreed is [.., var last] ? (double)last.Value
        : Known.Any() ? Known.Average() : SourcingLimits.ScoreMax / 2.0;

    /// <summary>Between what it may lie: the lowest and the highest that evaluators gave, widened by what is unknown;
    /// a score that was agreed on is certain.</summary>
    public (double Low, double High) Opinions => !Agreed.IsEmpty || !Known.Any() ? (Low, High)
        : (Math.Min(Low, Known.Min()), Math.Max(High, Known.Max()));

    double Bound(int unknown) => Agreed is [.., var last] ? (double)last.Value
        : Given.Count == 0 ? unknown : Given.Average(each => (double)(each.Score?.Value ?? unknown));

    /// <summary>The view of a cell.</summary>
    public static CriterionView Of(SourcingCase known, string candidate, string criterion) => new(
        Scorers(known).Select(each =>
            (each, known.Evaluation.Scores.GetValueOrDefault(new(each, candidate, criterion)))).ToSequence(),
        known.Evaluation.Agreed.GetValueOrDefault((candidate, criterion)) ?? []);

    /// <summary>The evaluators whose scores count: all but those whom a conflict bars.</summary>
    public static IEnumerable<Id<Person>> Scorers(SourcingCase known) => known.HoldersOf(CaseRole.Evaluator)
        .Where(each => known.Evaluation.Declarations.GetValueOrDefault(each) is not { Bars: true });
}
