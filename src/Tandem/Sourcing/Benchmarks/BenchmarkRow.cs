using Tandem.Domain.Sourcing.Benchmarks;
using Tandem.Shared;

namespace Tandem.Sourcing.Benchmarks;

/// <summary>A figure of the market beside the organisation's own, which is never part of it.</summary>
/// <param name="Market">The figure of the market.</param>
/// <param name="Own">The organisation's own in words; null where there is none.</param>
/// <param name="WhyNot">Why there is none; null where there is one, or where nothing corresponds.</param>
public sealed record BenchmarkRow(Benchmark Market, string? Own, string? WhyNot)
{
    /// <summary>The market's figure in words.</summary>
    public string Value => Market.Unit == BenchmarkUnit.Percent ? Written.Share(Market.Value / 100m)
        : BenchmarkTexts.Stars.With(Written.Number(Market.Value));

    /// <summary>Every figure with its own beside it.</summary>
    public static IReadOnlyList<BenchmarkRow> Of(BenchmarkSet set, OwnZones zones) =>
        [.. set.All.Select(each => Of(each, zones))];

    static BenchmarkRow Of(Benchmark market, OwnZones zones) => market.Own switch
    {
        OwnFigure.TwoToFiveZones when zones.Engagements > 0 => new(market, BenchmarkTexts.OwnTwoToFive.With(
            Written.Share((decimal)zones.TwoToFive / zones.Engagements), zones.TwoToFive, zones.Engagements), null),
        OwnFigure.ThreeZonesOrMore when zones.Engagements > 0 =>
            new(market, Written.Count(zones.Zones, BenchmarkTexts.OwnZone, BenchmarkTexts.OwnZones), null),
        OwnFigure.TwoToFiveZones or OwnFigure.ThreeZonesOrMore => new(market, null, BenchmarkTexts.NoEngagements),
        OwnFigure.EndedInFirstYear => new(market, null, BenchmarkTexts.NoEndings),
        OwnFigure.LeadersAligned or OwnFigure.TeamAligned => new(market, null, BenchmarkTexts.NoSurveys),
        OwnFigure.SmallPartners or OwnFigure.LargePartners => new(market, null, BenchmarkTexts.NoRatings),
        _ => new(market, null, null),
    };
}
