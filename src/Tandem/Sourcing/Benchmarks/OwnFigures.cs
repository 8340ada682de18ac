using NodaTime;
using Tandem.Domain.Sourcing.Benchmarks;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Sourcing.Benchmarks;

/// <summary>The organisation's own figures, from the engagements that the asker may see.</summary>
sealed class OwnFigures(Entry entry, Shelf shelf)
{
    /// <summary>Engagements that are looked at; more would make the page wait.</summary>
    public const int EngagementsMax = 500;

    public async Task<OwnZones> Zones(Session session, Instant until, CancellationToken ct)
    {
        var zones = new List<Sequence<string>>();
        foreach (var key in (await entry.Engagements(session, ct)).Take(EngagementsMax))
            zones.Add((await shelf.ReadBefore(session.Organisation.ToString(), key, until, ct)).Governance.Members
                .Values.Select(member => member.Zone).ToSequence());
        return OwnZones.Of(zones, until);
    }
}
