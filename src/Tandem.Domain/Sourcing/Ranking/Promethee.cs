using System.Numerics;

namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>PROMETHEE II: in how far a candidate is preferred to the others, less in how far they are to it.</summary>
/// <remarks>
/// The net flow is a weighted sum of the net flows within each criterion, so those are computed once (Brans and
/// Mareschal 2005).
/// </remarks>
public static class Promethee
{
    /// <summary>Net flows from -1 to 1; they add up to 0.</summary>
    public static RankingMethod Of(ScoreMatrix matrix, Preference preference)
    {
        var flows = matrix.Buffers();
        for (var at = 0; at < flows.Length; at++)
            Fill(matrix.Column(at), matrix.Criteria[at].Direction, preference, flows[at]);
        return new AddingMethod(flows);
    }

    /// <summary>The net flow of each candidate within one criterion.</summary>
    internal static void Fill(ReadOnlySpan<double> column, Direction direction, Preference preference,
        Span<double> flows)
    {
        // Nobody is ahead of one alone.
        flows.Clear();
        for (var one = 0; one < column.Length && column.Length > 1; one++)
            flows[one] = (direction == Direction.Max ? 1 : -1) / (double)(column.Length - 1)
                * (preference.Shape == PreferenceShape.Usual ? Ahead(column, column[one])
                    : Strength(column, column[one], preference));
    }

    static double Strength(ReadOnlySpan<double> column, double value, Preference preference)
    {
        var strength = 0.0;
        foreach (var other in column) strength += preference.Of(value - other) - preference.Of(other - value);
        return strength;
    }

    // How many are below, less how many are above: draws ask this millions of times.
    static long Ahead(ReadOnlySpan<double> column, double value)
    {
        var (here, sums, at) = (new Vector<double>(value), Vector<long>.Zero, 0);
        for (; at <= column.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var others = new Vector<double>(column[at..]);
            // What is true is -1 in each place.
            sums += Vector.LessThan(here, others) - Vector.GreaterThan(here, others);
        }
        var ahead = Vector.Sum(sums);
        for (; at < column.Length; at++) ahead += (value > column[at] ? 1 : 0) - (value < column[at] ? 1 : 0);
        return ahead;
    }
}
