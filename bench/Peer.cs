using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Bench.Running;

namespace Tandem.Bench;

/// <summary>
/// The same kinds of request against Redmine, which has to run already with a project p1 of 100 issues or more: creates
/// against durable commands, lists of 100 as JSON, and a project's page, in turns at 8 connections.
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
        await using var ground = await Ground.Break();
        await Ground.Together(Enumerable.Range(0, Commands.Engagements), number =>
            ground.Engage(Commands.KeyOf(number), Commands.Deliverables, daysAgo: 30));
        await using var product = await ground.Open();
        var (ours, theirs) = (product.Address, $"X-Redmine-API-Key: {key}");
        var overview = $"/engagements/{Commands.KeyOf(Commands.Engagements - 1)}";
        var cookie = await SignIn(address, user, password);

        await Compare(results, "commands/s against issues created, SQLite", 40,
            new(ours, Connections, connection => Commands.Lives(ground, ours, connection, () => false),
                StatusCodes.Status201Created),
            new(address, Connections, connection => Issues(address, theirs, connection), StatusCodes.Status201Created));
        await Compare(results, "list of 100 as JSON", 300,
            Load.Get(ours, $"/api/v1{overview}/deliverables", Connections, ground.OwnerToken),
            Load.Get(address, "/issues.json?limit=100", Connections, theirs));
        await Compare(results, "overview against project page", 30,
            Load.Get(ours, overview, Connections, ground.OwnerCookie),
            Load.Get(address, "/projects/p1", Connections, cookie));
    }

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
