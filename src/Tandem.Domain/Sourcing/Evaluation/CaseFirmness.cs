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
    public static CaseFirmness Of(CaseRanking ranking, RankingKind kind)
    {
        var method = RankReach.Method(kind, ranking.Likely);
        var (criteria, candidates) = (ranking.Likely.Criteria.Count, ranking.Likely.Candidates.Count);
        var reach = RankReach.Of(kind, ranking.Likely, ranking.Lowest, ranking.Highest);
        return new(kind, reach, [.. Firmness.TippingPoints(method, ranking.Likely.Shares(), candidates)],
            [.. Firmness.FirstShares(method, criteria, candidates, Seed)], [.. FirstByDraws(ranking, kind, reach)]);
    }

    // Between the same bounds as the places that each can reach. The reach takes in every place that is drawn here: it
    // was found by the outermost scores, which under some methods are not those of the outermost places, and nobody
    // may be told a share of first places beside "can reach place 2 to 3".
    static double[] FirstByDraws(CaseRanking ranking, RankingKind kind, RankReach reach)
    {
        var (draws, drawn) = (new SeededDraws(Seed), new DrawnScores(kind, ranking.Lowest, ranking.Highest));
        double[] firsts = new double[drawn.Candidates], scores = new double[drawn.Candidates];
        var shares = ranking.Likely.Shares();
        for (var draw = 0; draw < Firmness.DrawsMax; draw++)
        {
            drawn.Draw(draws);
            drawn.Score(shares, scores);
            Firmness.CountFirst(scores, firsts);
            reach.Widen(scores);
        }
        return [.. firsts.Select(count => count / Firmness.DrawsMax)];
    }
}
