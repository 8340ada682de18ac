namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>PROMETHEE II: in how far a candidate is preferred to the others, less in how far they are to it.</summary>
/// <remarks>
/// The net flow is a weighted sum of the net flows within each criterion, so those are computed once (Brans and
/// Mareschal 2005).
/// </remarks>
public static class Promethee
{
    /// <summary>Net flows from -1 to 1; they add up to 0.</summary>
    public static RankingMethod Of(ScoreMatrix matrix, Preference preference) => RankingMethod.Adding(
        [.. matrix.Criteria.Select((criterion, at) => NetFlows(matrix.Column(at), criterion.Direction, preference))]);

    static double[] NetFlows(double[] column, Direction direction, Preference preference)
    {
        var flows = new double[column.Length];
        for (var one = 0; one < column.Length; one++)
            for (var other = one + 1; other < column.Length; other++)
            {
                var ahead = direction == Direction.Max ? column[one] - column[other] : column[other] - column[one];
                var strength = (preference.Of(ahead) - preference.Of(-ahead)) / (column.Length - 1);
                flows[one] += strength;
                flows[other] -= strength;
            }
        return flows;
    }
}
