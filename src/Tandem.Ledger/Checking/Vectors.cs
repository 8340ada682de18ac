using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tandem.Ledger.Checking;

// Looks at many bytes at once. The framework can do so too, but what it has compiled ahead waits for the wide registers
// of hashing at each of its steps, and most checks of a log are over before it is compiled anew.
static class Vectors
{
    static int Step => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreAscii(ReadOnlySpan<byte> bytes)
    {
        var all = Vector256<byte>.Zero;
        for (; bytes.Length >= Step; bytes = bytes[Step..]) all |= Vector256.Create(bytes);
        var rest = 0;
        foreach (var each in bytes) rest |= each;
        return all.ExtractMostSignificantBits() == 0 && rest < 0x80;
    }

    // Where line ends stand from one byte on, as many as there is room for; how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LineEnds(ReadOnlySpan<byte> bytes, int from, Span<int> ends)
    {
        var (at, count) = (from, 0);
        for (; bytes.Length - at >= Step && count < ends.Length; at += Step)
        {
            var found = Vector256.Equals(Vector256.Create(bytes[at..]), Vector256.Create((byte)'\n'));
            var bits = found.ExtractMostSignificantBits();
            for (; bits != 0 && count < ends.Length; bits &= bits - 1)
                ends[count++] = at + BitOperations.TrailingZeroCount(bits);
        }
        for (; at < bytes.Length && count < ends.Length; at++)
            if (bytes[at] == '\n') ends[count++] = at;
        return count;
    }

    // How many bytes come before a quote, a backslash or a control character; -1 if there is none of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainText(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        for (; bytes.Length - at >= Step; at += Step)
        {
            var found = Vector256.Create(bytes[at..]);
            var ends = Vector256.LessThan(found, Vector256.Create((byte)' '))
                | Vector256.Equals(found, Vector256.Create((byte)'"'))
                | Vector256.Equals(found, Vector256.Create((byte)'\\'));
            var ending = ends.ExtractMostSignificantBits();
            if (ending != 0) return at + BitOperations.TrailingZeroCount(ending);
        }
        for (; at < bytes.Length; at++)
            if (bytes[at] is < (byte)' ' or (byte)'"' or (byte)'\\') return at;
        return -1;
    }
}
