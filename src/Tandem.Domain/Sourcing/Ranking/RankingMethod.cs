namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>A matrix made ready for one method of ranking: what does not depend on the weights is computed
/// before.</summary>
public abstract class RankingMethod
{
    /// <summary>Scores every candidate.</summary>
    /// <param name="shares">The weights, adding up to 1.</param>
    /// <param name="scores">Takes a score for each candidate; the highest is the best.</param>
    public abstract void Score(ReadOnlySpan<double> shares, Span<double> scores);

    /// <summary>The same method with two weights: that of one criterion, and that of all others together, which keep
    /// their proportions. Scoring along one weight then costs nothing for the others.</summary>
    /// <param name="shares">The weights now.</param>
    /// <param name="criterion">The criterion that stands alone; it comes first.</param>
    internal abstract RankingMethod Against(ReadOnlySpan<double> shares, int criterion);

    // Among the others alone; where they have no weight at all, each counts the same.
    private protected static double Part(ReadOnlySpan<double> shares, int criterion, int at) =>
        shares[criterion] < 1 ? shares[at] / (1 - shares[criterion]) : 1.0 / (shares.Length - 1);
}
