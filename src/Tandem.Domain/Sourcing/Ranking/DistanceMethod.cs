namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>A method that weighs how far each candidate is from the best and from the worst of everything.</summary>
/// <param name="toBest">For each criterion how far each candidate is from the best.</param>
/// <param name="toWorst">How far from the worst.</param>
sealed class DistanceMethod(double[][] toBest, double[][] toWorst) : RankingMethod
{
    public override void Score(ReadOnlySpan<double> shares, Span<double> scores)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            double near = 0, far = 0;
            for (var at = 0; at < toBest.Length; at++)
            {
                near += Square(shares[at] * toBest[at][row]);
                far += Square(shares[at] * toWorst[at][row]);
            }
            (near, far) = (Math.Sqrt(near), Math.Sqrt(far));
            // Where all candidates are alike, each is the best and the worst at once.
            scores[row] = near + far > 0 ? far / (near + far) : 1;
        }
    }

    internal override RankingMethod Against(ReadOnlySpan<double> shares, int criterion) =>
        toBest.Length == 1 ? this : new DistanceMethod([toBest[criterion], Others(toBest, shares, criterion)],
            [toWorst[criterion], Others(toWorst, shares, criterion)]);

    static double[] Others(double[][] distances, ReadOnlySpan<double> shares, int criterion)
    {
        var others = new double[distances[criterion].Length];
        for (var at = 0; at < distances.Length; at++)
            for (var row = 0; at != criterion && row < others.Length; row++)
                others[row] += Square(Part(shares, criterion, at) * distances[at][row]);
        for (var row = 0; row < others.Length; row++) others[row] = Math.Sqrt(others[row]);
        return others;
    }

    static double Square(double value) => value * value;
}
