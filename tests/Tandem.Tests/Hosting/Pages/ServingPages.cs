using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Tests.Hosting.Pages;

/// <summary>What holds for every page, whatever it shows.</summary>
public sealed partial class ServingPages(ServingPages.EmptyServer empty)
    : IClassFixture<ServingPages.EmptyServer>, IDisposable
{
    readonly HttpClient browser = empty.Server.Client();

    static CancellationToken Ended => TestContext.Current.CancellationToken;

    public void Dispose() => browser.Dispose();

    [Theory]
    [InlineData("/_parts")]
    [InlineData("/nowhere")]
    [InlineData("/css/ground.css")]
    [InlineData("/healthz")]
    public async Task Every_answer_forbids_what_comes_from_elsewhere_and_what_is_inline(string path)
    {
        var headers = (await Get(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith(
            "default-src 'self'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Theory]
    [InlineData("/_parts")]
    [InlineData("/_parts/figures")]
    [InlineData("/nowhere")]
    public async Task No_page_has_an_inline_style_or_script(string path)
    {
        var page = await Words(path);

        Assert.DoesNotMatch(InlineStyle(), page);
        Assert.DoesNotMatch(InlineScript(), page);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is nothing at this address")]
    [InlineData("/_parts?asOf=31.12.2025", HttpStatusCode.BadRequest, "This request cannot be understood")]
    [InlineData("/_parts/failure", HttpStatusCode.InternalServerError, "Something broke on our side")]
    public async Task A_failure_is_a_page_with_plain_words_and_a_reference(
        string path, HttpStatusCode status, string words)
    {
        var answer = await Get(path);

        Assert.Equal(status, answer.StatusCode);
        var page = await Words(answer);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Matches("Reference: <code>[^<]+</code>", page);
        Assert.DoesNotContain("A failure on purpose", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_failure_is_a_problem_to_a_caller_of_the_API()
    {
        var answer = await Get("/api/v1/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_is_refused()
    {
        var answer = await Post("/preferences", Form(("theme", "dark")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("tandem-theme", answer.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_larger_than_the_limit_is_refused_as_too_large()
    {
        var answer = await Post("/preferences", Form(("theme", new string('x', 2_000_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That is too large", await Words(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/portfolio?asOf=2026-05-14", "/portfolio?asOf=2026-05-14")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/\t/elsewhere.example/", "/")]
    [InlineData("/portfolio\u0007", "/")]
    [InlineData("", "/")]
    public async Task A_preference_is_kept_and_leads_back_to_a_page_of_ours(string back, string leads)
    {
        var token = Token().Match(await Words("/_parts")).Groups[1].Value;

        var answer = await Post(
            "/preferences", Form(("theme", "dark"), ("back", back), ("__RequestVerificationToken", token)));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(leads, answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("tandem-theme=dark;", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_the_language_that_the_browser_asks_for()
    {
        var asked = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        asked.Headers.AcceptLanguage.ParseAdd("de-AT, en;q=0.5");

        var page = await Words(await Send(asked));

        Assert.Contains("<html lang=\"de\"", page, StringComparison.Ordinal);
        Assert.Contains("Unter dieser Adresse gibt es nichts", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_sheet_is_kept_for_good_under_its_hash_and_asked_for_again_without()
    {
        var linked = Sheet().Match(await Words("/_parts")).Groups[1].Value;

        var kept = await Get(linked);
        var plain = await Get("/css/ground.css");

        Assert.Equal("public, max-age=31536000, immutable", kept.Headers.CacheControl!.ToString());
        Assert.Equal("public, no-cache", plain.Headers.CacheControl!.ToString());
        var again = new HttpRequestMessage(HttpMethod.Get, "/css/ground.css");
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await Send(again)).StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_large_library_travels_packed(string encoding)
    {
        var asked = new HttpRequestMessage(HttpMethod.Get, "/lib/echarts-6.1.0/echarts.mjs");
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        var answer = await Send(asked);

        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange(answer.Content.Headers.ContentLength!.Value, 200_000, 450_000);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_is_told_without_signing_in(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await Get(path)).StatusCode);

    Task<HttpResponseMessage> Get(string path) => browser.GetAsync(path, Ended);

    Task<HttpResponseMessage> Post(string path, HttpContent form) => browser.PostAsync(path, form, Ended);

    Task<HttpResponseMessage> Send(HttpRequestMessage asked) => browser.SendAsync(asked, Ended);

    async Task<string> Words(string path) => await Words(await Get(path));

    static Task<string> Words(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Ended);

    static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));

    [GeneratedRegex("<[^>]+ style=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<style|<script(?![^>]* src=)|<[^>]+ on[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"(/css/ground[^\"]+)\"")]
    private static partial Regex Sheet();

    /// <summary>One server for all tests: what they ask for changes nothing on it.</summary>
    public sealed class EmptyServer : IAsyncLifetime
    {
        internal Server Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await Testing.Server.Start();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
