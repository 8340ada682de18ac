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

    public static void MapPortfolio(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", ShowHome);
        pages.MapGet("/portfolio", (PortfolioVisit visit) => visit.Show());
        pages.MapPost("/portfolio/views", (PortfolioVisit visit, [FromForm] string? name) => visit.Keep(name));
        pages.MapPost("/portfolio/views/removals",
            (PortfolioVisit visit, [FromForm] string? name) => visit.Remove(name));
    }

    static async Task<IResult> ShowHome(Session session, Visit visit, PastPortfolio past, ILedger ledger,
        PortfolioTable portfolio, CaseShelf cases, CancellationToken ct)
    {
        var inCases = visit.IsPast ? await CaseWaiting.Then(ledger, cases, session, visit.Until, visit.Day, ct)
            : await CaseWaiting.On(ledger, session, visit.Today, ct);
        var (duties, cut) = visit.IsPast ? await past.Duties(ct) : (await WaitingTable.On(ledger,
            session.Organisation.ToString(), session.Person, visit.Today, DutiesMax, ct), false);
        var waiting = duties.Take(DutiesMax).ToList();
        var view = new PortfolioView(PortfolioSort.Usual, null, null, 1) { Rows = AttentionMax };
        var attention = visit.IsPast ? await past.Rows(view, ct) : await portfolio.Read(session, view, ct);
        return Page.Show<HomePage>(new
        {
            Name = session.Name,
            Waiting = waiting,
            InCases = inCases,
            IsCut = waiting.Count >= DutiesMax,
            NotAllLookedAt = cut || attention.IsPartial,
            Attention = attention.Rows.Where(row => row.Level is HealthLevel.InTrouble or HealthLevel.Watch)
                .Take(AttentionMax).ToList(),
            HasEngagements = attention.Rows.Count > 0,
            Administrator = session.Administrator,
        });
    }
}
