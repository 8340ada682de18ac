namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Draws that are the same on every machine for the same seed: SplitMix64 (Steele, Lea and Flood
/// 2014).</summary>
public sealed class SeededDraws(ulong seed)
{
    const double OneOfTwoTo53 = 1.0 / (1UL << 53);

    ulong state = seed;

    /// <summary>A number from 0 up to, not including, 1; every multiple of 2^-53 is as likely.</summary>
    public double Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * OneOfTwoTo53;
        }
    }

    /// <summary>Weights that add up to 1, every such set as likely: Dirichlet with all parameters 1.</summary>
    /// <remarks>The gaps between sorted uniform draws have that distribution, and need no logarithm, whose last digit
    /// differs between machines.</remarks>
    public void NextShares(Span<double> shares)
    {
        for (var at = 0; at < shares.Length - 1; at++) shares[at] = Next();
        shares[^1] = 1;
        shares.Sort();
        for (var at = shares.Length - 1; at > 0; at--) shares[at] -= shares[at - 1];
    }
}
