using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;

namespace Tandem.Tests.Hosting.Access;

public partial class KnockingWithAToken
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_made_in_settings_opens_what_its_scopes_name()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var token = await Make(ana, "read", "deliver");
        Assert.DoesNotContain(token, await ana.Text("/settings/tokens"), StringComparison.Ordinal);

        var answer = await Knock(door, $"Bearer {token}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Ana Silva", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_told_which_one_it_lacks()
    {
        await using var door = await Door.Open();
        var token = await Make(await door.SignedIn(), "read", "review");
        var answer = await Knock(door, $"Bearer {token}");
        Assert.Equal((HttpStatusCode.Forbidden, "access.scope-missing"), (answer.StatusCode, await CodeOf(answer)));
    }

    [Theory]
    [InlineData(null, "access.token-missing")]
    [InlineData("Basic YW5hOnB3", "access.token-missing")]
    [InlineData("Bearer tdm_abc", "access.token-malformed")]
    [InlineData("Bearer", "access.token-missing")]
    public async Task Without_a_token_that_holds_the_API_says_what_is_wrong(string? header, string code)
    {
        await using var door = await Door.Open();
        var answer = await Knock(door, header);
        Assert.Equal((HttpStatusCode.Unauthorized, code), (answer.StatusCode, await CodeOf(answer)));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task The_API_takes_no_cookie_so_that_other_sites_cannot_act_by_it()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var answer = await ana.Get("/api/v1/knock");
        Assert.Equal((HttpStatusCode.Unauthorized, "access.token-missing"), (answer.StatusCode, await CodeOf(answer)));
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        await using var door = await Door.Open();
        var token = await Make(await door.SignedIn(), "read", "admin");
        var machine = door.NewVisitor();
        machine.Headers["Authorization"] = $"Bearer {token}";
        Assert.Equal(HttpStatusCode.Found, (await machine.Get("/settings")).StatusCode);
    }

    [Theory]
    [InlineData(-60, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Unauthorized)]
    public async Task A_token_opens_nothing_from_the_moment_it_expires(int seconds, HttpStatusCode expected)
    {
        await using var door = await Door.Open();
        var token = await Make(await door.SignedIn(), "deliver");
        door.Clock.Pass(Duration.FromDays(90) + Duration.FromSeconds(seconds));
        var answer = await Knock(door, $"Bearer {token}");
        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK) Assert.Equal("access.token-unknown", await CodeOf(answer));
    }

    [Fact]
    public async Task A_revoked_token_is_refused_from_then_on()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var token = await Make(ana, "deliver");
        Assert.Equal(HttpStatusCode.OK, (await Knock(door, $"Bearer {token}")).StatusCode);

        var revocation = Revocation().Match(await ana.Text("/settings/tokens")).Value;
        Assert.Equal(HttpStatusCode.Found, (await ana.PostFrom("/settings/tokens", revocation)).StatusCode);
        var answer = await Knock(door, $"Bearer {token}");
        Assert.Equal((HttpStatusCode.Unauthorized, "access.token-unknown"), (answer.StatusCode, await CodeOf(answer)));
    }

    [Fact]
    public async Task A_refused_token_form_keeps_what_was_typed()
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Post(
            "/settings/tokens", ("name", "Build server"), ("scopes", "deliver"), ("days", "400"));
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("access.token-expiry", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Build server\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"400\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_that_there_is_not_makes_no_token_with_less()
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Post("/settings/tokens", ("name", "Build server"),
            ("scopes", "deliver"), ("scopes", "publish"), ("days", "90"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("access.token-scope-unknown", page, StringComparison.Ordinal);
        Assert.Contains("'publish' is nothing that a token may be used for; read, deliver,", page,
            StringComparison.Ordinal);
        Assert.DoesNotMatch(Token(), page);
    }

    static async Task<string> Make(Visitor owner, params string[] scopes)
    {
        var answer = await owner.Post("/settings/tokens",
            [("name", "Build server"), ("days", "90"), .. scopes.Select(scope => ("scopes", scope))]);
        var token = Token().Match(await answer.Content.ReadAsStringAsync(Ct));
        Assert.True(token.Success);
        return token.Value;
    }

    static Task<HttpResponseMessage> Knock(Door door, string? authorization)
    {
        var machine = door.NewVisitor();
        if (authorization is not null) machine.Headers["Authorization"] = authorization;
        return machine.Get("/api/v1/knock");
    }

    static async Task<string?> CodeOf(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return problem.RootElement.GetProperty("code").GetString();
    }

    [GeneratedRegex("tdm_[A-Za-z0-9_-]{49}")]
    private static partial Regex Token();

    [GeneratedRegex("/settings/tokens/[0-9a-f]{32}/revocation")]
    private static partial Regex Revocation();
}
