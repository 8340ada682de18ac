using System.Buffers;

namespace Tandem.Ledger.Checking;

// Lines that follow each other in a file, in one borrowed buffer. The byte before each line may be overwritten.
sealed class Lines(byte[] buffer, int[] ends, int count, long line, long position, bool ended) : IDisposable
{
    // Room for one byte before the first line.
    public const int Start = 1;

    public int Count => count;

    // Whether the last line has a line end.
    public bool Ended => ended;

    public long Bytes => count == 0 ? 0 : ends[count - 1] + 1 - Start;

    public Span<byte> this[int number] => buffer.AsSpan(StartOf(number), ends[number] - StartOf(number));

    // The line with the byte before it, which is overwritten.
    public Span<byte> Prefixed(int number, byte prefix)
    {
        var start = StartOf(number) - 1;
        buffer[start] = prefix;
        return buffer.AsSpan(start, ends[number] - start);
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
