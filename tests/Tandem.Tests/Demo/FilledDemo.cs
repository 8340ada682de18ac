using Dapper;
using NodaTime;
using Tandem.Demo;
using Tandem.Domain;
using Tandem.Domain.Forecast;
using Tandem.Hosting;
using Tandem.Ledger;

namespace Tandem.Tests.Demo;

/// <summary>A database that the demo has filled, on Tuesday 2026-09-08.</summary>
public sealed class FilledDemo : IAsyncLifetime
{
    static readonly string[] Tables =
        ["engagement_summary", "role_holder", "lent_right", "waiting", "member", "sourcing_case", "sourcing_person",
            "sourcing_waiting"];

    readonly string data = Directory.CreateTempSubdirectory("tandem-demo-").FullName;

    internal static Instant Today { get; } = Instant.FromUtc(2026, 9, 8, 7, 30);

    /// <summary>The last day on which anything happens.</summary>
    internal static LocalDate Friday { get; } = new(2026, 9, 4);

    internal Installation Installation { get; private set; } = null!;

    internal ILedger Ledger => Installation.Ledger;

    internal static string Organisation => DemoOrganisation.Id.ToString();

    internal DemoOrganisation Demo => new(Ledger, Installation.Settings, Installation.Clock);

    /// <summary>The tables as they were when the last thing had happened, before their figures were brought to
    /// today.</summary>
    internal IReadOnlyList<string> TablesAtLast { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Installation = await Open(data, TestContext.Current.CancellationToken);
        await Demo.Play(TestContext.Current.CancellationToken);
        TablesAtLast = await Dump();
    }

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    internal static Task<Installation> Open(string folder, CancellationToken ct) => Tandem.Hosting.Installation.Open(
        Settings.Read(setting => setting.Name == "data" ? folder : null), At(Today), ct);

    /// <summary>A clock that stands still.</summary>
    internal static IClock At(Instant instant)
    {
        var clock = new StoryClock();
        clock.Reach(instant);
        return clock;
    }

    internal async Task<IReadOnlyList<string>> Dump()
    {
        var rows = new List<string>();
        foreach (var table in Tables)
            rows.AddRange((await Ledger.Query(connection => connection.QueryAsync($"SELECT * FROM {table}"),
                TestContext.Current.CancellationToken)).Cast<IDictionary<string, object?>>()
                .Select(row => $"{table}: {string.Join(" | ", row.Values)}"));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    internal Task<Engagement> Read(string key) =>
        Installation.Shelf.Read(Organisation, key, TestContext.Current.CancellationToken);

    internal async Task<EngagementFigures> Figures(string key, LocalDate on) =>
        EngagementFigures.Of(await Read(key), on, HealthThresholds.Default);
}
