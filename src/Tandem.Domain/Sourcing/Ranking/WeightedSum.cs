namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>The weighted sum.</summary>
/// <remarks>
/// Values of different units cannot be added. Scaled, a cost c counts as 1/c and every criterion is divided by its sum
/// over the candidates, as in Kracka, Brauers and Zavadskas (2010). Plain, the values are on one scale already, as
/// scores from 0 to 4 are.
/// </remarks>
public static class WeightedSum
{
    /// <summary>Scales values of different units. Values are at least 0, and costs above it.</summary>
    public static RankingMethod Scaled(ScoreMatrix matrix) => new AddingMethod(
        [.. matrix.Criteria.Select((criterion, at) => Scaled(matrix.Column(at), criterion.Direction))]);

    /// <summary>Takes the values as they are. Every criterion is one of which more is better.</summary>
    public static RankingMethod Plain(ScoreMatrix matrix) => new AddingMethod(
        [.. matrix.Criteria.Select((_, at) => matrix.Column(at))]);

    static double[] Scaled(double[] column, Direction direction)
    {
        if (direction == Direction.Min)
            for (var row = 0; row < column.Length; row++) column[row] = 1 / column[row];
        var total = column.Sum();
        if (total > 0)
            for (var row = 0; row < column.Length; row++) column[row] /= total;
        return column;
    }
}
