using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Tandem.Ledger.Checking;

// Reads a file of lines from its start to its end, some lines at a time.
sealed class LineReader : IDisposable
{
    // What a log writes stays far below; without a limit a file without line ends would fill the memory.
    public const int LineBytesMax = 2 * 1024 * 1024;

    const int ReadBytesMin = 16 * 1024;

    readonly SafeFileHandle file;
    readonly string name;
    byte[] carried = [];
    int carriedBytes;
    long readBytes;
    long position;
    long line = 1;
    int usualBytes = ReadBytesMin;

    public LineReader(string folder, string name)
    {
        this.name = name;
        file = File.OpenHandle(Path.Combine(folder, name), options: FileOptions.SequentialScan);
    }

    public long BytesRead => readBytes;

    // At most so many lines; none at the end of the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Lines Next(int most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(usualBytes, Lines.Start + carriedBytes + ReadBytesMin));
        carried.AsSpan(0, carriedBytes).CopyTo(buffer.AsSpan(Lines.Start));
        var length = Lines.Start + carriedBytes;
        var ends = ArrayPool<int>.Shared.Rent(most);
        var (count, start, scanned) = (0, Lines.Start, Lines.Start);

        while (count < most)
        {
            var end = buffer.AsSpan(scanned, length - scanned).IndexOf((byte)'\n');
            if (end >= 0)
            {
                ends[count++] = scanned + end;
                start = scanned = scanned + end + 1;
                continue;
            }
            scanned = length;
            if (length - start > LineBytesMax)
                throw new BrokenException(
                    new(name, line + count), $"a line of at most {LineBytesMax} bytes", "a longer one");
            if (length == buffer.Length) buffer = Larger(buffer, length);
            var until = length < usualBytes ? usualBytes : length + ReadBytesMin;
            var read = RandomAccess.Read(file, buffer.AsSpan(length..Math.Min(until, buffer.Length)), readBytes);
            if (read == 0) break;
            readBytes += read;
            length += read;
        }

        var ended = count == most || length == start;
        if (!ended)
        {
            ends[count++] = length;
            start = length;
        }
        Carry(buffer.AsSpan(start, length - start));
        return Taken(buffer, ends, count, ended, start);
    }

    Lines Taken(byte[] buffer, int[] ends, int count, bool ended, int end)
    {
        var lines = new Lines(buffer, ends, count, line, position, ended);
        line += count;
        position += end - Lines.Start;
        // Groups of lines are alike: reading little more than one group leaves little to carry over.
        usualBytes = Math.Max(ReadBytesMin, end + end / 64);
        return lines;
    }

    void Carry(Span<byte> rest)
    {
        if (carried.Length < rest.Length) carried = new byte[rest.Length];
        rest.CopyTo(carried);
        carriedBytes = rest.Length;
    }

    static byte[] Larger(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    public void Dispose() => file.Dispose();
}
