namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>TOPSIS: how near a candidate is to the best of everything, and how far from the worst.</summary>
/// <remarks>Each criterion is divided by its Euclidean length; distances are Euclidean (Hwang and Yoon 1981).</remarks>
public static class Topsis
{
    /// <summary>Scores from 0, the worst in everything, to 1, the best.</summary>
    public static RankingMethod Of(ScoreMatrix matrix)
    {
        var (toBest, toWorst) = (matrix.Buffers(), matrix.Buffers());
        for (var at = 0; at < toBest.Length; at++)
            Fill(matrix.Column(at), matrix.Criteria[at].Direction, toBest[at], toWorst[at]);
        return new DistanceMethod(toBest, toWorst);
    }

    /// <summary>How far each value of a criterion is from the best and from the worst of it.</summary>
    internal static void Fill(ReadOnlySpan<double> column, Direction direction, Span<double> toBest,
        Span<double> toWorst)
    {
        var (highest, lowest) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var value in column) (highest, lowest) = (Math.Max(highest, value), Math.Min(lowest, value));
        var (best, worst) = direction == Direction.Max ? (highest, lowest) : (lowest, highest);
        // Divided by the largest first, so that squares of very large or small values neither overflow nor vanish.
        var largest = Math.Max(Math.Abs(highest), Math.Abs(lowest));
        var length = 1.0;
        if (largest > 0)
        {
            var squares = 0.0;
            foreach (var value in column) squares += value / largest * (value / largest);
            length = Math.Sqrt(squares);
        }
        else largest = 1;
        for (var row = 0; row < column.Length; row++)
        {
            var value = column[row] / largest / length;
            (toBest[row], toWorst[row]) = (value - best / largest / length, value - worst / largest / length);
        }
    }
}
