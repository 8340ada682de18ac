namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>The smallest change of one weight that changes who is first, the others keeping their
/// proportions.</summary>
/// <param name="Criterion">The place of the criterion, from 0.</param>
/// <param name="From">Its share now.</param>
/// <param name="To">The share at which another comes level with the first; null where none does.</param>
/// <param name="Winner">Who comes first beyond it; null where nobody does.</param>
public sealed record TippingPoint(int Criterion, double From, double? To, int? Winner);

/// <summary>How firm a first place is.</summary>
public static class Firmness
{
    /// <summary>Random weightings, and draws of uncertain scores.</summary>
    public const int DrawsMax = 10_000;

    /// <summary>For each criterion the nearest share at which another candidate overtakes the first.</summary>
    public static TippingPoint[] TippingPoints(RankingMethod method, double[] shares, int candidates) =>
        [.. Enumerable.Range(0, shares.Length).Select(at => new WeightSearch(method, shares, candidates, at).Find())];

    /// <summary>In what share of random weightings each candidate is first; a shared first place counts in
    /// parts.</summary>
    public static double[] FirstShares(RankingMethod method, int criteria, int candidates, ulong seed)
    {
        var (draws, firsts) = (new SeededDraws(seed), new double[candidates]);
        double[] shares = new double[criteria], scores = new double[candidates];
        for (var draw = 0; draw < DrawsMax; draw++)
        {
            draws.NextShares(shares);
            method.Score(shares, scores);
            CountFirst(scores, firsts);
        }
        return [.. firsts.Select(count => count / DrawsMax)];
    }

    /// <summary>Adds one to whoever is first, or its part to each of several.</summary>
    internal static void CountFirst(ReadOnlySpan<double> scores, Span<double> firsts)
    {
        var best = double.NegativeInfinity;
        foreach (var score in scores) best = Math.Max(best, score);
        var level = 0;
        foreach (var score in scores)
            if (!SameScore.IsAbove(best, score)) level++;
        for (var at = 0; at < scores.Length; at++)
            if (!SameScore.IsAbove(best, scores[at])) firsts[at] += 1.0 / level;
    }
}
