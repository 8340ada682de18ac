using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tandem.Bench.Running;

/// <summary>
/// One HTTP/1.1 connection on a thread of its own: sends a request, waits for its answer, never pipelines. Written by
/// hand because on a machine with two cores a full client would cost as much as the server that it measures.
/// </summary>
sealed class Caller : IDisposable
{
    const int BufferBytes = 64 * 1024;
    const int StatusAt = 9;

    readonly Socket socket;
    readonly byte[] buffer = new byte[BufferBytes];
    int start, end;

    public Caller(Uri server)
    {
        socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = 60_000
        };
        socket.Connect(IPAddress.Loopback, server.Port);
    }

    /// <summary>The bytes of the last answer's body.</summary>
    public int BodyBytes { get; private set; }

    /// <summary>The last bytes that came, to show what went wrong.</summary>
    public string LastBytes => Encoding.UTF8.GetString(buffer.AsSpan(0, end));

    /// <summary>Sends a whole request and answers the status, when the last byte of the answer has come.</summary>
    public int Call(ReadOnlySpan<byte> request)
    {
        socket.Send(request);
        BodyBytes = 0;
        var head = Until("\r\n\r\n"u8);
        if (!Utf8Parser.TryParse(head[StatusAt..], out int status, out _))
            throw new InvalidDataException("An answer without a status.");
        if (Value(head, "\r\nContent-Length: "u8) is { } length) Skip(length);
        else if (head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0) SkipChunks();
        return status;
    }

    void SkipChunks()
    {
        while (true)
        {
            if (!Utf8Parser.TryParse(Until("\r\n"u8), out int length, out _, 'x'))
                throw new InvalidDataException("A chunk without a length.");
            Skip(length);
            Until("\r\n"u8);
            if (length == 0) return;
        }
    }

    static int? Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name) =>
        head.IndexOf(name) is var at and >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int value, out _)
            ? value : null;

    // What stands before the mark, with the mark; the next read starts after it.
    ReadOnlySpan<byte> Until(ReadOnlySpan<byte> mark)
    {
        for (var scanned = start; ;)
        {
            if (buffer.AsSpan(scanned, end - scanned).IndexOf(mark) is var at and >= 0)
            {
                var found = buffer.AsSpan(start, scanned + at + mark.Length - start);
                start = scanned + at + mark.Length;
                return found;
            }
            var kept = Math.Max(start, end - mark.Length);
            scanned = kept - Receive(start);
        }
    }

    void Skip(int length)
    {
        BodyBytes += length;
        while (length > end - start)
        {
            length -= end - start;
            start = end;
            Receive(start);
        }
        start += length;
    }

    // Reads more behind what is kept, which moves to the front; answers by how much it moved.
    int Receive(int kept)
    {
        buffer.AsSpan(kept, end - kept).CopyTo(buffer);
        (start, end) = (0, end - kept);
        if (end == buffer.Length) throw new InvalidDataException("An answer's head is longer than the buffer.");
        var read = socket.Receive(buffer.AsSpan(end));
        if (read == 0) throw new IOException("The server closed the connection.");
        end += read;
        return kept;
    }

    public void Dispose() => socket.Dispose();
}
