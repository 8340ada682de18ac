using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Hosting;

namespace Tandem.Browser;

/// <summary>The whole server on a free port of this machine, with a data directory of its own that is deleted afterwards.</summary>
sealed class Server : IAsyncDisposable
{
    readonly WebApplication app;
    readonly string data;

    Server(WebApplication app, string data) => (this.app, this.data) = (app, data);

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    /// <param name="given">Settings by name, besides those that a test needs.</param>
    public static async Task<Server> Start(
        IReadOnlyDictionary<string, string>? given = null, Action<IServiceCollection>? also = null)
    {
        var data = Directory.CreateTempSubdirectory("tandem-browser-").FullName;
        var settings = Settings.Read(setting => setting.Name switch
        {
            "port" => "0",
            "data" => data,
            "parts" => "true",
            var name => given?.GetValueOrDefault(name),
        });
        var app = Serve.Compose(settings, also);
        await app.StartAsync();
        return new(app, data);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
