namespace Tandem.Ledger.Checking;

/// <summary>
/// Checks what a log wrote, offline and without trusting who wrote it. Shares no code with the writing side: each reads
/// docs/ledger-format.md in its own way, so that one mistake does not hide another.
/// </summary>
public static class Check
{
    /// <summary>Checks a signed note, ours or anybody's, against the keys given.</summary>
    /// <param name="note">The note's bytes.</param>
    /// <param name="file">What to call it in findings.</param>
    /// <param name="keys">The keys that are known; signatures by others prove nothing and are only listed.</param>
    public static NoteReport Note(ReadOnlySpan<byte> note, string file, IReadOnlyCollection<VerifierKey> keys) =>
        NoteReport.Of(note, file, keys);
}
