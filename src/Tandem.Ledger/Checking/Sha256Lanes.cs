using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using static Tandem.Ledger.Checking.Sha256Rounds;

namespace Tandem.Ledger.Checking;

// Where a message lies in a buffer.
readonly record struct Message(int Start, int Length);

// SHA-256 (FIPS 180-4) of many messages. The framework hashes one message a call, and for messages as short as records
// the call costs more than the hashing; here sixteen messages go side by side through the lanes of 512-bit registers.
// Where the processor has none, the framework hashes them.
static class Sha256Lanes
{
    const int BlockBytes = 64;
    const int TailBytes = 2 * BlockBytes;
    const int LengthBytes = sizeof(long);
    const byte End = 0x80;

    // A long message would leave the other lanes idle, and for it the framework's call costs nothing.
    const int LaneMessageBytesMax = 16 * 1024;

    static bool IsWide => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    // Each message's hash goes to its place in the result, 32 bytes apart.
    public static void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<Message> messages, Span<byte> hashes)
    {
        if (IsWide) new Machine(
            buffer, messages, hashes, stackalloc Vector512<uint>[Words], stackalloc byte[Lanes * TailBytes],
            stackalloc Lane[Lanes]).Run(stackalloc Vector512<uint>[Lanes], stackalloc Vector512<uint>[Lanes]);
        else
            for (var i = 0; i < messages.Length; i++)
                SHA256.HashData(
                    buffer.Slice(messages[i].Start, messages[i].Length), hashes[(i * Hashing.HashBytes)..]);
    }

    // A message under way: its whole blocks come from the buffer, the last one or two from the lane's tail.
    struct Lane
    {
        public bool Busy;
        public int Message, At, WholeBlocks, Blocks, TailAt;
    }

    ref struct Machine(
        ReadOnlySpan<byte> buffer, ReadOnlySpan<Message> messages, Span<byte> hashes, Span<Vector512<uint>> state,
        Span<byte> tails, Span<Lane> lanes)
    {
        readonly ReadOnlySpan<byte> buffer = buffer;
        readonly ReadOnlySpan<Message> messages = messages;
        readonly Span<byte> hashes = hashes;
        readonly Span<Vector512<uint>> state = state;
        readonly Span<byte> tails = tails;
        readonly Span<Lane> lanes = lanes;
        int next;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(Span<Vector512<uint>> block, Span<Vector512<uint>> room)
        {
            var busy = 0;
            for (var lane = 0; lane < Lanes; lane++)
            {
                lanes[lane] = default;
                if (Begin(lane)) busy++;
            }
            while (busy > 0)
            {
                for (var lane = 0; lane < Lanes; lane++)
                    block[lane] = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Next(lane))).AsUInt32();
                Transpose(block, room);
                Compress(state, block);
                for (var lane = 0; lane < Lanes; lane++)
                    if (lanes[lane] is { Busy: true, Blocks: 0 })
                    {
                        Finish(lane);
                        if (!Begin(lane)) busy--;
                    }
            }
        }

        // Whether there was a message left for the lane.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        bool Begin(int lane)
        {
            for (; next < messages.Length && messages[next].Length > LaneMessageBytesMax; next++)
                SHA256.HashData(
                    buffer.Slice(messages[next].Start, messages[next].Length), hashes[(next * Hashing.HashBytes)..]);
            lanes[lane].Busy = next < messages.Length;
            if (!lanes[lane].Busy) return false;

            var (start, length) = messages[next];
            var (whole, rest) = Math.DivRem(length, BlockBytes);
            var tailBlocks = rest + 1 + LengthBytes <= BlockBytes ? 1 : 2;
            var tail = tails.Slice(lane * TailBytes, TailBytes);
            tail.Clear();
            buffer.Slice(start + whole * BlockBytes, rest).CopyTo(tail);
            tail[rest] = End;
            BinaryPrimitives.WriteInt64BigEndian(tail[(tailBlocks * BlockBytes - LengthBytes)..], length * 8L);

            lanes[lane] = new()
            {
                Busy = true,
                Message = next++,
                At = start,
                WholeBlocks = whole,
                Blocks = whole + tailBlocks,
            };
            var words = MemoryMarshal.Cast<Vector512<uint>, uint>(state);
            for (var word = 0; word < Words; word++) words[word * Lanes + lane] = Initial[word];
            return true;
        }

        // An idle lane hashes its old tail once more; nobody reads what comes of it.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly ReadOnlySpan<byte> Next(int number)
        {
            ref var lane = ref lanes[number];
            var tail = tails.Slice(number * TailBytes, TailBytes);
            if (!lane.Busy) return tail[..BlockBytes];
            lane.Blocks--;
            if (lane.WholeBlocks-- > 0)
            {
                lane.At += BlockBytes;
                return buffer.Slice(lane.At - BlockBytes, BlockBytes);
            }
            lane.TailAt += BlockBytes;
            return tail.Slice(lane.TailAt - BlockBytes, BlockBytes);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly void Finish(int lane)
        {
            var hash = hashes.Slice(lanes[lane].Message * Hashing.HashBytes, Hashing.HashBytes);
            var words = MemoryMarshal.Cast<Vector512<uint>, uint>(state);
            for (var word = 0; word < Words; word++)
                BinaryPrimitives.WriteUInt32BigEndian(hash[(word * sizeof(uint))..], words[word * Lanes + lane]);
        }
    }
}
