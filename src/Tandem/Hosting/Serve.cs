using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NodaTime;
using Tandem.Demo;

namespace Tandem.Hosting;

/// <summary>The web server: the verb <c>serve</c>, and the composition of all that it serves.</summary>
static class Serve
{
    /// <summary>A client that sends or takes less is cut off, as the web server does by itself.</summary>
    const double BytesPerSecondMin = 240;

    /// <summary>For so long any speed will do: the usual five seconds pass by themselves under load.</summary>
    const int GraceSeconds = 30;

    public static Command Verb()
    {
        var verb = new Command("serve", "Serve the pages and the API until told to stop.");
        var options = Settings.All.ToDictionary(setting => setting, setting => new Option<string>("--" + setting.Name)
        {
            Description = $"{setting.Meaning} [default: {setting.Default}]",
            Arity = setting.IsSwitch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        });
        foreach (var option in options.Values)
            verb.Options.Add(option);
        verb.SetAction((line, cancelled) =>
        {
            string? Given(Setting setting) => line.GetResult(options[setting]) is null
                ? null
                : line.GetValue(options[setting]) ?? "true";
            return Run(Given, cancelled);
        });
        return verb;
    }

    static async Task<int> Run(Func<Setting, string?> given, CancellationToken cancelled)
    {
        try
        {
            var file = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).Build();
            var settings = Settings.Read(given, file);
            await using var installation = await Installation.Open(settings, SystemClock.Instance, cancelled);
            KeepPassingFilesIn(settings);
            var isDemo = settings.Demo
                && await new DemoOrganisation(installation.Ledger, settings, installation.Clock).Fill(cancelled);
            await using var app = Compose(installation);
            await Start(app, settings, cancelled);
            app.Logger.LogInformation("The record is in {About}", installation.Ledger.About);
            Console.WriteLine($"Tandem is listening on {string.Join(", ", app.Urls)}");
            if (settings.Demo) Console.WriteLine(DemoOrganisation.Notice(isDemo));
            await app.WaitForShutdownAsync(cancelled);
            return 0;
        }
        catch (Exception refused) when (refused is SettingRefused or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
    }

    // The runtime puts aside what a form holds beyond 64 KiB, by itself in the machine's folder for passing files,
    // which may be closed to the server's account and lies open to others.
    static void KeepPassingFilesIn(Settings settings)
    {
        var folder = PrivateFolder.In(settings.Data, DataFolder.Arriving).FullName;
        Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", folder);
    }

    static async Task Start(WebApplication app, Settings settings, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new IOException(
                $"Port {settings.Port} of {settings.Listen} is taken by another program, perhaps by Tandem itself. "
                + "End that one, or choose another port: --port 5081.", taken);
        }
    }

    /// <summary>
    /// The whole server, not yet started. <paramref name="also"/> lets a test replace what it must, such as the
    /// clock.
    /// </summary>
    public static WebApplication Compose(Installation installation, Action<IServiceCollection>? also = null)
    {
        var settings = installation.Settings;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Listen, settings.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.FormBytes;
            // Where the machine itself is short of time, who waits for it is no slow client to be cut off.
            kestrel.Limits.MinRequestBodyDataRate = new(BytesPerSecondMin, TimeSpan.FromSeconds(GraceSeconds));
            kestrel.Limits.MinResponseDataRate = new(BytesPerSecondMin, TimeSpan.FromSeconds(GraceSeconds));
        });
        Logging(builder.Logging);
        builder.Services.AddSingleton(settings);
        installation.AddTo(builder.Services);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Shutdown);
        builder.Services.AddShell(settings);
        Rooms.Add(builder.Services, settings);
        also?.Invoke(builder.Services);

        var app = builder.Build();
        Forward(app, settings);
        app.UseShell();
        Rooms.Map(app, settings);
        return app;
    }

    static void Logging(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // The keys lie in the data directory with everything else that must be kept private; the operator's guide
        // says so.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What keeps the server from starting is said in one sentence at the end, without the stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
    }

    static void Forward(WebApplication app, Settings settings)
    {
        if (settings.TrustedProxies.Count == 0)
            return;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownProxies.Clear();
        foreach (var proxy in settings.TrustedProxies)
            forwarded.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(forwarded);
    }
}
