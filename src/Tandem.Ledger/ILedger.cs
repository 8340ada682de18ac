using System.Data.Common;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger;

/// <summary>
/// The record of what happened: for each organisation one log of facts in the order in which they were committed,
/// index 0, 1, 2… without gaps, over which stands a Merkle tree with signed checkpoints; and beside it, in the same
/// database, the product's own tables. Nothing in the log is ever changed or removed.
/// </summary>
/// <remarks>
/// Safe for concurrent use. What one call acknowledged, every later call sees. A failure of the machine or the database
/// is an exception; if it strikes an <see cref="Append"/>, the same command can be sent again under the same id, and
/// the answer says whether it had been recorded.
/// </remarks>
public interface ILedger : IAsyncDisposable
{
    /// <summary>Where this ledger lives.</summary>
    Engine Engine { get; }

    /// <summary>
    /// The database, its version and what an operator should know about it, in words for the server's log.
    /// </summary>
    string About { get; }

    /// <summary>The first line of every checkpoint of the organisation's log.</summary>
    string Origin(string organisation);

    /// <summary>
    /// Records a command's facts. Commands that arrive together share one transaction; each stands or falls alone.
    /// Cancelling gives up waiting, not necessarily the command.
    /// </summary>
    Task<AppendOutcome> Append(Append append, CancellationToken ct);

    /// <summary>
    /// What <see cref="Append"/> would answer to a command id that was recorded before: <c>Repeated</c>, or
    /// <c>CommandIdReused</c> where the fingerprint differs; null for an id that is free.
    /// </summary>
    Task<AppendOutcome?> FindCommand(string organisation, string commandId, byte[] fingerprint, CancellationToken ct);

    /// <summary>How many facts the stream holds; 0 for a stream that nobody has written to.</summary>
    Task<long> Version(string organisation, string stream, CancellationToken ct);

    /// <summary>The facts of a stream with a version above <paramref name="fromVersion"/>, in order.</summary>
    IAsyncEnumerable<RecordedFact> ReadStream(
        string organisation, string stream, long fromVersion, CancellationToken ct);

    /// <summary>
    /// At most <paramref name="most"/> facts of the log from index <paramref name="fromIndex"/> on, in order.
    /// </summary>
    IAsyncEnumerable<RecordedFact> ReadLog(string organisation, long fromIndex, int most, CancellationToken ct);

    /// <summary>The fact with that index, or null if the log is not that long.</summary>
    Task<RecordedFact?> Find(string organisation, long index, CancellationToken ct);

    /// <summary>The facts of a stream that have these versions, in order; at most 1,000 of them.</summary>
    Task<IReadOnlyList<RecordedFact>> Find(
        string organisation, string stream, IReadOnlyCollection<long> versions, CancellationToken ct);

    /// <summary>
    /// The organisations that have a log, in the order of their names; also where only rows of one are left, without
    /// the one that says where it stands, so that <see cref="Checkpoint"/> answers null.
    /// </summary>
    Task<IReadOnlyList<string>> Organisations(CancellationToken ct);

    /// <summary>The names of the organisation's streams, in their order.</summary>
    Task<IReadOnlyList<string>> Streams(string organisation, CancellationToken ct);

    /// <summary>How many facts the organisation's log holds; 0 for an organisation without a log.</summary>
    Task<long> Size(string organisation, CancellationToken ct);

    /// <summary>
    /// The signed note on the log as it stands: origin, size, root (C2SP tlog-checkpoint); null for an organisation
    /// without a log.
    /// </summary>
    Task<string?> Checkpoint(string organisation, CancellationToken ct);

    /// <summary>
    /// The checkpoints that were kept: those that are due (<see cref="KeptCheckpoint.IsDue"/>) and those that
    /// <see cref="KeepCheckpoint"/> asked for, by size, above <paramref name="aboveSize"/>, at most
    /// <paramref name="most"/>.
    /// </summary>
    Task<IReadOnlyList<KeptCheckpoint>> Checkpoints(
        string organisation, long aboveSize, int most, CancellationToken ct);

    /// <summary>
    /// Keeps the present checkpoint for good, because it is handed out, and answers it (or a later one that was kept in
    /// the meantime); null for an organisation without a log.
    /// </summary>
    Task<KeptCheckpoint?> KeepCheckpoint(string organisation, CancellationToken ct);

    /// <summary>
    /// The hashes of a tile, 32 bytes each: enough to prove inclusion and consistency (<see cref="MerkleProof"/>) at
    /// any size that the log has had. Longer than asked for if the tile has grown, shorter if the log isn't that long.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>> ReadTile(string organisation, Tile tile, CancellationToken ct);

    /// <summary>
    /// Where the ledger's own tables don't say, of the first so many facts, what the records say: columns by which
    /// facts are found, commands, tiles that are gone, the head and its note. The first ones, by index; none if all is
    /// as it was written. A kept checkpoint that is gone is no fault that can be found: when one was handed out,
    /// nothing else remembers.
    /// </summary>
    /// <param name="organisation">Whose log.</param>
    /// <param name="size">How many facts.</param>
    /// <param name="keys">The keys that signed the log, by the first size that each signs.</param>
    /// <param name="ct">Gives up.</param>
    Task<IReadOnlyList<StoreFault>> Faults(
        string organisation, long size, IReadOnlyList<BundleKey> keys, CancellationToken ct);

    /// <summary>
    /// Reads from the product's tables. The connection can't write, and goes back to the pool afterwards. Each
    /// statement sees what was committed before it began.
    /// </summary>
    Task<T> Query<T>(Func<DbConnection, Task<T>> read, CancellationToken ct);

    /// <summary>
    /// As <see cref="Query"/>, and all statements see one state, whatever is committed in the meantime.
    /// </summary>
    Task<T> QueryTogether<T>(Func<DbConnection, Task<T>> read, CancellationToken ct);

    /// <summary>
    /// Writes to tables that are not derived from the log (people, sessions, tokens), all statements or none, and
    /// answers how many rows each of them touched.
    /// </summary>
    Task<IReadOnlyList<int>> Write(IReadOnlyList<Statement> statements, CancellationToken ct);

    /// <summary>Brings a set of the product's tables to their newest version, in one transaction.</summary>
    Task Migrate(MigrationSet set, CancellationToken ct);
}
