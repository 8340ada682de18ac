using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;
using Tandem.Tests.Ledger.Store;

namespace Tandem.Tests.Hosting.Access;

public sealed class AccessOnSqlite : AccessTests
{
    protected override async Task<ILedger> Open(LogKey key) =>
        await SqliteLedger.Open(Path.Combine(Data, "tandem.db"), key, Ct);
}

public sealed class AccessOnPostgres(PostgresCluster cluster) : AccessTests
{
    protected override async Task<ILedger> Open(LogKey key) =>
        await PostgresLedger.Open(await cluster.NewDatabase(), key, Ct);
}

/// <summary>
/// What the door promises, on both engines, by the example of Atlas Insurance, which Ana Silva founds, and of Rui
/// Costa of its partner Norte Software.
/// </summary>
public abstract partial class AccessTests : IAsyncLifetime
{
    protected const string AnasPassword = "tea with lemon at nine";
    static readonly Profile Ana =
        new(new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example", "Atlas Insurance", Side.Client, "Europe/Lisbon");
    static readonly Profile Rui =
        new(new(Guid.NewGuid()), "Rui Costa", "rui@norte.example", "Norte Software", Side.Partner);

    readonly LogKey key = LogKey.Generate("tandem.test");
    readonly Id<Organisation> atlas = new(Guid.NewGuid());
    ILedger? ledger;
    ServiceProvider? services;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string Data { get; } = Directory.CreateTempSubdirectory("tandem-access-").FullName;

    internal SteppedClock Clock { get; } = new();

    internal PeopleDirectory People => The<PeopleDirectory>();

    public async ValueTask InitializeAsync()
    {
        ledger = await Open(key);
        await ledger.Migrate(AccessSetup.Migrations(ledger.Engine), Ct);
        services = new ServiceCollection()
            .AddLogging()
            .AddHttpContextAccessor()
            .AddSingleton(ledger)
            .AddSingleton<IClock>(Clock)
            .AddSingleton(Settings.Read(_ => null) with { Data = Data })
            .AddAccess(new() { PasswordHashRounds = 1_000, LockoutSeconds = 600 })
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (ledger is not null) await ledger.DisposeAsync();
        key.Dispose();
        Directory.Delete(Data, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<ILedger> Open(LogKey key);

    internal T The<T>()
        where T : notnull => services!.GetRequiredService<T>();

    internal async Task<Session> Founded()
    {
        var hash = The<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>().HashPassword(null!, AnasPassword);
        Assert.Null(await The<Organisations>().Found(atlas, "Atlas Insurance", Ana, hash, Ct));
        return await SessionOf(Ana);
    }

    internal async Task<Session> SessionOf(Profile person)
    {
        var organisation = (await The<Organisations>().Current(Ct))!;
        var id = await The<Sessions>().Begin(organisation.Id, person.Id, "Firefox on Linux", Ct);
        return (await The<Sessions>().Check(organisation, id, Ct))!;
    }

    internal async Task<(Id<Person>? Person, Tandem.Domain.Refusal? Refusal)> SignIn(string email, string password)
    {
        await using var scope = services!.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SigningIn>().Check(email, password, Ct);
    }

    protected Task Member(string engagement, Id<Person> person, Side side) => ledger!.Write([Statement.Of(
        "INSERT INTO member (org, engagement, person, side) VALUES (@org, @engagement, @person, @side)",
        ("org", atlas.ToString()), ("engagement", engagement), ("person", person.ToString()),
        ("side", side.ToString().ToLowerInvariant()))], Ct);

    /// <summary>Everything that the tables of the directory hold, as one text.</summary>
    protected Task<string> Everything() => ledger!.Query(async connection =>
    {
        string[] tables =
            ["organisation", "person", "account", "sign_in_failure", "session", "invitation", "api_token"];
        var all = new List<string>();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
                for (var column = 0; column < reader.FieldCount; column++)
                    all.Add($"{reader.GetValue(column)}");
        }
        return string.Join('\n', all);
    }, Ct);
}
