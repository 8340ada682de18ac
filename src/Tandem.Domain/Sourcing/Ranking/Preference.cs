namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>How strongly a difference in one criterion speaks for the better candidate, from 0 to 1.</summary>
/// <param name="Shape">The shape of the function.</param>
/// <param name="Q">Differences up to this do not count.</param>
/// <param name="P">Differences above this count in full.</param>
public sealed record Preference(PreferenceShape Shape, double Q = 0, double P = 0)
{
    /// <summary>Any difference counts in full.</summary>
    public static Preference Usual { get; } = new(PreferenceShape.Usual);

    /// <summary>The strength of a difference above 0.</summary>
    public double Of(double difference) => Shape switch
    {
        _ when difference <= 0 => 0,
        PreferenceShape.Usual => 1,
        PreferenceShape.UShape => difference > Q ? 1 : 0,
        PreferenceShape.VShape => Math.Min(difference / P, 1),
        PreferenceShape.Level => difference > P ? 1 : difference > Q ? 0.5 : 0,
        PreferenceShape.Linear => difference <= Q ? 0 : difference > P ? 1 : (difference - Q) / (P - Q),
        _ => throw new InvalidOperationException($"No strength is defined for {Shape}."),
    };
}

/// <summary>The shapes that Brans and Vincke (1985) gave, without the Gaussian.</summary>
public enum PreferenceShape
{
    /// <summary>Any difference counts in full.</summary>
    Usual,

    /// <summary>Above Q a difference counts in full.</summary>
    UShape,

    /// <summary>A difference counts in proportion up to P.</summary>
    VShape,

    /// <summary>Between Q and P a difference counts by half.</summary>
    Level,

    /// <summary>Between Q and P a difference counts in proportion.</summary>
    Linear,
}
