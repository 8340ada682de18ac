namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Looks for the nearest weight of one criterion at which somebody else comes first. The other weights keep
/// their proportions.</summary>
sealed class WeightSearch
{
    const int Steps = 1_000;
    const int Halvings = 50;
    const double Level = 1e-12;
    const double Beyond = 1e-9;

    readonly RankingMethod method;
    readonly double[] shares, varied, scores;
    readonly int criterion, winner;

    public WeightSearch(RankingMethod method, double[] shares, int candidates, int criterion)
    {
        (this.method, this.shares, this.criterion) = (method, shares, criterion);
        (varied, scores) = (new double[shares.Length], new double[candidates]);
        winner = FirstAt(shares[criterion], besides: -1);
    }

    public TippingPoint Find()
    {
        var from = shares[criterion];
        if (shares.Length == 1) return new(criterion, from, null, null);
        var (up, down) = (Overtaken(1), Overtaken(0));
        var nearest = up is null ? down : down is null ? up : up - from <= from - down ? up : down;
        if (nearest is not { } to) return new(criterion, from, null, null);
        var beyond = to >= from ? Math.Min(1, to + Beyond) : Math.Max(0, to - Beyond);
        return new(criterion, from, to, FirstAt(beyond, besides: winner));
    }

    // Steps to the end, then halves the step in which it happens.
    double? Overtaken(double end)
    {
        double from = shares[criterion], kept = from, reached = from;
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
        return scores.Max() > scores[winner] + Level;
    }

    int FirstAt(double share, int besides)
    {
        Score(share);
        if (besides >= 0) scores[besides] = double.NegativeInfinity;
        return Array.IndexOf(scores, scores.Max());
    }

    void Score(double share)
    {
        var from = shares[criterion];
        for (var at = 0; at < varied.Length; at++)
            varied[at] = at == criterion ? share
                : from < 1 ? shares[at] * (1 - share) / (1 - from) : (1 - share) / (varied.Length - 1);
        method.Score(varied, scores);
    }
}
