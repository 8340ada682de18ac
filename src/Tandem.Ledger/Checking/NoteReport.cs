namespace Tandem.Ledger.Checking;

/// <summary>What came of checking a signed note.</summary>
/// <param name="Finding">Why the note is not to be trusted, or null if it is.</param>
/// <param name="Verified">The signatures by keys that were given; each of them fits.</param>
/// <param name="Unverified">The signatures by other keys, about which nothing is known.</param>
/// <param name="Text">What the note says; null if it is not to be trusted.</param>
/// <param name="Head">What it says if it is a checkpoint.</param>
public sealed record NoteReport(
    Finding? Finding,
    IReadOnlyList<NoteSignature> Verified,
    IReadOnlyList<NoteSignature> Unverified,
    string? Text,
    LogHead? Head)
{
    // A note under a known key's signature that fits, no known key's that does not, and perhaps others.
    internal static NoteReport Of(ReadOnlySpan<byte> bytes, string file, IReadOnlyCollection<VerifierKey> keys)
    {
        try
        {
            var note = SignedNote.Parse(bytes, file);
            // A key that signed twice is a key that signed.
            var verified = Once(note.Verified(keys).Select(each => each.Signature));
            var unverified = Once(note.Signatures.ExceptBy(verified.Select(Who), Who));
            if (verified.Count == 0)
                return new(new(new(file), "a signature by one of the keys given",
                    $"signatures by {string.Join(", ", unverified)}"), [], unverified, null, null);
            return new(null, verified, unverified, note.Text, HeadOf(note));
        }
        catch (BrokenException broken)
        {
            return new(broken.Finding, [], [], null, null);
        }
    }

    static List<NoteSignature> Once(IEnumerable<NoteSignature> signatures) => [.. signatures.DistinctBy(Who)];

    static (string, uint) Who(NoteSignature signature) => (signature.Name, signature.KeyId);

    static LogHead? HeadOf(SignedNote note)
    {
        try
        {
            return LogHead.Parse(note.Text, note.File);
        }
        catch (BrokenException)
        {
            return null;
        }
    }
}
