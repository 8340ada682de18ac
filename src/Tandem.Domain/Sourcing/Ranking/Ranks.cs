using System.Globalization;

namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Places by score.</summary>
public static class Ranks
{
    // Two scores that differ less than this share of them are the same number, computed by another route.
    const int SignificantDigits = 12;

    /// <summary>The place of each score, from 1; equal scores share the better place and the next is skipped.</summary>
    public static int[] Of(ReadOnlySpan<double> scores)
    {
        var seen = new double[scores.Length];
        for (var at = 0; at < seen.Length; at++) seen[at] = Rounded(scores[at]);
        return [.. seen.Select(score => 1 + seen.Count(other => other > score))];
    }

    static double Rounded(double score) => double.Parse(
        score.ToString($"E{SignificantDigits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
