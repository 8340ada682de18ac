using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Benchmarks;

/// <summary>Published figures of the market, each with its year and source.</summary>
public sealed record BenchmarkSet(Sequence<Benchmark> All);

/// <summary>A figure of the market.</summary>
/// <param name="Key">By which it is named.</param>
/// <param name="Title">What it measures.</param>
/// <param name="Topic">What it belongs to, so that figures are shown together.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Of">Who was asked or counted.</param>
/// <param name="Year">When.</param>
/// <param name="Source">By whom.</param>
/// <param name="Own">The figure of the organisation that it may stand beside, or null.</param>
public sealed record Benchmark(string Key, string Title, string Topic, decimal Value, BenchmarkUnit Unit, string Of,
    int Year, string Source, OwnFigure? Own);

/// <summary>What a benchmark counts.</summary>
public enum BenchmarkUnit
{
    /// <summary>Of a hundred.</summary>
    Percent,

    /// <summary>Of five stars.</summary>
    Stars,
}

/// <summary>Figures that an organisation can have of itself.</summary>
public enum OwnFigure
{
    /// <summary>The share of engagements whose people work in two to five time zones.</summary>
    TwoToFiveZones,

    /// <summary>Whether the organisation's people and partners work in three time zones or more.</summary>
    ThreeZonesOrMore,

    /// <summary>The share of engagements that ended within their first year.</summary>
    EndedInFirstYear,

    /// <summary>The share of leaders who see their teams aligned.</summary>
    LeadersAligned,

    /// <summary>The share of team members who see themselves aligned.</summary>
    TeamAligned,

    /// <summary>How content people are with partners of up to 49 people.</summary>
    SmallPartners,

    /// <summary>How content people are with partners of more than 250 people.</summary>
    LargePartners,
}
