using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Portfolio;

namespace Tandem.Sourcing.Cases;

/// <summary>How an engagement with a candidate went so far, by the figures of its own overview.</summary>
/// <param name="Key">The engagement.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Accepted">The accepted share of the planned value; null before a baseline.</param>
/// <param name="OnTime">Of what was due, the share accepted by its day; null where nothing was due.</param>
/// <param name="Cpi">Cost performance; null where it is undefined.</param>
/// <param name="SpiT">Schedule performance in time; null where it is undefined.</param>
/// <param name="Rejected">Of the decided submissions, the share sent back; null where none is decided.</param>
public sealed record PastEngagement(string Key, string Title, decimal? Accepted, decimal? OnTime, decimal? Cpi,
    decimal? SpiT, decimal? Rejected);

/// <summary>What is known here of a candidate.</summary>
/// <param name="Candidate">The candidate's key.</param>
/// <param name="Engagements">Its engagements that whoever looks may see.</param>
/// <param name="Unseen">Keys that the case names, but that are not there or not theirs to see.</param>
public sealed record CandidatePast(string Candidate, IReadOnlyList<PastEngagement> Engagements, int Unseen);

/// <summary>Finds the engagements with a candidate: those that the case names, and those whose partner has its name;
/// always only those that the session may see.</summary>
sealed class PastEngagements(Session session, Reading reading, Shelf shelf, PortfolioTable portfolio, Visit visit,
    IClock clock)
{
    /// <summary>Engagements shown beside one candidate.</summary>
    public const int RowsMax = 20;

    public async Task<CandidatePast> Of(Candidate candidate, CancellationToken ct)
    {
        var view = new PortfolioView(PortfolioSort.Usual, Level: null, candidate.Name, Page: 1);
        var named = (await portfolio.Read(session, view, ct)).Rows.Where(row => string.Equals(row.Partner.Trim(),
            candidate.Name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(row => row.Key);
        var found = new List<PastEngagement>();
        var unseen = 0;
        foreach (var key in candidate.Engagements.Concat(named).Distinct().Take(RowsMax))
            if (await AsLookedAt(key, ct) is { } engagement) found.Add(Of(engagement));
            else unseen++;
        return new(candidate.Key, found, unseen);
    }

    /// <summary>The first engagement newly named for a candidate that is not there, or that whoever names it does not
    /// see; null where all are. Whoever does not run the case is refused for that, and learns nothing here.</summary>
    public async Task<string?> Missing(SourcingCase known, Candidate candidate, CancellationToken ct)
    {
        if (SourcingAuthority.Check(known, session.Person, SourcingRight.Running) is not null) return null;
        var before = known.Evaluation.Find(candidate.Key)?.Engagements ?? [];
        foreach (var key in candidate.Engagements.Except(before).Take(SourcingLimits.ListMax))
            if (!await reading.Sees(key, ct)) return key;
        return null;
    }

    async Task<Engagement?> AsLookedAt(string key, CancellationToken ct)
    {
        if (await reading.Now(key, ct) is not { } now || !visit.IsPast) return await reading.Now(key, ct);
        var past = await shelf.ReadBefore(session.Asker.Organisation, now.Key, visit.Until, ct);
        return past.IsOpen ? past : null;
    }

    PastEngagement Of(Engagement engagement)
    {
        var zone = DateTimeZoneProviders.Tzdb[engagement.Terms!.Zone];
        var on = (visit.IsPast ? visit.Until - Duration.Epsilon : clock.GetCurrentInstant()).InZone(zone).Date;
        var figures = EngagementFigures.Of(engagement, on, HealthPlaybook.InForce.Content);
        var decided = engagement.Delivery.All.SelectMany(each => each.Rounds)
            .Where(round => round.Verdict is not null).ToList();
        var rejected = decided.Count(round => round.Verdict is Domain.Delivery.Verdict.Rejected);
        return new(engagement.Key, engagement.Terms.Title,
            figures.BurnUp.Bac.Value is { } planned and > 0 ? figures.BurnUp.Earned.At(on) / planned : null,
            figures.FlowOf(engagement).OnTime.Value / 100, figures.Value.Cpi.Value, figures.Schedule.SpiT.Value,
            decided.Count == 0 ? null : (decimal)rejected / decided.Count);
    }
}
