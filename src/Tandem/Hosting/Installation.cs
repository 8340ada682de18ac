using System.Security.Cryptography;
using NodaTime;
using Tandem.Delivery;
using Tandem.Forecast.Pages;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;
using Tandem.Portfolio;

namespace Tandem.Hosting;

/// <summary>The record and what stands on it, opened: what the server and the command line share.</summary>
sealed class Installation : IAsyncDisposable
{
    const string DatabaseFile = "tandem.db";
    const string KeyFile = "log.pem";
    const int NameBytes = 6;

    Installation(Settings settings, ILedger ledger, LogKey key, IClock clock)
    {
        (Settings, Ledger, Key, Clock) = (settings, ledger, key, clock);
        Shelf = new(ledger, clock);
        Desk = new(ledger, Shelf, clock);
    }

    public Settings Settings { get; }

    public ILedger Ledger { get; }

    /// <summary>Signs the log's checkpoints; lies in the data directory, never in the database.</summary>
    public LogKey Key { get; }

    public IClock Clock { get; }

    public Shelf Shelf { get; }

    public Desk Desk { get; }

    /// <summary>The SQLite file in a data directory.</summary>
    public static string DatabaseOf(string data) => Path.Combine(data, DatabaseFile);

    /// <summary>
    /// Opens the record that the settings name, creates it where it is missing, and brings its tables up to date.
    /// </summary>
    public static async Task<Installation> Open(Settings settings, IClock clock, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Data);
        var keys = PrivateFolder.In(settings.Data, "keys");
        // The name distinguishes this log from every other; the key's file keeps it.
        var name = $"tandem-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes))}";
        var key = LogKey.OpenOrCreate(Path.Combine(keys.FullName, KeyFile), name);
        ILedger ledger = settings.Postgres is { } connection
            ? await PostgresLedger.Open(connection, key, ct)
            : await SqliteLedger.Open(DatabaseOf(settings.Data), key, ct);
        var installation = new Installation(settings, ledger, key, clock);
        try
        {
            await ledger.Migrate(AccessSetup.Migrations(ledger.Engine), ct);
            await ReadTableUpkeep.BringUpToDate(ledger, clock, ct);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts what is open here into a host, which does not close it.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddSingleton(_ => Clock);
        services.AddSingleton(_ => Ledger);
        services.AddSingleton(_ => Shelf);
        services.AddSingleton(_ => Desk);
        services.AddSingleton(new EvidenceStore(Settings.Data));
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton(Settings.Evidence);
        services.AddSingleton<PortfolioTable>();
        services.AddHostedService<DayTurn>();
        services.AddSingleton<FigureFacts>();
        services.AddSingleton<ViewShelf>();
        services.AddScoped<Reading>();
        services.AddScoped<NameFinder>();
    }

    public async ValueTask DisposeAsync()
    {
        Shelf.Dispose();
        await Ledger.DisposeAsync();
        Key.Dispose();
    }
}
