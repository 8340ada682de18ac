using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tandem.Bench.Running;

namespace Tandem.Bench.Plain;

/// <summary>
/// The smallest server of a static Razor page: what a page costs when nothing has to be known for it.
/// </summary>
static class PlainServer
{
    public const string Name = "plain-server";
    const string Saying = "The plain page is at ";

    /// <summary>Starts it in a process of its own.</summary>
    public static Task<Product> Start() => Product.Start(
        ["dotnet", typeof(PlainServer).Assembly.Location, Name], Saying);

    /// <summary>Serves until told to stop.</summary>
    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel((KestrelServerOptions kestrel) =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        app.MapGet("/", () => new RazorComponentResult<PlainPage> { PreventStreamingRendering = true });
        await app.StartAsync();
        Console.WriteLine($"{Saying}{app.Urls.Single()}");
        await app.WaitForShutdownAsync();
    }
}
