using Tandem.Testing;

namespace Tandem.Browser;

/// <summary>A server before its first organisation, for the tests of one class, none of which creates one.</summary>
public sealed class EmptyServer : IAsyncLifetime
{
    Server server = null!;

    public Uri Address => server.Address;

    public async ValueTask InitializeAsync() => server = await Server.Start();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
