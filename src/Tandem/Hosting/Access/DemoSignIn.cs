using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Signing in by one click as one of the demo's people: in demo mode, on this machine only.</summary>
sealed class DemoSignIn(AccessLimits limits, Organisations organisations, PeopleDirectory people, IServer server)
{
    /// <summary>The people to choose from, or none where this is not the demo or not this machine.</summary>
    public async Task<IReadOnlyList<Profile>> People(HttpContext context)
    {
        if (!IsAllowed(context) || await organisations.Current(context.RequestAborted) is not { } organisation) return [];
        var demo = await people.Demo(organisation.Id, context.RequestAborted);
        return [.. demo.OrderBy(person => person.Side).ThenBy(person => person.Name, StringComparer.Ordinal)];
    }

    /// <summary>Signs in as one of <see cref="People"/>; nobody else, and answers whether it did.</summary>
    public async Task<bool> SignIn(HttpContext context, Id<Person> person)
    {
        if ((await People(context)).All(each => each.Id != person)) return false;
        await SessionCookie.SignIn(context, (await organisations.Current(context.RequestAborted))!, person);
        return true;
    }

    // A forwarded request only looks local, and a foreign site may point its own name at this machine: so both the
    // connection and what the browser believes to be talking to must be this machine.
    bool IsAllowed(HttpContext context) =>
        limits.Demo
        && ListensOnLoopbackOnly()
        && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded")
        && IsLoopbackName(context.Request.Host.Host);

    bool ListensOnLoopbackOnly() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => IsLoopbackName(BindingAddress.Parse(address).Host));

    static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
