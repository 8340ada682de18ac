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
    long position;
    long line = 1;
    int usualBytes = ReadBytesMin;

    public LineReader(string folder, string name)
    {
        this.name = name;
        file = File.OpenHandle(Path.Combine(folder, name), options: FileOptions.SequentialScan);
    }

    public long BytesRead { get; private set; }

    // Puts at most so many lines in the place of those that were there; none at the end of the file.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(Lines lines, int most)
    {
        lines.Clear(line, position, most);
        var buffer = lines.Room(usualBytes, Lines.Start + carriedBytes + ReadBytesMin);
        carried.AsSpan(0, carriedBytes).CopyTo(buffer.AsSpan(Lines.Start));
        var length = Lines.Start + carriedBytes;
        var scanned = Lines.Start;
        while (lines.Find(scanned, length))
        {
            scanned = length;
            if (length - lines.End > LineBytesMax)
                throw new BrokenException(
                    new(name, line + lines.Count), $"a line of at most {LineBytesMax} bytes", "a longer one");
            if (length == buffer.Length) buffer = lines.LargerRoom(length);
            var until = length < usualBytes ? usualBytes : length + ReadBytesMin;
            var read = RandomAccess.Read(file, buffer.AsSpan(length..Math.Min(until, buffer.Length)), BytesRead);
            if (read == 0) break;
            BytesRead += read;
            length += read;
        }

        lines.Ended = lines.Count == most || length == lines.End;
        if (!lines.Ended) lines.Add(length);
        var end = Math.Min(lines.End, length);
        Carry(buffer.AsSpan(end, length - end));
        line += lines.Count;
        position += end - Lines.Start;
        // Groups of lines are alike: reading little more than one group leaves little to carry over.
        usualBytes = Math.Max(ReadBytesMin, end + end / 64);
    }

    void Carry(Span<byte> rest)
    {
        if (carried.Length < rest.Length) carried = new byte[rest.Length];
        rest.CopyTo(carried);
        carriedBytes = rest.Length;
    }

    public void Dispose() => file.Dispose();
}
