using System.Net;

namespace Tandem.Hosting.Access;

/// <summary>Whether a request really comes from the machine that the server runs on.</summary>
static class ThisMachine
{
    /// <remarks>
    /// A request that was forwarded only looks local, and a foreign site may point its own name at this machine: so
    /// both the connection and the name that the browser asked for must be this machine's.
    /// </remarks>
    public static bool Asks(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("X-Original-For")
        && !context.Request.Headers.ContainsKey("Forwarded")
        && IsLoopback(context.Request.Host.Host);

    /// <summary>Whether a host's name or address always means the machine itself.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
