using Tandem.Domain.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Demo.Reports;

/// <summary>The figures that the reports of one hand-over state: good ones, save where the story tells
/// others.</summary>
/// <param name="name">Deliverable and round: other names, other figures.</param>
/// <param name="told">What the story tells.</param>
sealed class Figures(string name, Sequence<FactValue> told)
{
    /// <summary>A count or measure: as told, or between two bounds.</summary>
    public int Whole(string fact, int least, int most) =>
        told.FirstOrDefault(each => each.Fact == fact) is { } known
            ? (int)known.Value : Fixed.Between($"{name} {fact}", least, most);

    /// <summary>A count that is nothing where nothing is told.</summary>
    public int Count(string fact) => Whole(fact, 0, 0);

    /// <summary>The bound of the deliverable's criterion about a fact, so that good figures keep to it.</summary>
    public static decimal? BoundOf(DescribedCriteria criteria, string fact) => criteria.Bounds.TryGetValue(fact,
        out var bound)
        ? bound : null;
}

/// <summary>What the criteria of a deliverable ask of its evidence.</summary>
sealed class DescribedCriteria(Sequence<CriterionLine> lines)
{
    readonly List<Criterion> criteria = [.. lines.Select(line => CriterionText.Parse(line.Text).Criterion!)];

    /// <summary>The bound for each fact that is measured.</summary>
    public IReadOnlyDictionary<string, decimal> Bounds => criteria.OfType<Criterion.Measured>()
        .ToDictionary(each => each.Fact, each => each.Bound, StringComparer.Ordinal);

    /// <summary>Whether a fact of a family, such as <c>tests</c>, is measured.</summary>
    public bool Measures(string family) =>
        Bounds.Keys.Any(fact => fact.StartsWith(family + ".", StringComparison.Ordinal));
}
