using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>Whether the record can be read and written: what <c>/readyz</c> answers.</summary>
sealed class RecordHealth(ILedger ledger, ILogger<RecordHealth> log) : IHealthCheck
{
    static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceMax);
        try
        {
            await ledger.Query(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM head"),
                patience.Token);
            // Touches no row, but needs what every write needs: the queue, its connection, the right to write.
            await ledger.Write([Statement.Of("UPDATE head SET size = size WHERE organisation = @none", ("none", ""))],
                patience.Token);
            return HealthCheckResult.Healthy();
        }
        // Whatever a driver throws: not ready is an answer and no failure of the server.
        catch (Exception reason)
        {
            log.LogWarning(reason, "The record cannot be read and written");
            return HealthCheckResult.Unhealthy();
        }
    }
}
