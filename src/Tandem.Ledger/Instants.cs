namespace Tandem.Ledger;

/// <summary>Instants as the ledger keeps them: microseconds since 1970 in UTC.</summary>
static class Instants
{
    /// <summary>Cuts off what is finer than a microsecond.</summary>
    public static long Microseconds(this DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
