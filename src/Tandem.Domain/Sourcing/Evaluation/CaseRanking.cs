using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The candidates that are still in, in order, with what uncertain scores leave open.</summary>
/// <remarks>
/// A score may lie anywhere between the lowest and the highest that was given for it; a missing one may be
/// anything from 0 to 4, and one that was agreed on is certain. Everything is on the scale from 0 to 4. The price
/// counts as 4 times the lowest price divided by it, and is unknown before the envelope is opened.
/// </remarks>
public sealed record CaseRanking(Sequence<Candidate> Candidates, Sequence<string> Criteria, ScoreMatrix Likely,
    ScoreMatrix Lowest, ScoreMatrix Highest, Sequence<RankedCandidate> Places)
{
    /// <summary>The key under which the price stands among the criteria.</summary>
    public const string PriceKey = "price";

    /// <summary>The ranking of a case, by the weighted sum. Ask only where there are criteria and candidates.</summary>
    public static CaseRanking Of(SourcingCase known)
    {
        var candidates = known.Evaluation.Standing.ToSequence();
        var set = known.Evaluation.Criteria!;
        var columns = set.Criteria.Select(each => new WeightedCriterion(each.Key, (double)each.Weight, Direction.Max));
        if (set.PriceWeight > 0) columns = columns.Append(new(PriceKey, (double)set.PriceWeight, Direction.Max));
        var criteria = columns.ToSequence();
        var cells = candidates.Select(candidate => set.Criteria.Select(each =>
            CriterionView.Of(known, candidate.Key, each.Key)).ToList()).ToList();
        // The price stands behind the criteria, where it counts.
        ScoreMatrix Filled(Func<CriterionView, double> value, double unpriced) => new(criteria,
            candidates.Select((candidate, row) => new ScoredCandidate(candidate.Key, criteria.Select((_, at) =>
                at < cells[row].Count ? value(cells[row][at]) : PriceScore(known, candidate.Key) ?? unpriced)
                    .ToSequence())).ToSequence());

        var (likely, lowest, highest) = (Filled(each => each.Value, SourcingLimits.ScoreMax / 2.0),
            Filled(each => each.Opinions.Low, 0), Filled(each => each.Opinions.High, SourcingLimits.ScoreMax));
        var reach = RankReach.Of(RankingKind.Weighted, likely, lowest, highest);
        return new(candidates, criteria.Select(each => each.Name).ToSequence(), likely, lowest, highest,
            candidates.Select((candidate, at) => new RankedCandidate(candidate.Key,
                decimal.Round((decimal)reach.Scores[at], 4), reach.Ranks[at], reach.Best[at],
                    reach.Worst[at])).ToSequence());
    }

    /// <summary>What the price of a candidate counts as, from 0 to 4; null where it is not open.</summary>
    public static double? PriceScore(SourcingCase known, string candidate)
    {
        if (known.Evaluation.Prices is not { } prices || !prices.TryGetValue(candidate, out var price)) return null;
        var lowest = known.Evaluation.Standing.Min(each => prices[each.Key].Minor);
        return SourcingLimits.ScoreMax * (double)lowest / price.Minor;
    }
}
