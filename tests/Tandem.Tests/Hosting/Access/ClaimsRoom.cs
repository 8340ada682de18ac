using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Testing;

namespace Tandem.Tests.Hosting.Access;

/// <summary>The whole server with the claims portal opened in it, and a browser for each of its people.</summary>
sealed class ClaimsRoom : IAsyncDisposable
{
    static readonly Id<Organisation> Northgate = new(new Guid(7, 7, 7, new byte[8]));

    readonly Server server;

    ClaimsRoom(Server server) => this.server = server;

    public Installation Installation => server.Installation;

    public IServiceProvider Services => server.Services;

    public static string Organisation => Northgate.ToString();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="clock">Now, when it is not the machine's.</param>
    public static async Task<ClaimsRoom> Open(IClock? clock = null)
    {
        var server = await Server.Start(clock: clock, also: services => services
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(new AccessLimits { Demo = true, PasswordHashRounds = 1_000, AttemptsPerMinuteMax = 1_000 }));
        var people = server.Services.GetRequiredService<PeopleDirectory>();
        var ada = Of(ClaimsPortal.Administrator, "Ada", Side.Client) with { Administrator = true };
        Assert.Null(await server.Services.GetRequiredService<Organisations>()
            .Found(Northgate, "Northgate", ada, null, Ct));
        foreach (var (person, name, side) in ((Id<Person>, string, Side)[])[
            (ClaimsPortal.Sofia, "Sofia", Side.Client), (ClaimsPortal.Petra, "Petra", Side.Client),
            (ClaimsPortal.Marta, "Marta", Side.Partner), (ClaimsPortal.Devi, "Devi", Side.Partner),
            (ClaimsPortal.Tariq, "Tariq", Side.Client), (ClaimsPortal.Aurel, "Aurel", Side.Client),
            (ClaimsPortal.Dieter, "Dieter", Side.Partner), (ClaimsPortal.Linus, "Linus", Side.Partner),
            (ClaimsPortal.Quentin, "Quentin", Side.Partner), (ClaimsPortal.Stranger, "Stella", Side.Client)])
            Assert.Null(await people.Add(Northgate, Of(person, name, side), Ct));
        var room = new ClaimsRoom(server);
        await room.Ask(ClaimsPortal.Administrator, ClaimsPortal.Opening);
        return room;
    }

    /// <summary>Somebody does something on the claims portal, which is recorded.</summary>
    public async Task Ask(Id<Person> by, EngagementCommand command) => Assert.IsType<Answer.Recorded>(
        await Installation.Desk.Ask(new(Organisation, by, by == ClaimsPortal.Administrator), "claims-portal", command,
            Ct));

    /// <summary>A browser in which the person is signed in.</summary>
    public async Task<Visitor> As(Id<Person> person)
    {
        var visitor = new Visitor(server.Address);
        var answer = await visitor.PostFrom("/sign-in", "/demo-session", ("person", person.ToString()));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return visitor;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    static Profile Of(Id<Person> person, string name, Side side) =>
        new(person, name, $"{name}@example.org", "Example", side, DemoRole: name);
}
