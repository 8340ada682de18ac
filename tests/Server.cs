using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Hosting;

namespace Tandem.Testing;

/// <summary>
/// The whole server on a free port of this machine, with a data directory of its own that is deleted afterwards (a
/// given one too).
/// </summary>
sealed class Server : IAsyncDisposable
{
    readonly WebApplication app;

    Server(Installation installation, WebApplication app) => (Installation, this.app) = (installation, app);

    /// <summary>The record, the desk and the clock behind the pages.</summary>
    public Installation Installation { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <param name="given">Settings by name, besides those that every test needs.</param>
    /// <param name="clock">Now, when it is not the machine's.</param>
    /// <param name="also">Puts other parts into the host.</param>
    public static async Task<Server> Start(
        IReadOnlyDictionary<string, string>? given = null,
        IClock? clock = null,
        Action<IServiceCollection>? also = null)
    {
        var settings = Settings.Read(setting => setting.Name switch
        {
            "port" => "0",
            "data" => given?.GetValueOrDefault("data") ?? Directory.CreateTempSubdirectory("tandem-test-").FullName,
            "parts" => "true",
            var name => given?.GetValueOrDefault(name),
        });
        var installation = await Installation.Open(settings, clock ?? SystemClock.Instance, CancellationToken.None);
        var app = Serve.Compose(installation, also);
        await app.StartAsync();
        return new(installation, app);
    }

    /// <summary>Asks like a browser that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Installation.DisposeAsync();
        Directory.Delete(Installation.Settings.Data, recursive: true);
    }
}
