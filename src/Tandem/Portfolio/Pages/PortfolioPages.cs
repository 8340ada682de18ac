using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;

namespace Tandem.Portfolio.Pages;

/// <summary>Home and Portfolio: what crosses engagements.</summary>
static class PortfolioPages
{
    /// <summary>Duties that Home lists; the rest is behind the engagements' own pages.</summary>
    const int DutiesMax = 50;

    /// <summary>Engagements that Home names as needing attention.</summary>
    const int AttentionMax = 5;

    /// <summary>Engagements that are folded for a page of the past; further ones are found by search.</summary>
    const int PastEngagementsMax = 50;

    public static void MapPortfolio(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", ShowHome);
        pages.MapGet("/portfolio", (PortfolioVisit visit) => visit.Show());
        pages.MapPost("/portfolio/views", (PortfolioVisit visit, [FromForm] string? name) => visit.Keep(name));
        pages.MapPost("/portfolio/views/removals",
            (PortfolioVisit visit, [FromForm] string? name) => visit.Remove(name));
    }

    static async Task<IResult> ShowHome(Session session, Visit visit, Entry entry, Shelf shelf, ILedger ledger,
        PortfolioTable portfolio, CaseShelf cases, CancellationToken ct)
    {
        var inCases = visit.IsPast ? await CaseWaiting.Then(ledger, cases, session, visit.Until, visit.Day, ct)
            : await CaseWaiting.On(ledger, session, visit.Today, ct);
        var waiting = visit.IsPast
            ? [.. (await PastDuties(session, visit, entry, shelf, ct)).Take(DutiesMax)]
            : await WaitingTable.On(ledger, session.Organisation.ToString(), session.Person,
                visit.Today, DutiesMax, ct);
        var attention = visit.IsPast
            ? await PastRows(session, visit, portfolio, shelf, new(PortfolioSort.Usual, null, null, 1), ct)
            : await portfolio.Read(
                session, new(PortfolioSort.Usual, null, null, 1) { Rows = AttentionMax }, ct);
        return Page.Show<HomePage>(new
        {
            Name = session.Name,
            Waiting = waiting,
            InCases = inCases,
            IsCut = waiting.Count >= DutiesMax,
            Attention = attention.Rows.Where(row => row.Level is HealthLevel.InTrouble or HealthLevel.Watch)
                .Take(AttentionMax).ToList(),
            HasEngagements = attention.Rows.Count > 0,
            Administrator = session.Administrator,
        });
    }

    // The tables hold the present. The past is the same rows computed by folding less, for the engagements of one page.
    internal static async Task<PortfolioPageRows> PastRows(Session session, Visit visit, PortfolioTable portfolio,
        Shelf shelf,
        PortfolioView view, CancellationToken ct)
    {
        var now = await portfolio.Read(session, view with { Sort = "title", Level = null }, ct);
        var then = new List<EngagementSummary>();
        foreach (var row in now.Rows)
        {
            var past = await shelf.ReadBefore(session.Organisation.ToString(), row.Key, visit.Until, ct);
            if (past.IsOpen) then.Add(EngagementSummary.Of(past, visit.Day, HealthPlaybook.InForce.Content));
        }
        return new([.. PortfolioSort.Find(view.Sort)!.Order(
            then.Where(row => view.Level is null || row.Level == view.Level))], now.HasMore);
    }

    internal static async Task<IReadOnlyList<WaitingRow>> PastDuties(Session session, Visit visit, Entry entry,
        Shelf shelf,
        CancellationToken ct)
    {
        var rows = new List<WaitingRow>();
        foreach (var membership in (await entry.Memberships(session, ct)).Take(PastEngagementsMax))
        {
            var past = await shelf.ReadBefore(session.Organisation.ToString(), membership.Engagement, visit.Until, ct);
            if (!past.IsOpen) continue;
            rows.AddRange(Duties.Of(past).Where(duty => past.Governance.Holds(session.Person, duty.Role)
                    && (duty.Kind != DutyKind.HandOver
                        || duty.Due <= visit.Day.PlusDays(WaitingTable.HandOverDaysAhead)))
                .Select(duty => new WaitingRow(past.Key, past.Terms!.Title, duty)));
        }
        return [.. rows.OrderBy(row => row.Duty.Due ?? LocalDate.MaxIsoValue)
            .ThenByDescending(row => row.Duty.Value.Minor)];
    }
}
