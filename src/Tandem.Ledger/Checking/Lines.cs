namespace Tandem.Ledger.Checking;

// Lines that follow each other in a file, in one buffer that the next ones are read into. The byte before each line may
// be overwritten.
sealed class Lines
{
    // Room for hashing, and for one byte before the first line.
    public const int Start = Sha256Lanes.RoomBytes + 1;

    byte[] buffer = [];
    int[] ends = [];
    int most;
    long line;
    long position;

    public int Count { get; private set; }

    // Whether the last line has a line end.
    public bool Ended { get; set; } = true;

    public long Bytes => End - Start;

    // Where the last line and its line end are over.
    public int End => StartOf(Count);

    public Span<byte> this[int number] => buffer.AsSpan(StartOf(number), ends[number] - StartOf(number));

    // The hashes of all lines.
    public void Hash(Span<byte> hashes)
    {
        Span<Message> messages = stackalloc Message[Count];
        for (var i = 0; i < Count; i++) messages[i] = new(StartOf(i), ends[i] - StartOf(i));
        Sha256Lanes.Hash(buffer, messages, hashes);
    }

    // The hashes of all lines with a byte before each, which takes the place of what stood there.
    public void Hash(byte prefix, Span<byte> hashes)
    {
        Span<Message> messages = stackalloc Message[Count];
        for (var i = 0; i < Count; i++)
        {
            messages[i] = new(StartOf(i) - 1, ends[i] - StartOf(i) + 1);
            buffer[messages[i].Start] = prefix;
        }
        Sha256Lanes.Hash(buffer, messages, hashes);
    }

    public long LineOf(int number) => line + number;

    public long ByteOf(int number) => position + StartOf(number) - Start;

    int StartOf(int number) => number == 0 ? Start : ends[number - 1] + 1;

    // What follows is for the one who reads. No lines, from that line and that byte of the file on; at most so many
    // are to come.
    public void Clear(long line, long position, int most)
    {
        (this.line, this.position, this.most, Count) = (line, position, most, 0);
        if (ends.Length < most) ends = new int[most];
    }

    public byte[] Room(int usual, int least)
    {
        if (buffer.Length < Math.Max(usual, least)) buffer = new byte[Math.Max(usual, least)];
        return buffer;
    }

    public byte[] LargerRoom(int used)
    {
        var larger = new byte[checked(buffer.Length * 2)];
        buffer.AsSpan(0, used).CopyTo(larger);
        return buffer = larger;
    }

    // Finds the lines that end in that part of the buffer; whether more are wanted.
    public bool Find(int from, int to)
    {
        Count += Vectors.LineEnds(buffer.AsSpan(0, to), from, ends.AsSpan(Count, most - Count));
        return Count < most;
    }

    // The last line, which has no line end.
    public void Add(int end) => ends[Count++] = end;
}
