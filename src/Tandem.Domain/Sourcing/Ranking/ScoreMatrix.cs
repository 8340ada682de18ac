using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Ranking;

/// <summary>Whether more of a criterion is better, or less.</summary>
public enum Direction
{
    /// <summary>More is better: quality, experience.</summary>
    Max,

    /// <summary>Less is better: price, risk.</summary>
    Min,
}

/// <summary>A criterion by which candidates are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">How much it counts beside the others, above 0; only the proportions matter.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record WeightedCriterion(string Name, double Weight, Direction Direction);

/// <summary>A candidate and what it reaches in each criterion,
/// in the order of the criteria.</summary>
public sealed record ScoredCandidate(string Name, Sequence<double> Values);

/// <summary>Candidates by criteria. Every candidate has a value in every criterion: what is unknown is dealt with
/// before, by ranking the best and the worst that may be behind it.</summary>
public sealed record ScoreMatrix(Sequence<WeightedCriterion> Criteria, Sequence<ScoredCandidate> Candidates)
{
    /// <summary>The weights, divided by their total.</summary>
    public double[] Shares()
    {
        var total = Criteria.Sum(each => each.Weight);
        return [.. Criteria.Select(each => each.Weight / total)];
    }

    /// <summary>For each criterion room for a value of each candidate.</summary>
    internal double[][] Buffers() => [.. Criteria.Select(_ => new double[Candidates.Count])];

    /// <summary>The values of one criterion, in the order of the candidates.</summary>
    internal double[] Column(int criterion)
    {
        var column = new double[Candidates.Count];
        for (var row = 0; row < column.Length; row++) column[row] = Candidates[row].Values[criterion];
        return column;
    }
}
