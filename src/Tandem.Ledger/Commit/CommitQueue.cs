using System.Threading.Channels;

namespace Tandem.Ledger.Commit;

/// <summary>
/// Group commit: whatever arrives while one batch is being written becomes the next batch, so that many share the wait
/// for the disk and one alone does not wait for others.
/// </summary>
sealed class CommitQueue : IAsyncDisposable
{
    /// <summary>The most jobs that wait; who comes later waits to be let in.</summary>
    const int WaitingMax = 4096;

    /// <summary>The most jobs in one transaction, which bounds how long the first waits for the last.</summary>
    const int BatchJobsMax = 256;

    /// <summary>No further job joins a batch that weighs this much.</summary>
    const long BatchBytesMax = 4 * 1024 * 1024;

    /// <summary>
    /// How often the writer goes to the back of the thread pool's queue before it takes a batch. Those who were just
    /// answered run first, and their next commands join: measured, batches twice as large under load, and no wait
    /// without load.
    /// </summary>
    const int TurnsGivenAway = 2;

    readonly Func<IReadOnlyList<Job>, Task> commit;
    readonly Channel<Job> waiting = Channel.CreateBounded<Job>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    readonly Task running;

    /// <param name="commit">
    /// Writes a batch in one transaction. Throws <see cref="RolledBackException"/> if certainly nothing was written.
    /// </param>
    public CommitQueue(Func<IReadOnlyList<Job>, Task> commit)
    {
        this.commit = commit;
        running = Task.Run(Run);
    }

    public ValueTask Add(Job job, CancellationToken ct) => waiting.Writer.WriteAsync(job, ct);

    /// <summary>
    /// Commits what already waits; later arrivals are refused by a <see cref="ChannelClosedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
    }

    async Task Run()
    {
        var batch = new List<Job>(BatchJobsMax);
        while (await waiting.Reader.WaitToReadAsync())
        {
            for (var turn = 0; turn < TurnsGivenAway; turn++) await Task.Yield();
            var bytes = 0L;
            while (batch.Count < BatchJobsMax && bytes < BatchBytesMax && waiting.Reader.TryRead(out var job))
            {
                batch.Add(job);
                bytes += job.Bytes;
            }
            await Settle(batch);
            batch.Clear();
        }
    }

    async Task Settle(List<Job> batch)
    {
        try
        {
            await commit(batch);
            foreach (var job in batch) job.Settle();
        }
        catch (RolledBackException) when (batch.Count > 1)
        {
            // One of them is at fault. Alone, each of the others succeeds.
            foreach (var job in batch) await Settle([job]);
        }
        catch (RolledBackException failure)
        {
            batch[0].Fail(failure.InnerException!);
        }
        // Whatever a driver throws reaches those who wait; the next batch may fare better.
        catch (Exception failure)
        {
            foreach (var job in batch) job.Fail(failure);
        }
    }
}

/// <summary>The transaction was rolled back before it could commit.</summary>
sealed class RolledBackException(Exception reason) : Exception(reason.Message, reason);
