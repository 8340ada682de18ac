namespace Tandem.Domain.Delivery;

/// <summary>A figure that an evidence file can state and a criterion can test.</summary>
/// <param name="Name">Stable name in lower case, such as <c>tests.failed</c>; stored in criteria and events.</param>
/// <param name="Unit">What the figure counts, and so how a criterion writes its bound.</param>
/// <param name="Joins">How the figures of several files of one submission become one.</param>
/// <param name="Meaning">One line for people who choose a fact.</param>
public sealed record Fact(string Name, FactUnit Unit, FactJoin Joins, string Meaning);

/// <summary>What a figure counts.</summary>
public enum FactUnit
{
    /// <summary>A whole number of things, written bare: <c>0</c>.</summary>
    Count,

    /// <summary>A share from 0 to 100, written with its sign: <c>80 %</c>.</summary>
    Percent,

    /// <summary>A duration, written <c>300 ms</c> or <c>0.3 s</c>.</summary>
    Milliseconds,

    /// <summary>Points from 0 to 100 given by a tool, written bare: <c>90</c>.</summary>
    Score,
}

/// <summary>How the figures of several files become one.</summary>
public enum FactJoin
{
    /// <summary>Counts add up.</summary>
    Sum,

    /// <summary>Covered and valid counts add up; percentages alone cannot be joined.</summary>
    Share,

    /// <summary>The highest figure is the worst and counts: percentiles have neither sum nor mean.</summary>
    Highest,

    /// <summary>The lowest figure is the worst and counts.</summary>
    Lowest,
}
