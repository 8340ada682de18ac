using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Hosting;

namespace Tandem.Browser;

/// <summary>The whole server on a free port of this machine, with a data directory of its own that is deleted afterwards.</summary>
sealed class Server : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Installation installation;

    Server(WebApplication app, Installation installation) => (this.app, this.installation) = (app, installation);

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <param name="given">Settings by name, besides those that a test needs.</param>
    public static async Task<Server> Start(
        IReadOnlyDictionary<string, string>? given = null, Action<IServiceCollection>? also = null,
        IClock? clock = null)
    {
        var data = Directory.CreateTempSubdirectory("tandem-browser-").FullName;
        var settings = Settings.Read(setting => setting.Name switch
        {
            "port" => "0",
            "data" => data,
            "parts" => "true",
            var name => given?.GetValueOrDefault(name),
        });
        var installation = await Installation.Open(settings, clock ?? SystemClock.Instance, CancellationToken.None);
        var app = Serve.Compose(installation, also);
        await app.StartAsync();
        return new(app, installation);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await installation.DisposeAsync();
        Directory.Delete(installation.Settings.Data, recursive: true);
    }
}
