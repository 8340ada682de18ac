namespace Tandem.Ledger.Checking;

/// <summary>
/// Checks what a log wrote, offline and without trusting who wrote it. Shares no code with the writing side: each
/// reads docs/ledger-format.md in its own way, so that one mistake does not hide another.
/// </summary>
public static class Check
{
    /// <summary>The most bytes that a receipt has.</summary>
    public const int ReceiptBytesMax = ReceiptCheck.BytesMax;

    /// <summary>Checks a signed note, ours or anybody's, against the keys given.</summary>
    /// <param name="note">The note's bytes.</param>
    /// <param name="file">What to call it in findings.</param>
    /// <param name="keys">The keys that are known; signatures by others prove nothing and are only listed.</param>
    public static NoteReport Note(ReadOnlySpan<byte> note, string file, IReadOnlyCollection<VerifierKey> keys) =>
        NoteReport.Of(note, file, keys);

    /// <summary>Checks a bundle: a whole log in a folder.</summary>
    /// <param name="folder">The folder that holds bundle.json.</param>
    /// <param name="trusted">
    /// Keys that were come by otherwise than from the bundle; if any are given, every checkpoint has to be signed by
    /// one of them. Without, the bundle is only shown to fit the keys that it states itself.
    /// </param>
    /// <param name="replay">Rules to replay over an intact log, or null.</param>
    /// <param name="progress">Told now and then how far the check is, or null.</param>
    /// <param name="ct">Stops the check.</param>
    public static Task<CheckReport> Bundle(
        string folder, IReadOnlyCollection<VerifierKey> trusted, Replay? replay, IProgress<CheckProgress>? progress,
        CancellationToken ct) => new BundleCheck(folder, trusted, progress, ct).Run(replay);

    /// <summary>Checks a receipt: the proof of a single fact.</summary>
    /// <param name="receipt">The receipt's bytes.</param>
    /// <param name="file">What to call it in findings.</param>
    /// <param name="trusted">
    /// Keys that were come by otherwise than from the receipt; if any are given, one of them has to have signed.
    /// Without, the receipt is only shown to fit the keys that it states itself.
    /// </param>
    public static ReceiptReport Receipt(
        ReadOnlySpan<byte> receipt, string file, IReadOnlyCollection<VerifierKey> trusted) =>
        ReceiptCheck.Run(receipt, file, trusted);
}
