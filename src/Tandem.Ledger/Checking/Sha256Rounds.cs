using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tandem.Ledger.Checking;

// The compression function of SHA-256 (FIPS 180-4 §6.2.2) over sixteen blocks at once, a lane each.
static class Sha256Rounds
{
    public const int Lanes = 16;
    public const int Words = 8;

    // What comes of three bits, as the instruction counts: where an odd number of them is set, and where most are.
    const byte OddOfThree = 0b1001_0110;
    const byte MostOfThree = 0b1110_1000;

    // Sixteen blocks of sixteen words, each from where its lane stands, become sixteen words of sixteen blocks in the
    // machine's byte order. Four blocks at once stay in registers: a load that follows a store whose address ends
    // alike waits for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take(ref byte buffer, ReadOnlySpan<int> at, Span<Vector512<uint>> words)
    {
        for (var i = 0; i < Lanes; i += 4)
        {
            var (a, b) = (Block(ref buffer, at[i]), Block(ref buffer, at[i + 1]));
            var (c, d) = (Block(ref buffer, at[i + 2]), Block(ref buffer, at[i + 3]));
            var (evenLow, evenHigh) = (Avx512F.UnpackLow(a, b).AsUInt64(), Avx512F.UnpackHigh(a, b).AsUInt64());
            var (oddLow, oddHigh) = (Avx512F.UnpackLow(c, d).AsUInt64(), Avx512F.UnpackHigh(c, d).AsUInt64());
            words[i] = Avx512F.UnpackLow(evenLow, oddLow).AsUInt32();
            words[i + 1] = Avx512F.UnpackHigh(evenLow, oddLow).AsUInt32();
            words[i + 2] = Avx512F.UnpackLow(evenHigh, oddHigh).AsUInt32();
            words[i + 3] = Avx512F.UnpackHigh(evenHigh, oddHigh).AsUInt32();
        }
        for (var i = 0; i < 4; i++)
        {
            var evenLow = Avx512F.Shuffle4x128(words[i], words[i + 4], 0x88);
            var oddLow = Avx512F.Shuffle4x128(words[i], words[i + 4], 0xdd);
            var evenHigh = Avx512F.Shuffle4x128(words[i + 8], words[i + 12], 0x88);
            var oddHigh = Avx512F.Shuffle4x128(words[i + 8], words[i + 12], 0xdd);
            words[i] = Avx512F.Shuffle4x128(evenLow, evenHigh, 0x88);
            words[i + 4] = Avx512F.Shuffle4x128(oddLow, oddHigh, 0x88);
            words[i + 8] = Avx512F.Shuffle4x128(evenLow, evenHigh, 0xdd);
            words[i + 12] = Avx512F.Shuffle4x128(oddLow, oddHigh, 0xdd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Block(ref byte buffer, int at) =>
        InOrder(Vector512.LoadUnsafe(ref buffer, (nuint)at).AsUInt32());

    // Each word's four bytes the other way round.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> InOrder(Vector512<uint> words)
    {
        var reversed = Vector128.Create(0x00010203u, 0x04050607, 0x08090a0b, 0x0c0d0e0f);
        return Avx512BW.Shuffle(words.AsByte(), Vector512.Create(reversed).AsByte()).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(Span<Vector512<uint>> state, Span<Vector512<uint>> w)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds.Length; t += Words)
        {
            Round(a, b, c, ref d, e, f, g, ref h, Word(w, t));
            Round(h, a, b, ref c, d, e, f, ref g, Word(w, t + 1));
            Round(g, h, a, ref b, c, d, e, ref f, Word(w, t + 2));
            Round(f, g, h, ref a, b, c, d, ref e, Word(w, t + 3));
            Round(e, f, g, ref h, a, b, c, ref d, Word(w, t + 4));
            Round(d, e, f, ref g, h, a, b, ref c, Word(w, t + 5));
            Round(c, d, e, ref f, g, h, a, ref b, Word(w, t + 6));
            Round(b, c, d, ref e, f, g, h, ref a, Word(w, t + 7));
        }
        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    // The word of a round with its constant; the message schedule overwrites words that are no longer needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Word(Span<Vector512<uint>> w, int t)
    {
        ref var word = ref w[t & 15];
        if (t >= Lanes)
        {
            var (w1, w14) = (w[(t + 1) & 15], w[(t + 14) & 15]);
            word += Odd(Rotated(w1, 7), Rotated(w1, 18), w1 >>> 3) + w[(t + 9) & 15]
                + Odd(Rotated(w14, 17), Rotated(w14, 19), w14 >>> 10);
        }
        return word + Vector512.Create(Rounds[t]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, ref Vector512<uint> d, Vector512<uint> e,
        Vector512<uint> f, Vector512<uint> g, ref Vector512<uint> h, Vector512<uint> word)
    {
        var sum = h + Odd(Rotated(e, 6), Rotated(e, 11), Rotated(e, 25)) + Vector512.ConditionalSelect(e, f, g) + word;
        d += sum;
        h = sum + Odd(Rotated(a, 2), Rotated(a, 13), Rotated(a, 22)) + Avx512F.TernaryLogic(a, b, c, MostOfThree);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Odd(Vector512<uint> one, Vector512<uint> two, Vector512<uint> three) =>
        Avx512F.TernaryLogic(one, two, three, OddOfThree);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<uint> Rotated(Vector512<uint> words, [ConstantExpected] byte by) =>
        Avx512F.RotateRight(words, by);

    public static ReadOnlySpan<uint> Initial =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    static ReadOnlySpan<uint> Rounds =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];
}
