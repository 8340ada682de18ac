using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Benchmarks;

/// <summary>How far apart in time an organisation's own engagements work.</summary>
/// <param name="Engagements">Engagements that have people.</param>
/// <param name="TwoToFive">Those of them whose people work in two to five time zones.</param>
/// <param name="Zones">Time zones of all of them together.</param>
public sealed record OwnZones(int Engagements, int TwoToFive, int Zones)
{
    const int Few = 2, Many = 5;

    /// <summary>Counts them. Zones are told apart by their distance from UTC at the moment: Lisbon and London are
    /// one.</summary>
    /// <param name="engagements">Of each engagement the zones of its people, IANA names.</param>
    /// <param name="at">The moment that is looked at.</param>
    public static OwnZones Of(IEnumerable<Sequence<string>> engagements, Instant at)
    {
        var offsets = engagements.Where(zones => zones.Count > 0).Select(zones =>
            zones.Select(zone => DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(at)).ToHashSet()).ToList();
        return new(offsets.Count, offsets.Count(each => each.Count is >= Few and <= Many),
            offsets.SelectMany(each => each).Distinct().Count());
    }
}
