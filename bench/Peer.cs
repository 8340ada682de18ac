using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Bench.Running;
using Tandem.Tests.Ledger.Store;

namespace Tandem.Bench;

/// <summary>
/// The same kinds of request against Redmine, which has to run already with a project p1 of 100 issues or more, in
/// turns: creates at 8 connections against durable commands at 32, on both engines; lists of 100 as JSON and a
/// project's page at 8.
/// </summary>
static partial class Peer
{
    const int Connections = 8;
    const int Rounds = 3;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <param name="results">Where to write.</param>
    /// <param name="address">Of Redmine.</param>
    /// <param name="key">An API key of somebody who may create issues.</param>
    /// <param name="user">Who looks at the page.</param>
    /// <param name="password">Of that user.</param>
    public static async Task Run(Measured results, Uri address, string key, string user, string password)
    {
        var theirs = $"X-Redmine-API-Key: {key}";
        await using (var cluster = new PostgresCluster())
        {
            await using var kept = await Ground.Break(await cluster.NewDatabase(pooling: true));
            await using var served = await Fill(kept);
            await Create(results, "PostgreSQL", kept, served.Address, address, theirs);
        }

        await using var ground = await Ground.Break();
        await using var product = await Fill(ground);
        var ours = product.Address;
        var overview = $"/engagements/{Commands.KeyOf(Commands.Engagements - 1)}";
        var cookie = await SignIn(address, user, password);
        await Create(results, "SQLite", ground, ours, address, theirs);
        await Compare(results, "list of 100 as JSON", 300,
            Load.Get(ours, $"/api/v1{overview}/deliverables", Connections, ground.OwnerToken),
            Load.Get(address, "/issues.json?limit=100", Connections, theirs));
        await Compare(results, "overview against project page", 30,
            Load.Get(ours, overview, Connections, ground.OwnerCookie),
            Load.Get(address, "/projects/p1", Connections, cookie));
    }

    static async Task<Product> Fill(Ground ground)
    {
        await Ground.Together(Enumerable.Range(0, Commands.Engagements), number =>
            ground.Engage(Commands.KeyOf(number), Commands.Deliverables, daysAgo: 30));
        return await ground.Open();
    }

    static Task Create(
        Measured results, string engine, Ground ground, Uri ours, Uri redmine, string credentials) => Compare(
        results, $"commands/s against issues created, {engine}", 40,
        new(ours, Commands.Connections, connection => Commands.Lives(ground, ours, connection, () => false),
            StatusCodes.Status201Created),
        new(redmine, Connections, connection => Issues(redmine, credentials, connection),
            StatusCodes.Status201Created));

    static Task Compare(Measured results, string what, double target, Load ours, Load theirs)
    {
        using (ours)
        using (theirs)
        {
            ours.Run(2 * Round);
            theirs.Run(Round);
            var (mine, yours) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                mine.Add(ours.Run(Round).Rate);
                yours.Add(theirs.Run(Round).Rate);
            }
            results.AtLeast(what, Middle.Of(mine), "/s", Middle.Of(yours), "Redmine", target);
        }
        return Task.CompletedTask;
    }

    static NextRequest Issues(Uri address, string credentials, int connection)
    {
        var number = 0;
        return () => Load.Request("POST /issues.json", address, credentials, "application/json", string.Create(
            CultureInfo.InvariantCulture, $$$"""
            {"issue":{"project_id":"p1","tracker_id":1,"subject":"Measured {{{connection}}}-{{{++number}}}",
            "description":"A note of about the size of ours."}}
            """));
    }

    static async Task<string> SignIn(Uri address, string user, string password)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
        using var door = await client.GetAsync("/login");
        var token = Token().Match(await door.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent(
                [new("authenticity_token", token), new("username", user), new("password", password)]),
            Headers = { { "Cookie", CookieOf(door) } },
        };
        using var signedIn = await client.SendAsync(form);
        return $"Cookie: {CookieOf(signedIn)}";
    }

    static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];

    [GeneratedRegex("name=\"authenticity_token\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
