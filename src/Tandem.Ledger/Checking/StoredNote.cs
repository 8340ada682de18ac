using System.Text;

namespace Tandem.Ledger.Checking;

// A checkpoint that stands by itself: whether it says what it has to say, signed by whoever has to sign it.
static class StoredNote
{
    // What is wrong with it, or null.
    public static Finding? Fault(
        string note, string place, LogHead expected, VerifierKey signer, IReadOnlyCollection<VerifierKey> keys)
    {
        try
        {
            var signed = SignedNote.Parse(Encoding.UTF8.GetBytes(note), place);
            var said = LogHead.Parse(signed.Text, place);
            if (said.Origin != expected.Origin)
                throw new BrokenException(new(place), $"the origin '{expected.Origin}'", $"'{said.Origin}'");
            if (said.Size != expected.Size)
                throw new BrokenException(new(place), "the size that its note states", $"{expected.Size}");
            if (!said.Root.AsSpan().SequenceEqual(expected.Root))
                throw new BrokenException(
                    new(place), "a note on the root that its frontier gives", "one on another root");
            signed.CheckSignedBy(signer, said.Size, keys, "the log");
            return null;
        }
        catch (BrokenException broken)
        {
            return broken.Finding;
        }
    }
}
