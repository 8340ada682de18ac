using Tandem.Domain.Sourcing.Ranking;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>The methods by which a case is ranked.</summary>
public enum RankingKind
{
    /// <summary>The weighted sum, on which an award rests.</summary>
    Weighted,

    /// <summary>TOPSIS.</summary>
    Topsis,

    /// <summary>PROMETHEE II with the usual preference.</summary>
    Promethee2,
}

/// <summary>The places under one method, and the best and worst that uncertain scores leave open.</summary>
/// <param name="Scores">The likely score of each candidate.</param>
/// <param name="Ranks">Its likely place.</param>
/// <param name="Best">The best place that it can reach.</param>
/// <param name="Worst">The worst.</param>
public sealed record RankReach(double[] Scores, int[] Ranks, int[] Best, int[] Worst)
{
    /// <summary>A matrix made ready for a method; all values are on one scale.</summary>
    public static RankingMethod Method(RankingKind kind, ScoreMatrix matrix) => kind switch
    {
        RankingKind.Topsis => Topsis.Of(matrix),
        RankingKind.Promethee2 => Promethee.Of(matrix, Preference.Usual),
        _ => WeightedSum.Plain(matrix),
    };

    /// <summary>The places; a candidate reaches its best place with all its scores as high as they may be and the
    /// others' as low.</summary>
    public static RankReach Of(RankingKind kind, ScoreMatrix likely, ScoreMatrix lowest, ScoreMatrix highest)
    {
        var scores = Scored(kind, likely);
        var ranks = Ranking.Ranks.Of(scores);
        var best = ranks.ToArray();
        var worst = ranks.ToArray();
        if (lowest != highest)
            for (var at = 0; at < ranks.Length; at++)
            {
                best[at] = Math.Min(best[at], RankOf(kind, With(lowest, at, highest), at));
                worst[at] = Math.Max(worst[at], RankOf(kind, With(highest, at, lowest), at));
            }
        return new(scores, ranks, best, worst);
    }

    /// <summary>Takes the places into account to which other scores within the bounds lead: under TOPSIS and PROMETHEE
    /// the outermost places need not come from the outermost scores.</summary>
    internal void Widen(ReadOnlySpan<double> scores)
    {
        for (var at = 0; at < scores.Length; at++)
        {
            var place = SameScore.PlaceOf(scores[at], scores);
            Best[at] = Math.Min(Best[at], place);
            Worst[at] = Math.Max(Worst[at], place);
        }
    }

    /// <summary>The score of each candidate under the weights of the matrix.</summary>
    public static double[] Scored(RankingKind kind, ScoreMatrix matrix)
    {
        var scores = new double[matrix.Candidates.Count];
        Method(kind, matrix).Score(matrix.Shares(), scores);
        return scores;
    }

    static int RankOf(RankingKind kind, ScoreMatrix matrix, int candidate) =>
        Ranking.Ranks.Of(Scored(kind, matrix))[candidate];

    static ScoreMatrix With(ScoreMatrix others, int at, ScoreMatrix own) => others with
    {
        Candidates = [.. others.Candidates.Select((each, row) => row == at ? own.Candidates[row] : each)],
    };
}
