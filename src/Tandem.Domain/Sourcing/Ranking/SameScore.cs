namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>When two scores are the same number, computed by another route: places, shares of first places and tipping
/// points all ask here, so that none of them rests on rounding noise.</summary>
static class SameScore
{
    // Sums of a hundred products differ by some 1e-14; what people type differs by far more than this.
    const double Tolerance = 1e-11;

    /// <summary>Whether a score is above another by more than noise, measured absolutely near 0 and relatively
    /// elsewhere.</summary>
    public static bool IsAbove(double score, double other) =>
        score - other > Tolerance * Math.Max(1, Math.Max(Math.Abs(score), Math.Abs(other)));

    /// <summary>The place of a score among all, from 1.</summary>
    public static int PlaceOf(double score, ReadOnlySpan<double> all)
    {
        var place = 1;
        foreach (var other in all)
            if (IsAbove(other, score)) place++;
        return place;
    }
}
