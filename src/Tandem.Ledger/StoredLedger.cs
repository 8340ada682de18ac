using System.Data.Common;
using System.Runtime.CompilerServices;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Commit;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger;

/// <summary>What both engines do alike: queue what is to be written, and read in SQL that both speak.</summary>
public abstract class StoredLedger : ILedger
{
    readonly CommitQueue queue;

    private protected StoredLedger(LogKey key)
    {
        Notes = new(key);
        queue = new(Commit);
    }

    private protected LogNotes Notes { get; }

    /// <inheritdoc/>
    public abstract Engine Engine { get; }

    /// <inheritdoc/>
    public abstract string About { get; }

    /// <inheritdoc/>
    public string Origin(string organisation) => Notes.Origin(organisation);

    /// <inheritdoc/>
    public async Task<AppendOutcome> Append(Append append, CancellationToken ct)
    {
        append.Check();
        var job = new AppendJob(append);
        await queue.Add(job, ct);
        return await job.Settled.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public Task<AppendOutcome?> FindCommand(
        string organisation, string commandId, byte[] fingerprint, CancellationToken ct) =>
        Query(
            async connection => (await LogReader.Command(connection, organisation, commandId))?.Answer(fingerprint),
            ct);

    /// <inheritdoc/>
    public Task<long> Version(string organisation, string stream, CancellationToken ct) =>
        Query(connection => LogReader.Version(connection, organisation, stream), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedFact> ReadStream(
        string organisation, string stream, long fromVersion, CancellationToken ct) =>
        Follow(
            (connection, last) =>
                LogReader.StreamPage(connection, organisation, stream, last?.Version ?? fromVersion), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedFact> ReadLog(
        string organisation, long fromIndex, int most, CancellationToken ct) =>
        Follow(
            (connection, last) =>
            {
                var from = last?.Index + 1 ?? fromIndex;
                return LogReader.LogPage(connection, organisation, from, most - (int)(from - fromIndex));
            },
            ct);

    // While a page is used, the next one is read.
    async IAsyncEnumerable<RecordedFact> Follow(
        Func<DbConnection, RecordedFact?, Task<FactPage>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        var coming = Query(connection => read(connection, null), ct);
        try
        {
            while (true)
            {
                var (facts, isLast) = await coming;
                if (!isLast && facts.Count > 0)
                    coming = Task.Run(() => Query(connection => read(connection, facts[^1]), ct), ct);
                foreach (var fact in facts) yield return fact;
                if (isLast || facts.Count == 0) yield break;
            }
        }
        finally
        {
            // Whoever stops early leaves nothing running behind.
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public async Task<RecordedFact?> Find(string organisation, long index, CancellationToken ct)
    {
        var (page, _) = await Query(
            connection => LogReader.LogPage(connection, organisation, index, most: 1), ct);
        return page.Find(fact => fact.Index == index);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedFact>> Find(
        string organisation, string stream, IReadOnlyCollection<long> versions, CancellationToken ct) =>
        await Query(connection => LogReader.StreamFacts(connection, organisation, stream, versions), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Organisations(CancellationToken ct) => Query(LogReader.Organisations, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Streams(string organisation, CancellationToken ct) =>
        Query(connection => LogReader.Streams(connection, organisation), ct);

    /// <inheritdoc/>
    public Task<long> Size(string organisation, CancellationToken ct) =>
        Query(connection => LogReader.Size(connection, organisation), ct);

    /// <inheritdoc/>
    public Task<string?> Checkpoint(string organisation, CancellationToken ct) =>
        Query(connection => LogReader.Note(connection, organisation), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptCheckpoint>> Checkpoints(
        string organisation, long aboveSize, int most, CancellationToken ct) =>
        Query(connection => LogReader.Kept(connection, organisation, aboveSize, most), ct);

    /// <inheritdoc/>
    public async Task<KeptCheckpoint?> KeepCheckpoint(string organisation, CancellationToken ct)
    {
        await Write(
            [Statement.Of(
                """
                INSERT INTO kept_checkpoint (organisation, size, note)
                SELECT organisation, size, note FROM head WHERE organisation = @organisation AND size > 0
                ON CONFLICT (organisation, size) DO NOTHING
                """,
                ("organisation", organisation))], ct);
        return await Query(connection => LogReader.LastKept(connection, organisation), ct);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadTile(string organisation, Tile tile, CancellationToken ct) =>
        await Query(
            async connection =>
                await LogReader.FullTile(connection, organisation, tile.Level, tile.Index)
                ?? await LogReader.Hashes(
                    connection, organisation, tile.Level,
                    tile.Index * Tile.FullWidth, tile.Index * Tile.FullWidth + tile.Width),
            ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreFault>> Faults(
        string organisation, long size, IReadOnlyList<BundleKey> keys, CancellationToken ct) =>
        new StoreCheck(this, organisation, size, keys, ct).Run();

    /// <summary>What the database itself finds wrong with how it keeps rows and indexes, where it can tell.</summary>
    internal virtual Task<IReadOnlyList<StoreFault>> FileFaults(int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StoreFault>>([]);

    /// <inheritdoc/>
    public abstract Task<T> Query<T>(Func<DbConnection, Task<T>> read, CancellationToken ct);

    /// <inheritdoc/>
    public abstract Task<T> QueryTogether<T>(Func<DbConnection, Task<T>> read, CancellationToken ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> Write(IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        var job = new WriteJob(statements);
        await queue.Add(job, ct);
        return await job.Settled.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public abstract Task Migrate(MigrationSet set, CancellationToken ct);

    /// <summary>Commits what was accepted, then closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a batch in one transaction; only ever one at a time.</summary>
    private protected abstract Task Commit(IReadOnlyList<Job> batch);

    private protected abstract ValueTask Close();
}
