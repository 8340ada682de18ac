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

    readonly FileStream inUse;

    Installation(Settings settings, ILedger ledger, LogKey key, IClock clock, FileStream inUse)
    {
        (Settings, Ledger, Key, Clock, this.inUse) = (settings, ledger, key, clock, inUse);
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
    /// <param name="settings">Where it is.</param>
    /// <param name="clock">Now.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="alone">Nobody else may have it open, and nobody may open it meanwhile.</param>
    /// <param name="recordOnly">Leaves the tables beside the record as they are: they cannot be brought up to date from
    /// a record that is broken, and whoever checks it does not need them.</param>
    public static async Task<Installation> Open(Settings settings, IClock clock, CancellationToken ct,
        bool alone = false, bool recordOnly = false)
    {
        Directory.CreateDirectory(settings.Data);
        var files = new KeyFile(settings.Data);
        var inUse = files.Hold(alone);
        try
        {
            var (ledger, key) = await OpenLedger(settings, files, ct);
            var installation = new Installation(settings, ledger, key, clock, inUse);
            return recordOnly ? installation : await BringUpToDate(installation, ct);
        }
        catch
        {
            await inUse.DisposeAsync();
            throw;
        }
    }

    static async Task<(ILedger, LogKey)> OpenLedger(Settings settings, KeyFile files, CancellationToken ct)
    {
        while (true)
        {
            var key = files.OpenOrCreate();
            ILedger? ledger = null;
            try
            {
                ledger = settings.Postgres is { } connection
                    ? await PostgresLedger.Open(connection, key, ct)
                    : await SqliteLedger.Open(DatabaseOf(settings.Data), key, ct);
                if (!await files.IsNextDue(ledger, key, ct)) return (ledger, key);
            }
            catch
            {
                if (ledger is not null) await ledger.DisposeAsync();
                key.Dispose();
                throw;
            }
            await ledger.DisposeAsync();
            key.Dispose();
            files.Replace();
        }
    }

    static async Task<Installation> BringUpToDate(Installation installation, CancellationToken ct)
    {
        try
        {
            await installation.Ledger.Migrate(AccessSetup.Migrations(installation.Ledger.Engine), ct);
            await ReadTableUpkeep.BringUpToDate(installation.Ledger, installation.Clock, ct);
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
        services.AddSingleton<SavedViews>();
        services.AddScoped<PastPortfolio>();
        services.AddScoped<Portfolio.Pages.PortfolioVisit>();
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
        await inUse.DisposeAsync();
    }
}
