using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tandem.Tests.Hosting.Verbs;

public class StartingOnATakenPort
{
    [Fact]
    public async Task Is_told_in_one_sentence_that_says_what_to_do()
    {
        var ct = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("tandem-port-").FullName;
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(Tandem.Hosting.Serve).Assembly.Location, "serve", "--port", port, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        Assert.Equal((2, ""), (process.ExitCode, await output));
        Assert.Equal($"Port {port} of 127.0.0.1 is taken by another program, perhaps by Tandem itself. "
            + "End that one, or choose another port: --port 5081.", error.Trim());
        Directory.Delete(data, recursive: true);
    }
}
