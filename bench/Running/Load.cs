using System.Diagnostics;
using System.Text;

namespace Tandem.Bench.Running;

/// <summary>What a connection sends next; the bytes are not kept.</summary>
delegate ReadOnlyMemory<byte> NextRequest();

/// <summary>Connections that ask as fast as they are answered, for a while.</summary>
sealed class Load(Uri server, int connections, Func<int, NextRequest> requests, params int[] statuses) : IDisposable
{
    readonly (Caller Caller, NextRequest Next)[] open =
        [.. Enumerable.Range(0, connections).Select(number => (new Caller(server), requests(number)))];

    /// <summary>A load that asks for one page over and over.</summary>
    public static Load Get(Uri server, string path, int connections, string credentials) => new(
        server, connections, _ => () => Request($"GET {path}", server, credentials), StatusCodes.Status200OK);

    /// <summary>A whole request; the credentials are the line of a header.</summary>
    public static byte[] Request(string line, Uri server, string credentials, string? type = null, string body = "") =>
        Encoding.UTF8.GetBytes(
            $"{line} HTTP/1.1\r\nHost: {server.Authority}\r\n{credentials}\r\n"
            + (type is null && body.Length == 0
                ? line.StartsWith("GET", StringComparison.Ordinal) ? "" : "Content-Length: 0\r\n"
                : $"Content-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
            + $"\r\n{body}");

    /// <summary>Requests answered a second, and milliseconds of the middle answer.</summary>
    public Pace Run(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var taken = new List<double>[open.Length];
        Exception? failure = null;
        var threads = open.Select((each, number) =>
        {
            var thread = new Thread(() =>
            {
                try
                {
                    taken[number] = Ask(each.Caller, each.Next, watch, time);
                }
                catch (Exception reason)
                {
                    failure = reason;
                }
            });
            thread.Start();
            return thread;
        }).ToList();
        foreach (var thread in threads) thread.Join();
        if (failure is not null) throw new InvalidOperationException($"{server}: {failure.Message}", failure);
        var all = taken.SelectMany(each => each).Order().ToList();
        return new(all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    List<double> Ask(Caller caller, NextRequest next, Stopwatch watch, TimeSpan time)
    {
        var taken = new List<double>();
        while (watch.Elapsed < time)
        {
            var request = next();
            var before = watch.Elapsed;
            var status = caller.Call(request.Span);
            if (!statuses.Contains(status))
                throw new InvalidDataException(
                    $"status {status} to {Encoding.UTF8.GetString(request.Span)}, which was answered "
                    + $"with {caller.LastBytes}");
            taken.Add((watch.Elapsed - before).TotalMilliseconds);
        }
        return taken;
    }

    public void Dispose()
    {
        foreach (var (caller, _) in open) caller.Dispose();
    }
}

/// <summary>How fast a load was answered.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="Median">Milliseconds of the middle answer.</param>
/// <param name="Slow">Milliseconds that one answer of a hundred took longer than.</param>
readonly record struct Pace(double Rate, double Median, double Slow);
