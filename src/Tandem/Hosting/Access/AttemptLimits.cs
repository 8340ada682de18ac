using System.Threading.RateLimiting;

namespace Tandem.Hosting.Access;

/// <summary>How many passwords are checked at the same moment: hashing is slow on purpose.</summary>
/// <remarks>
/// One at a time for an address, so that a burst of guesses cannot all be checked before the first is counted; and no
/// more than the machine has processors, so that guessing cannot starve everybody else.
/// </remarks>
sealed class AttemptLimits : IDisposable
{
    const int WaitingPerAddressMax = 4;
    const int WaitingMax = 100;

    readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetConcurrencyLimiter(address, _ => Turns(1, WaitingPerAddressMax))),
        PartitionedRateLimiter.Create<string, string>(_ =>
            RateLimitPartition.GetConcurrencyLimiter("", _ => Turns(Environment.ProcessorCount, WaitingMax))));

    /// <summary>Waits for a turn; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> Take(string address, CancellationToken ct) =>
        limiter.AcquireAsync(address, cancellationToken: ct);

    static ConcurrencyLimiterOptions Turns(int together, int waiting) => new()
    {
        PermitLimit = together,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    public void Dispose() => limiter.Dispose();
}
