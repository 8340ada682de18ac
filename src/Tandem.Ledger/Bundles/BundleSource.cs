using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Bundles;

/// <summary>A key that signed a log's checkpoints from a size on, until the next one.</summary>
/// <param name="From">The first size that it signed; 0 for the first key.</param>
/// <param name="VerifierKey">The key as text (see <see cref="Notes.LogKey.VerifierKey"/>).</param>
public sealed record BundleKey(long From, string VerifierKey);

/// <summary>An evidence file that the log's facts name.</summary>
/// <param name="Digest">SHA-256 of its content.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Open">Opens its content; null to leave the content out of the bundle.</param>
public sealed record BundleEvidence(Digest Digest, long Size, Func<CancellationToken, ValueTask<Stream>>? Open);

/// <summary>What a bundle is written from, whatever store it comes from.</summary>
/// <param name="Organisation">Whose log.</param>
/// <param name="Origin">The origin in its checkpoints; it ends with a slash and the organisation.</param>
/// <param name="Keys">At least one, by rising size.</param>
/// <param name="Checkpoints">Those to include, by rising size; the last one is where the bundle ends.</param>
/// <param name="Records">All records from index 0 on; what follows the last checkpoint is left out.</param>
/// <param name="Evidence">
/// The files that the facts name; asked for after the records, so that it may be gathered from them.
/// </param>
public sealed record BundleSource(
    string Organisation,
    string Origin,
    IReadOnlyList<BundleKey> Keys,
    IReadOnlyList<KeptCheckpoint> Checkpoints,
    IAsyncEnumerable<RecordedFact> Records,
    IEnumerable<BundleEvidence> Evidence)
{
    /// <summary>
    /// The hashes that were stored when the records were; they show which record was changed since. Null to work them
    /// out from the records.
    /// </summary>
    public TileSource? Tiles { get; init; }
}
