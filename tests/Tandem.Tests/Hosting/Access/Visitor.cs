using System.Net;
using System.Text.RegularExpressions;

namespace Tandem.Tests.Hosting.Access;

/// <summary>A browser without a screen: keeps cookies, follows no redirect, posts the page's own token.</summary>
sealed partial class Visitor(Uri address)
{
    readonly CookieContainer cookies = new();
    HttpClient? client;

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    HttpClient Client => client ??= new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string? SessionCookie => cookies.GetCookies(address)["tandem-session"]?.Value;

    public void PlantSession(string value) => cookies.Add(address, new Cookie("tandem-session", value));

    public Task<HttpResponseMessage> Get(string path) => Send(new(HttpMethod.Get, path));

    public async Task<string> Text(string path) =>
        WebUtility.HtmlDecode(await (await Get(path)).Content.ReadAsStringAsync(Ct));

    /// <summary>Posts a form with the token of the page <paramref name="from"/>.</summary>
    public async Task<HttpResponseMessage> PostFrom(
        string from, string path, params (string Name, string Value)[] fields)
    {
        var page = await (await Get(from)).Content.ReadAsStringAsync(Ct);
        var token = Token().Match(page).Groups["token"].Value;
        Assert.NotEmpty(token);
        return await PostBare(path, [("__RequestVerificationToken", token), .. fields]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        PostFrom(path, path, fields);

    /// <summary>Posts a form without the page's token.</summary>
    public Task<HttpResponseMessage> PostBare(string path, params (string Name, string Value)[] fields) =>
        Send(new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    public Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, Ct);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
