namespace Tandem.Ledger.Bundles;

// Lines into a new file, through a buffer that is large because lines are many.
sealed class LineWriter(string path) : IAsyncDisposable
{
    const int BufferBytes = 256 * 1024;

    readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);

    public void Write(ReadOnlySpan<byte> line)
    {
        file.Write(line);
        file.WriteByte((byte)'\n');
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
