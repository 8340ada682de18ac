namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Looks for the nearest weight of one criterion at which somebody else comes first. The other weights keep
/// their proportions.</summary>
sealed class WeightSearch
{
    const int Steps = 1_000;
    const int Halvings = 50;
    const double Beyond = 1e-9;

    readonly RankingMethod against;
    readonly double[] scores;
    readonly double from;
    readonly bool isAlone;
    readonly int criterion, winner;

    public WeightSearch(RankingMethod method, double[] shares, int candidates, int criterion)
    {
        (this.criterion, from, isAlone) = (criterion, shares[criterion], shares.Length == 1);
        (against, scores) = (method.Against(shares, criterion), new double[candidates]);
        winner = FirstAt(from, besides: -1);
    }

    public TippingPoint Find()
    {
        if (isAlone) return new(criterion, from, null, null);
        var (up, down) = (Overtaken(1), Overtaken(0));
        var nearest = up is null ? down : down is null ? up : up - from <= from - down ? up : down;
        if (nearest is not { } to) return new(criterion, from, null, null);
        var beyond = to >= from ? Math.Min(1, to + Beyond) : Math.Max(0, to - Beyond);
        return new(criterion, from, to, FirstAt(beyond, besides: winner));
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

    bool IsOvertaken(double share)
    {
        Score(share);
        foreach (var score in scores)
            if (SameScore.IsAbove(score, scores[winner])) return true;
        return false;
    }

    // Of several that are level, the first in order: the one that places name first as well.
    int FirstAt(double share, int besides)
    {
        Score(share);
        var best = double.NegativeInfinity;
        for (var at = 0; at < scores.Length; at++)
            if (at != besides) best = Math.Max(best, scores[at]);
        var first = 0;
        while (first == besides || SameScore.IsAbove(best, scores[first])) first++;
        return first;
    }

    void Score(double share)
    {
        if (isAlone) against.Score([1], scores);
        else against.Score([share, 1 - share], scores);
    }
}
