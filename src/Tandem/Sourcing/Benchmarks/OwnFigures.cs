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

    public async Task<OwnZones> Zones(Session session, Visit visit, CancellationToken ct)
    {
        var organisation = session.Organisation.ToString();
        var zones = new List<Sequence<string>>();
        foreach (var key in (await entry.Engagements(session, ct)).Take(EngagementsMax))
        {
            // The present is at hand; only a past day is folded anew.
            var engagement = visit.IsPast ? await shelf.ReadBefore(organisation, key, visit.Until, ct)
                : await shelf.Read(organisation, key, ct);
            zones.Add(engagement.Governance.Members.Values.Select(member => member.Zone).ToSequence());
        }
        return OwnZones.Of(zones, visit.Until);
    }
}
