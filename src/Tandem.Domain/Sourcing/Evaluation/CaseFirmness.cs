using Tandem.Domain.Sourcing.Ranking;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>How firm the first place of a case is under one method.</summary>
/// <param name="Kind">The method.</param>
/// <param name="Reach">The places.</param>
/// <param name="TippingPoints">For each criterion the smallest change of its weight that changes the winner.</param>
/// <param name="FirstByWeights">In what share of random weightings each candidate is first.</param>
/// <param name="FirstByScores">In what share of draws of the uncertain scores each candidate is first.</param>
public sealed record CaseFirmness(RankingKind Kind, RankReach Reach, Sequence<TippingPoint> TippingPoints,
    Sequence<double> FirstByWeights, Sequence<double> FirstByScores)
{
    /// <summary>Where all draws begin, so that everyone who looks sees the same shares.</summary>
    public const ulong Seed = 20_26;

    /// <summary>The firmness of a ranking under a method.</summary>
    public static CaseFirmness Of(SourcingCase known, CaseRanking ranking, RankingKind kind)
    {
        var method = RankReach.Method(kind, ranking.Likely);
        var (criteria, candidates) = (ranking.Likely.Criteria.Count, ranking.Likely.Candidates.Count);
        var reach = RankReach.Of(kind, ranking.Likely, ranking.Lowest, ranking.Highest);
        return new(kind, reach, [.. Firmness.TippingPoints(method, ranking.Likely.Shares(), candidates)],
            [.. Firmness.FirstShares(method, criteria, candidates, Seed)], [.. FirstByDraws(known, ranking, kind)]);
    }

    static double[] FirstByDraws(SourcingCase known, CaseRanking ranking, RankingKind kind)
    {
        var bounds = ranking.Likely.Candidates.Select((candidate, row) =>
            ranking.Likely.Criteria.Select((criterion, at) =>
            criterion.Name == CaseRanking.PriceKey
                ? (ranking.Lowest.Candidates[row].Values[at], ranking.Highest.Candidates[row].Values[at])
                : CriterionView.Of(known, candidate.Name, criterion.Name).Opinions).ToArray()).ToArray();
        var (draws, firsts) = (new SeededDraws(Seed), new double[bounds.Length]);
        var scores = new double[bounds.Length];
        var shares = ranking.Likely.Shares();
        for (var draw = 0; draw < Firmness.DrawsMax; draw++)
        {
            var drawn = ranking.Likely with
            {
                Candidates = [.. ranking.Likely.Candidates.Select((each, row) => each with
                {
                    Values = [.. bounds[row].Select(bound => bound.Item1 + (bound.Item2 - bound.Item1) * draws.Next())],
                })],
            };
            RankReach.Method(kind, drawn).Score(shares, scores);
            Firmness.CountFirst(scores, firsts);
        }
        return [.. firsts.Select(count => count / Firmness.DrawsMax)];
    }
}
