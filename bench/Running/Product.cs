using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tandem.Bench.Running;

/// <summary>A process of the real product, <c>./tandem serve</c>, on a free port; it ends with this object.</summary>
sealed class Product : IAsyncDisposable
{
    static readonly TimeSpan StartMost = TimeSpan.FromMinutes(3);

    readonly Process process;

    Product(Process process, Uri address, TimeSpan started) =>
        (this.process, Address, Started) = (process, address, started);

    public Uri Address { get; }

    /// <summary>From starting the process until it listened.</summary>
    public TimeSpan Started { get; }

    /// <summary>Bytes of memory that the process holds now.</summary>
    public long Resident => Memory("VmRSS");

    /// <summary>The most that it ever held.</summary>
    public long ResidentMost => Memory("VmHWM");

    /// <summary>The time that the process has had of all cores together.</summary>
    public TimeSpan Processor => Process.GetProcessById(process.Id).TotalProcessorTime;

    /// <summary>Starts the command line of this repository.</summary>
    public static Task<Product> Serve(string data, string? postgres = null) => Start(
        [Path.Combine(Repository(), "tandem"), "serve", "--port", "0", "--data", data,
            .. postgres is null ? [] : (string[])["--postgres", postgres]], "Tandem is listening on ");

    /// <summary>Builds the product if it has to, so that no measurement waits for it.</summary>
    public static async Task Build()
    {
        using var built = Process.Start(new ProcessStartInfo(Path.Combine(Repository(), "tandem"),
            ["--version"])
        { RedirectStandardOutput = true })!;
        await built.WaitForExitAsync();
    }

    /// <summary>Starts any server that says where it listens.</summary>
    public static async Task<Product> Start(IReadOnlyList<string> command, string saying)
    {
        var watch = Stopwatch.StartNew();
        var process =
            Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(StartMost);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.IndexOf(saying, StringComparison.Ordinal) is var at and >= 0)
            {
                var address = new Uri(line[(at + saying.Length)..].Split(',')[0].Trim());
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, address, watch.Elapsed);
            }
        throw new InvalidOperationException($"{string.Join(' ', command)} ended before it listened.");
    }

    public static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    long Memory(string line) => long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(each => each.StartsWith(line, StringComparison.Ordinal))
            .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }
}
