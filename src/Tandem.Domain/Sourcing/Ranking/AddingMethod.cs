namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>A method that adds, for each candidate, weights times fixed values.</summary>
/// <param name="columns">For each criterion the value of each candidate.</param>
sealed class AddingMethod(double[][] columns) : RankingMethod
{
    public override void Score(ReadOnlySpan<double> shares, Span<double> scores)
    {
        scores.Clear();
        for (var criterion = 0; criterion < columns.Length; criterion++)
        {
            var (share, column) = (shares[criterion], columns[criterion]);
            for (var row = 0; row < scores.Length; row++) scores[row] += share * column[row];
        }
    }

    internal override RankingMethod Against(ReadOnlySpan<double> shares, int criterion)
    {
        if (columns.Length == 1) return this;
        var others = new double[columns[criterion].Length];
        for (var at = 0; at < columns.Length; at++)
            for (var row = 0; at != criterion && row < others.Length; row++)
                others[row] += Part(shares, criterion, at) * columns[at][row];
        return new AddingMethod([columns[criterion], others]);
    }
}
