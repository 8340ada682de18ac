using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>How long something takes over several cases, in days.</summary>
/// <remarks>
/// The median is the middle case, or the mean of the middle two. The 85th percentile is by nearest rank: the shortest
/// time that at least 85 % of the cases did not exceed, so it always is the time of a real case.
/// </remarks>
/// <param name="Cases">How many there are.</param>
/// <param name="Median">The middle.</param>
/// <param name="Percentile85">What 85 % of the cases did not exceed.</param>
/// <param name="Longest">The longest case.</param>
public sealed record Spread(int Cases, Figure Median, Figure Percentile85, Figure Longest)
{
    /// <summary>The spread of some durations.</summary>
    /// <param name="days">In any order.</param>
    /// <param name="otherwise">Why there is none when there are no cases: "nothing was decided yet".</param>
    public static Spread Of(IEnumerable<int> days, string otherwise)
    {
        var ordered = days.Order().ToArray();
        if (ordered.Length == 0)
            return new(0, Figure.Undefined(otherwise), Figure.Undefined(otherwise), Figure.Undefined(otherwise));
        var (below, above) = (ordered[(ordered.Length - 1) / 2], ordered[ordered.Length / 2]);
        var rank = (ordered.Length * 85 + 99) / 100;
        return new(ordered.Length, (below + above) / 2m, ordered[rank - 1], ordered[^1]);
    }
}
