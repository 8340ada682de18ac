using System.Diagnostics.CodeAnalysis;

namespace Tandem.Ledger.Checking;

static class Base64Text
{
    // Only the one spelling that encoding these bytes gives: no spaces, no spare bits, the padding complete. Otherwise
    // a character could be changed without a change of what it says.
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var written) || text.IsEmpty)
        {
            bytes = null;
            return false;
        }
        Array.Resize(ref bytes, written);
        return text.SequenceEqual(Convert.ToBase64String(bytes));
    }
}
