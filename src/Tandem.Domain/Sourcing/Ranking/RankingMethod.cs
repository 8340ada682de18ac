namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Scores every candidate under some weights; what does not depend on them was computed before.</summary>
/// <param name="shares">The weights, adding up to 1.</param>
/// <param name="scores">Takes a score for each candidate; the highest is the best.</param>
public delegate void Scoring(ReadOnlySpan<double> shares, Span<double> scores);

/// <summary>A matrix made ready for one method of ranking.</summary>
/// <param name="Score">Scores all candidates under any weights.</param>
/// <param name="IsLinear">Whether each score is a sum of weights times something fixed, so that the weight at which two
/// candidates change places is found exactly.</param>
public sealed record RankingMethod(Scoring Score, bool IsLinear)
{
    /// <summary>A method that adds, for each candidate, weights times fixed values.</summary>
    /// <param name="columns">For each criterion the value of each candidate.</param>
    internal static RankingMethod Adding(double[][] columns) => new((shares, scores) =>
    {
        scores.Clear();
        for (var criterion = 0; criterion < columns.Length; criterion++)
            for (var row = 0; row < scores.Length; row++)
                scores[row] += shares[criterion] * columns[criterion][row];
    }, IsLinear: true);
}
