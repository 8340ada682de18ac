using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Tests.Hosting.Access;
using Session = Tandem.Hosting.Access.Session;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The whole server with the claims portal opened in it, and a client for each person who asks.</summary>
sealed class ApiServer : IAsyncDisposable
{
    readonly WebApplication app;
    bool stopped;

    ApiServer(WebApplication app, Installation installation, Id<Organisation> organisation) =>
        (this.app, Installation, Organisation) = (app, installation, organisation);

    public Installation Installation { get; }

    public Id<Organisation> Organisation { get; }

    public SteppedClock Clock => (SteppedClock)Installation.Clock;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="postgres">A connection string, or null for SQLite.</param>
    /// <param name="clock">Now, when it is not one that stands still.</param>
    /// <param name="given">Other settings by name.</param>
    public static async Task<ApiServer> Open(string? postgres = null, IClock? clock = null,
        IReadOnlyDictionary<string, string>? given = null)
    {
        var data = Directory.CreateTempSubdirectory("tandem-api-").FullName;
        var settings = Settings.Read(setting => setting.Name switch
        {
            "port" => "0",
            "data" => data,
            "postgres" => postgres,
            var name => given?.GetValueOrDefault(name),
        });
        var installation = await Installation.Open(settings, clock ?? new SteppedClock(), Ct);
        var app = Serve.Compose(installation, services => services.AddLogging(logging => logging.ClearProviders()));
        await app.StartAsync(Ct);
        var organisation = new Id<Organisation>(Guid.NewGuid());
        var administrator = Profile(ClaimsPortal.Administrator, "Ada") with { Administrator = true };
        Assert.Null(await app.Services.GetRequiredService<Organisations>()
            .Found(organisation, "Northgate", administrator, null, Ct));
        foreach (var person in ClaimsPortal.Description.People.Select(each => each.Member.Person)
            .Append(ClaimsPortal.Stranger))
            Assert.Null(await app.Services.GetRequiredService<PeopleDirectory>()
                .Add(organisation, Profile(person, "P"), Ct));
        var server = new ApiServer(app, installation, organisation);
        await server.Ask(ClaimsPortal.Administrator, ClaimsPortal.Opening, administrator: true);
        return server;
    }

    /// <summary>Asks the desk directly, as a page would; the answer must be recorded.</summary>
    public async Task Ask(Id<Person> by, EngagementCommand command, bool administrator = false) =>
        Assert.IsType<Answer.Recorded>(await Installation.Desk.Ask(
            new(Organisation.ToString(), by, administrator), "claims-portal", command, Ct));

    /// <summary>The file of a client's engagement with another title.</summary>
    public static async Task<string> Renamed(HttpClient client, string title)
    {
        var lines = (await client.GetStringAsync("engagement.yaml", Ct)).Split('\n');
        return string.Join('\n', lines.Select(line =>
            line.StartsWith("title: ", StringComparison.Ordinal) ? $"title: '{title}'" : line));
    }

    /// <summary>A client with a token of the person that has every scope, or those named.</summary>
    public Task<HttpClient> As(Id<Person> person, params Scope[] scopes) => As(person, new HttpClientHandler(), scopes);

    /// <summary>The same through a handler that looks at every answer.</summary>
    public async Task<HttpClient> As(Id<Person> person, HttpMessageHandler through, params Scope[] scopes)
    {
        var client =
            new HttpClient(through) { BaseAddress = new(app.Urls.Single() + "/api/v1/engagements/claims-portal/") };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await TokenOf(person, scopes));
        return client;
    }

    /// <summary>A token of the person that has every scope, or those named.</summary>
    public Task<string> TokenOf(Id<Person> person, params Scope[] scopes) => TokenOf(person, engagement: null, scopes);

    /// <summary>The same, limited to one engagement where that is named.</summary>
    public async Task<string> TokenOf(Id<Person> person, string? engagement, params Scope[] scopes)
    {
        var administrator = person == ClaimsPortal.Administrator;
        var session = new Session(Organisation, "Northgate", person, "P", administrator, false, "s", null, [], null);
        var (text, refusal) = await app.Services.GetRequiredService<Tokens>().Issue(session,
            new("test", (scopes.Length == 0 ? Scopes.Every.Where(each => each != Scope.Admin || administrator) : scopes)
                .ToSequence(), engagement, 7), Ct);
        Assert.Null(refusal);
        return text!;
    }

    /// <summary>The address of the server, without a path.</summary>
    public string Address => app.Urls.Single();

    public IServiceProvider Services => app.Services;

    /// <summary>Puts one more person into the directory.</summary>
    public async Task Add(Id<Person> person, Side? side = null) =>
        Assert.Null(await app.Services.GetRequiredService<PeopleDirectory>()
            .Add(Organisation, Profile(person, "P") with { Side = side }, Ct));

    /// <summary>What the rules have to say against the record so far.</summary>
    public async Task<List<Tandem.Ledger.Checking.Finding>> Broken()
    {
        var replay = new RuleReplay();
        var broken = new List<Tandem.Ledger.Checking.Finding>();
        await foreach (var fact in Installation.Ledger.ReadLog(Organisation.ToString(), 0, int.MaxValue, Ct))
            if (replay.Next(new(fact.Index, fact.Stream, fact.Version, fact.At, fact.Actor, fact.Right,
                fact.CommandId, fact.Type, new("records.ndjson", Index: fact.Index)), fact.Payload) is { } finding)
                broken.Add(finding);
        return broken;
    }

    /// <summary>Stops serving; what was written stays until this is disposed.</summary>
    public async Task Stop()
    {
        if (stopped) return;
        stopped = true;
        await app.DisposeAsync();
        await Installation.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Installation.Settings.Data, recursive: true);
    }

    static Profile Profile(Id<Person> person, string name) =>
        new(person, $"{name} {person.ToString()[..4]}", $"{person}@example.org", "Example",
            ClaimsPortal.Description.People.FirstOrDefault(each => each.Member.Person == person)?.Member.Side
            ?? Side.Client);
}
