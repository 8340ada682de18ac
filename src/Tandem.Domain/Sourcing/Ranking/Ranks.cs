namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Places by score.</summary>
public static class Ranks
{
    /// <summary>The place of each score, from 1; equal scores share the better place and the next is skipped.</summary>
    public static int[] Of(ReadOnlySpan<double> scores)
    {
        var places = new int[scores.Length];
        for (var at = 0; at < places.Length; at++) places[at] = SameScore.PlaceOf(scores[at], scores);
        return places;
    }
}
