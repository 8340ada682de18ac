using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Portfolio;

/// <summary>The portfolio and what waited on somebody on a past day. The tables hold the present; the past is the same
/// rows, computed by folding less of each engagement, and only then filtered, sorted and cut into pages.</summary>
sealed class PastPortfolio(Session session, Visit visit, Entry entry, Shelf shelf, PortfolioTable portfolio)
{
    /// <summary>Engagements that are folded for a list of the past; whatever is not among them is said to be
    /// missing.</summary>
    public const int EngagementsMax = 500;

    /// <summary>One page of the engagements that the session may see, as they stood.</summary>
    public async Task<PortfolioPageRows> Rows(PortfolioView view, CancellationToken ct)
    {
        var (keys, isPartial) = await portfolio.Keys(session, search: null, EngagementsMax, ct);
        // Of more than can be looked at, those that a search finds today come first.
        if (isPartial && view.Search is { } narrower)
            (keys, _) = await portfolio.Keys(session, narrower, EngagementsMax, ct);
        var then = new List<EngagementSummary>();
        await foreach (var past in Folded(keys, ct))
            then.Add(EngagementSummary.Of(past, visit.Day, HealthPlaybook.InForce.Content));
        var sort = PortfolioSort.Find(view.Sort)!;
        var asked = sort.Order(then.Where(row =>
            (view.Level is null || row.Level == view.Level)
            && (view.After is not { } after || sort.Follows(row, after))
            && (view.Search is not { } search
                || row.Sought.Contains(search.ToLowerInvariant(), StringComparison.Ordinal))));
        var rows = asked.Skip(view.RowsBefore).Take(view.Rows + 1).ToList();
        return new([.. rows.Take(view.Rows)], rows.Count > view.Rows, isPartial);
    }

    /// <summary>What waited on the session's person, most urgent first, and whether engagements were left
    /// out.</summary>
    public async Task<(IReadOnlyList<WaitingRow> Rows, bool IsPartial)> Duties(CancellationToken ct)
    {
        var memberships = await entry.Memberships(session, ct);
        var rows = new List<WaitingRow>();
        var keys = memberships.Take(EngagementsMax).Select(each => each.Engagement);
        await foreach (var past in Folded(keys, ct))
            rows.AddRange(Domain.Governance.Duties.Of(past).Where(duty =>
                    past.Governance.Holds(session.Person, duty.Role)
                    && (duty.Kind != DutyKind.HandOver
                        || duty.Due <= visit.Day.PlusDays(WaitingTable.HandOverDaysAhead)))
                .Select(duty => new WaitingRow(past.Key, past.Terms!.Title, duty)));
        return ([.. rows.OrderBy(row => row.Duty.Due ?? LocalDate.MaxIsoValue)
            .ThenByDescending(row => row.Duty.Value.Minor)], memberships.Count > EngagementsMax);
    }

    async IAsyncEnumerable<Engagement> Folded(
        IEnumerable<string> keys, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var key in keys)
            if (await shelf.ReadBefore(session.Organisation.ToString(), key, visit.Until, ct) is { IsOpen: true } past)
                yield return past;
    }
}
