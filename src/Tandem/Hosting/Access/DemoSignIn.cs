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
        if (!IsAllowed(context)) return [];
        if (await organisations.Current(context.RequestAborted) is not { } organisation) return [];
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

    bool IsAllowed(HttpContext context) => limits.Demo && ListensOnLoopbackOnly() && ThisMachine.Asks(context);

    bool ListensOnLoopbackOnly() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(address => ThisMachine.IsLoopback(BindingAddress.Parse(address).Host));
}
