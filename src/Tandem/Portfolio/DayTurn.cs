using Dapper;
using NodaTime;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Portfolio;

/// <summary>Brings the portfolio's figures to the new day: planned value, lateness and overdue reviews change with the
/// calendar although nothing is recorded.</summary>
sealed class DayTurn(ILedger ledger, Shelf shelf, IClock clock, ILogger<DayTurn> log) : BackgroundService
{
    /// <summary>How often the calendar is looked at, in minutes.</summary>
    public const int EveryMinutes = 10;

    /// <summary>Engagements brought up to date between two looks at whether to stop.</summary>
    const int AtOnce = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TurnDays(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next start looks at the calendar first.
        }
    }

    async Task TurnDays(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(EveryMinutes));
        do
        {
            try
            {
                foreach (var organisation in await ledger.Organisations(stoppingToken))
                    while (await Refresh(organisation, stoppingToken) == AtOnce) { }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The portfolio could not be brought to the new day; tried "
                    + "again in {Minutes} minutes", EveryMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Refreshes rows whose figures are of a day before today, and answers how many it found.</summary>
    public async Task<int> Refresh(string organisation, CancellationToken ct)
    {
        // A day begins first in the zone that is furthest ahead; a row that is early by that is refreshed once more
        // later.
        var today = Days.Of(clock.GetCurrentInstant().InUtc().Date);
        var stale = (await ledger.Query(connection => connection.QueryAsync<string>(new CommandDefinition("""
            SELECT engagement FROM engagement_summary WHERE org = @organisation AND figures_on < @today
            ORDER BY figures_on, engagement LIMIT @most
            """, new { organisation, today, most = AtOnce }, cancellationToken: ct)), ct)).AsList();
        foreach (var key in stale)
        {
            var engagement = await shelf.Read(organisation, key, ct);
            var day = Later(ReadTableUpkeep.Today(engagement, clock), Days.Day(today));
            await ledger.Write([EngagementSummary.Refresh(organisation, engagement, day,
                HealthPlaybook.InForce.Content)], ct);
        }
        return stale.Count;
    }

    static LocalDate Later(LocalDate one, LocalDate other) => one > other ? one : other;
}
