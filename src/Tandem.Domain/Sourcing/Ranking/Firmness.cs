namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>The smallest change of one weight that changes who is first, the others keeping their proportions.</summary>
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

    const int Steps = 1_000;
    const int Halvings = 50;

    /// <summary>For each criterion the nearest share at which another candidate overtakes the first.</summary>
    public static TippingPoint[] TippingPoints(RankingMethod method, double[] shares, int candidates) =>
        [.. Enumerable.Range(0, shares.Length).Select(at => TippingPointOf(method, shares, candidates, at))];

    /// <summary>In what share of random weightings each candidate is first; a shared first place counts in parts.</summary>
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
    internal static void CountFirst(double[] scores, double[] firsts)
    {
        var best = scores.Max();
        var level = scores.Count(score => score == best);
        for (var at = 0; at < scores.Length; at++)
            if (scores[at] == best) firsts[at] += 1.0 / level;
    }

    static TippingPoint TippingPointOf(RankingMethod method, double[] shares, int candidates, int criterion)
    {
        var (from, scores) = (shares[criterion], new double[candidates]);
        var varied = new double[shares.Length];
        var winner = First(from);
        if (shares.Length == 1) return new(criterion, from, null, null);
        var (up, down) = (Overtaken(1), Overtaken(0));
        var nearest = up is null ? down : down is null ? up : up - from <= from - down ? up : down;
        if (nearest is not { } to) return new(criterion, from, null, null);
        var beyond = to >= from ? Math.Min(1, to + 1e-9) : Math.Max(0, to - 1e-9);
        return new(criterion, from, to, First(beyond) is var other && other != winner ? other : Second(beyond));

        int First(double share)
        {
            Score(share);
            return Array.IndexOf(scores, scores.Max());
        }

        int Second(double share)
        {
            Score(share);
            scores[winner] = double.NegativeInfinity;
            return Array.IndexOf(scores, scores.Max());
        }

        bool IsOvertaken(double share)
        {
            Score(share);
            return scores.Max() > scores[winner] + 1e-12;
        }

        void Score(double share)
        {
            for (var at = 0; at < varied.Length; at++)
                varied[at] = at == criterion ? share
                    : from < 1 ? shares[at] * (1 - share) / (1 - from) : (1 - share) / (varied.Length - 1);
            method.Score(varied, scores);
        }

        // Steps to the end, then halves the step in which it happens.
        double? Overtaken(double end)
        {
            double kept = from, reached = from;
            for (var step = 1; step <= Steps; step++)
            {
                reached = from + (end - from) * step / Steps;
                if (IsOvertaken(reached)) break;
                kept = reached;
                if (step == Steps) return null;
            }
            for (var half = 0; half < Halvings; half++)
            {
                var middle = (kept + reached) / 2;
                if (IsOvertaken(middle)) reached = middle;
                else kept = middle;
            }
            return reached;
        }
    }
}
