using System.Buffers;

namespace Tandem.Ledger.Checking;

// Lines that follow each other in a file, in one borrowed buffer. The byte before each line may be overwritten.
sealed class Lines(byte[] buffer, int[] ends, int count, long line, long position, bool ended) : IDisposable
{
    // Room for hashing, and for one byte before the first line.
    public const int Start = Sha256Lanes.RoomBytes + 1;

    public int Count => count;

    // Whether the last line has a line end.
    public bool Ended => ended;

    public long Bytes => count == 0 ? 0 : ends[count - 1] + 1 - Start;

    public Span<byte> this[int number] => buffer.AsSpan(StartOf(number), ends[number] - StartOf(number));

    // The hashes of all lines.
    public void Hash(Span<byte> hashes)
    {
        Span<Message> messages = stackalloc Message[count];
        for (var i = 0; i < count; i++) messages[i] = new(StartOf(i), ends[i] - StartOf(i));
        Sha256Lanes.Hash(buffer, messages, hashes);
    }

    // The hashes of all lines with a byte before each, which takes the place of what stood there.
    public void Hash(byte prefix, Span<byte> hashes)
    {
        Span<Message> messages = stackalloc Message[count];
        for (var i = 0; i < count; i++)
        {
            messages[i] = new(StartOf(i) - 1, ends[i] - StartOf(i) + 1);
            buffer[messages[i].Start] = prefix;
        }
        Sha256Lanes.Hash(buffer, messages, hashes);
    }

    public long LineOf(int number) => line + number;

    public long ByteOf(int number) => position + StartOf(number) - Start;

    int StartOf(int number) => number == 0 ? Start : ends[number - 1] + 1;

    public void Dispose()
    {
        // Returned once only, however often this is called.
        var (bytes, numbers) = (buffer, ends);
        (buffer, ends, count) = ([], [], 0);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        if (numbers.Length > 0) ArrayPool<int>.Shared.Return(numbers);
    }
}
