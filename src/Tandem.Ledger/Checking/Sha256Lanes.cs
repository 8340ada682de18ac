using System.Buffers.Binary;
using System.Numerics;
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

    // What stands at the start of every buffer is overwritten: the lanes put the ends of messages there.
    public const int RoomBytes = Lanes * TailBytes;

    const int LengthBytes = sizeof(long);
    const byte End = 0x80;
    const int Courses = 3;
    const int VectorsMax = Words + Lanes + Courses;

    // A long message would leave the other lanes idle, and for it the framework's call costs nothing.
    const int LaneMessageBytesMax = 16 * 1024;

    static bool IsWide => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    // Each message's hash goes to its place in the result, 32 bytes apart. Messages lie behind the buffer's first
    // bytes, which are overwritten.
    public static void Hash(Span<byte> buffer, ReadOnlySpan<Message> messages, Span<byte> hashes)
    {
        if (IsWide)
        {
            var vectors = Aligned(stackalloc byte[(VectorsMax + 1) * Vector512<byte>.Count]);
            new Machine(buffer, messages, hashes, vectors, stackalloc Lane[Lanes]).Run();
        }
        else
            for (var i = 0; i < messages.Length; i++)
                SHA256.HashData(
                    buffer.Slice(messages[i].Start, messages[i].Length), hashes[(i * Hashing.HashBytes)..]);
    }

    // On the stack, which stays where it is. Each vector that lay across two cache lines would take twice as long to
    // read and write, and how often that is would depend on who calls.
    static Span<Vector512<uint>> Aligned(Span<byte> stack)
    {
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(stack));
        return MemoryMarshal.Cast<byte, Vector512<uint>>(stack[(int)(-address & (Vector512<byte>.Count - 1))..]);
    }

    // The message under way, and how many blocks of its tail are still to come after those that the lane is at.
    struct Lane
    {
        public int Message, TailBlocks;
    }

    // A message's whole blocks are read where they lie, the last one or two from the lane's part of the room.
    ref struct Machine
    {
        readonly Span<byte> buffer;
        readonly ReadOnlySpan<Message> messages;
        readonly Span<byte> hashes;
        readonly Span<Vector512<uint>> state;
        readonly Span<Vector512<uint>> block;
        readonly Span<Vector512<int>> courses;
        readonly Span<Lane> lanes;

        // For each lane: where its next block lies, how far the one after it is from there, and how many are to come
        // until the lane turns to its tail or to another message.
        readonly Span<int> at, stride, left;
        int next;
        int busy;

        // A bit for each lane that begins a message with the next step.
        uint beginning;

        public Machine(
            Span<byte> buffer, ReadOnlySpan<Message> messages, Span<byte> hashes, Span<Vector512<uint>> vectors,
            Span<Lane> lanes)
        {
            this.buffer = buffer;
            this.messages = messages;
            this.hashes = hashes;
            this.lanes = lanes;
            state = vectors[..Words];
            block = vectors.Slice(Words, Lanes);
            courses = MemoryMarshal.Cast<Vector512<uint>, Vector512<int>>(vectors.Slice(Words + Lanes, Courses));
            var numbers = MemoryMarshal.Cast<Vector512<int>, int>(courses);
            at = numbers[..Lanes];
            stride = numbers.Slice(Lanes, Lanes);
            left = numbers[(2 * Lanes)..];
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run()
        {
            ref var start = ref MemoryMarshal.GetReference(buffer);
            for (var lane = 0; lane < Lanes; lane++) Begin(lane);
            while (busy > 0)
            {
                if (beginning != 0) SetOut();
                Take(ref start, at, block);
                Compress(state, block);
                courses[0] += courses[1];
                courses[2] -= Vector512<int>.One;
                var turning = Vector512.Equals(courses[2], default).ExtractMostSignificantBits();
                for (; turning != 0; turning &= turning - 1) Turn(BitOperations.TrailingZeroCount(turning));
            }
        }

        void Turn(int lane)
        {
            if (lanes[lane].TailBlocks > 0)
            {
                (at[lane], left[lane]) = (lane * TailBytes, lanes[lane].TailBlocks);
                lanes[lane].TailBlocks = 0;
                return;
            }
            Finish(lane);
            busy--;
            Begin(lane);
        }

        // The lane's next message; without one it hashes its room over and over, and nobody reads what comes of it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Begin(int lane)
        {
            for (; next < messages.Length && messages[next].Length > LaneMessageBytesMax; next++)
                SHA256.HashData(
                    buffer.Slice(messages[next].Start, messages[next].Length), hashes[(next * Hashing.HashBytes)..]);
            (at[lane], stride[lane], left[lane]) = (lane * TailBytes, 0, 0);
            if (next == messages.Length) return;

            var (start, length) = messages[next];
            ArgumentOutOfRangeException.ThrowIfLessThan(start, RoomBytes);
            var (whole, rest) = (length / BlockBytes, length % BlockBytes);
            var tailBlocks = rest + 1 + LengthBytes <= BlockBytes ? 1 : 2;
            var tail = buffer.Slice(lane * TailBytes, TailBytes);
            Ended(start + whole * BlockBytes, rest).CopyTo(tail);
            Vector512<byte>.Zero.CopyTo(tail[BlockBytes..]);
            BinaryPrimitives.WriteInt64BigEndian(tail[(tailBlocks * BlockBytes - LengthBytes)..], length * 8L);

            stride[lane] = BlockBytes;
            (at[lane], left[lane]) = whole > 0 ? (start, whole) : (lane * TailBytes, tailBlocks);
            lanes[lane] = new() { Message = next++, TailBlocks = whole > 0 ? tailBlocks : 0 };
            beginning |= 1u << lane;
            busy++;
        }

        // The state of all lanes that begin, at once.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void SetOut()
        {
            var begins = Vector512.Equals(Vector512.Create(beginning) & OwnBit, OwnBit);
            for (var word = 0; word < Words; word++)
                state[word] = Vector512.ConditionalSelect(begins, Vector512.Create(Initial[word]), state[word]);
            beginning = 0;
        }

        static Vector512<uint> OwnBit => Vector512.Create(
            1u, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12,
            1 << 13, 1 << 14, 1 << 15);

        // The last bytes of a message and the bit behind them. They are read with what follows in the buffer, not
        // copied: the framework's copying, before it is compiled anew, waits for the wide registers each time.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly Vector512<byte> Ended(int start, int length)
        {
            var count = Vector512.Create((byte)length);
            var bytes = start + BlockBytes <= buffer.Length
                ? Vector512.Create<byte>(buffer.Slice(start, BlockBytes))
                : AtTheEnd(buffer[start..]);
            return bytes & Vector512.LessThan(Vector512<byte>.Indices, count)
                | Vector512.Equals(Vector512<byte>.Indices, count) & Vector512.Create(End);
        }

        static Vector512<byte> AtTheEnd(ReadOnlySpan<byte> bytes)
        {
            Span<byte> block = stackalloc byte[BlockBytes];
            block.Clear();
            bytes.CopyTo(block);
            return Vector512.Create<byte>(block);
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
