using System.Diagnostics;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The built product as a process of its own, as an operator starts it.</summary>
sealed class ServedProduct : IDisposable
{
    const string Listening = "Tandem is listening on ";

    static readonly TimeSpan StartMost = TimeSpan.FromSeconds(60);

    readonly Process process;

    ServedProduct(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Starts serving a data directory on a free port and waits until the product says where.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="postgres">A connection, or null for SQLite.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="passing">The machine's folder for passing files, or null for the usual one.</param>
    public static async Task<ServedProduct> Start(
        string data, string? postgres, CancellationToken ct, string? passing = null)
    {
        string[] words =
            ["serve", "--port", "0", "--data", data, .. postgres is null ? [] : new[] { "--postgres", postgres }];
        var start = new ProcessStartInfo("dotnet", [typeof(Tandem.Hosting.Serve).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (passing is not null) start.Environment["TMPDIR"] = passing;
        var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartMost);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal)) continue;
            // A pipe that nobody reads would stop the product once it is full.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new(process, line[Listening.Length..].Trim());
        }
        throw new InvalidOperationException($"The product did not start: {await errors}");
    }

    /// <summary>kill -9: nothing in the process gets to know.</summary>
    public void Kill() => process.Kill();

    public Task Ended(CancellationToken ct) => process.WaitForExitAsync(ct);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
