using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Domain.Governance;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

/// <summary>The whole server on a free port, with a clock of its own and one route of the API to knock at.</summary>
sealed class Door : IAsyncDisposable
{
    public const string Password = "tea with lemon at nine";
    public static readonly Profile Ana =
        new(new(Guid.NewGuid()), "Ana Silva", "ana@atlas.example", "Atlas", Side.Client, Administrator: true);
    public static readonly Profile Rui =
        new(new(Guid.NewGuid()), "Rui Costa", "rui@norte.example", "Norte Software", Side.Partner);

    readonly WebApplication app;
    readonly Installation installation;

    Door(WebApplication app, Installation installation, SteppedClock clock) =>
        (this.app, this.installation, Clock) = (app, installation, clock);

    public SteppedClock Clock { get; }

    public Uri Address => new(app.Urls.Single());

    public string Data => installation.Settings.Data;

    public PeopleDirectory People => app.Services.GetRequiredService<PeopleDirectory>();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Door> Open(
        bool demo = false, string trustedProxies = "", AccessLimits? limits = null, bool founded = true)
    {
        var data = Directory.CreateTempSubdirectory("tandem-door-").FullName;
        var settings = Settings.Read(setting => setting.Name switch
        {
            "port" => "0",
            "data" => data,
            "trusted-proxies" => trustedProxies,
            _ => null,
        });
        var clock = new SteppedClock();
        var installation = await Installation.Open(settings, clock, Ct);
        var app = Serve.Compose(installation, services => services
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton((limits ?? new()) with { Demo = demo, PasswordHashRounds = 1_000 }));
        app.MapGet("/api/v1/knock", (Session session) => session.Name).RequireScope(Scope.Deliver);
        await app.StartAsync(Ct);
        var door = new Door(app, installation, clock);
        if (founded) await door.Found();
        return door;
    }

    public Visitor NewVisitor() => new(Address);

    /// <summary>A browser in which somebody is signed in.</summary>
    public async Task<Visitor> SignedIn(string email = "ana@atlas.example", string password = Password)
    {
        var visitor = NewVisitor();
        var answer = await visitor.Post("/sign-in", ("email", email), ("password", password));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    public async Task<Organisation> Organisation() =>
        (await app.Services.GetRequiredService<Organisations>().Current(Ct))!;

    /// <summary>Adds Rui, who belongs to no engagement, with a password of his own.</summary>
    public async Task AddRui()
    {
        await People.Add((await Organisation()).Id, Rui, Ct);
        var ana = new Session((await Organisation()).Id, "Atlas", Ana.Id, Ana.Name, true, false, "", null, [], null);
        var (secret, _) = await app.Services.GetRequiredService<Invitations>()
            .Invite(ana, new(Rui, null, null, 7), Ct);
        Assert.Null(await app.Services.GetRequiredService<Acceptance>()
            .Accept((await Organisation()).Id, secret!, Rui.Name, Password, Ct));
    }

    async Task Found()
    {
        var hash = app.Services.GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>()
            .HashPassword(null!, Password);
        Assert.Null(await app.Services.GetRequiredService<Organisations>()
            .Found(new(Guid.NewGuid()), "Atlas Insurance", Ana, hash, Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await installation.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}
