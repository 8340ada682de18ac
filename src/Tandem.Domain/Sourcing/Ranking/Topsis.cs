namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>TOPSIS: how near a candidate is to the best of everything, and how far from the worst.</summary>
/// <remarks>Each criterion is divided by its Euclidean length; distances are Euclidean (Hwang and Yoon 1981).</remarks>
public static class Topsis
{
    /// <summary>Scores from 0, the worst in everything, to 1, the best.</summary>
    public static RankingMethod Of(ScoreMatrix matrix)
    {
        var columns = matrix.Criteria.Select((_, at) => Normal(matrix.Column(at))).ToArray();
        var ideals = matrix.Criteria.Select((criterion, at) => criterion.Direction == Direction.Max
            ? (Best: columns[at].Max(), Worst: columns[at].Min())
            : (Best: columns[at].Min(), Worst: columns[at].Max())).ToArray();
        return new((shares, scores) =>
        {
            for (var row = 0; row < scores.Length; row++)
            {
                double toBest = 0, toWorst = 0;
                for (var at = 0; at < columns.Length; at++)
                {
                    toBest += Square(shares[at] * (columns[at][row] - ideals[at].Best));
                    toWorst += Square(shares[at] * (columns[at][row] - ideals[at].Worst));
                }
                var (near, far) = (Math.Sqrt(toBest), Math.Sqrt(toWorst));
                // Where all candidates are alike, each is the best and the worst at once.
                scores[row] = near + far > 0 ? far / (near + far) : 1;
            }
        }, IsLinear: false);
    }

    static double[] Normal(double[] column)
    {
        // Divided by the largest first, so that squares of very large or small values neither overflow nor vanish.
        var largest = column.Max(Math.Abs);
        if (largest == 0) return column;
        var length = Math.Sqrt(column.Sum(value => Square(value / largest)));
        return [.. column.Select(value => value / largest / length)];
    }

    static double Square(double value) => value * value;
}
