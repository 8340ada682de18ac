using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using Tandem.Hosting.Access;

namespace Tandem.Tests.Hosting.Access;

public class ComingIn
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_ones_own_name_stands_for_whom_one_works()
    {
        await using var room = await ClaimsRoom.Open();
        var page = await (await room.As(ClaimsPortal.Devi)).Text("/");
        Assert.Contains("<strong>Devi</strong><span>Example</span>", page, StringComparison.Ordinal);
        Assert.Contains(">Northgate</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_is_led_to_the_door_and_back_to_the_page_they_wanted()
    {
        await using var door = await Door.Open();
        var visitor = door.NewVisitor();
        var sent = (await visitor.Get("/settings/tokens")).Headers.Location!;
        Assert.Equal("/sign-in?returnUrl=%2Fsettings%2Ftokens", sent.PathAndQuery);

        Assert.Contains("value=\"/settings/tokens\"", await visitor.Text(sent.PathAndQuery), StringComparison.Ordinal);
        var answer = await visitor.Post("/sign-in", ("email", "ana@atlas.example"), ("password", Door.Password),
            ("returnUrl", "/settings/tokens"));
        Assert.Equal("/settings/tokens", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        await using var door = await Door.Open();
        var visitor = door.NewVisitor();
        Assert.Contains("name=\"returnUrl\" value=\"/\"",
            await visitor.Text($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), StringComparison.Ordinal);
        var answer = await visitor.Post("/sign-in", ("email", "ana@atlas.example"), ("password", Door.Password),
            ("returnUrl", returnUrl));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Wrong_credentials_are_answered_with_one_sentence_and_the_address_kept()
    {
        await using var door = await Door.Open();
        var answers = new List<string>();
        foreach (var email in (string[])["ana@atlas.example", "nobody@atlas.example"])
        {
            var answer = await door.NewVisitor().Post("/sign-in", ("email", email), ("password", "not it, not it"));
            var page = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(email, page, StringComparison.Ordinal);
            Assert.DoesNotContain("not it, not it", page, StringComparison.Ordinal);
            answers.Add(page[page.IndexOf("notice", StringComparison.Ordinal)..page.IndexOf("</form>",
                page.IndexOf("notice", StringComparison.Ordinal), StringComparison.Ordinal)]
                .Replace(email, "", StringComparison.Ordinal));
        }
        Assert.Equal(WithoutTokens(answers[0]), WithoutTokens(answers[1]));
    }

    [Fact]
    public async Task A_locked_address_is_told_when_to_try_again()
    {
        await using var door = await Door.Open();
        var visitor = door.NewVisitor();
        HttpResponseMessage answer = null!;
        for (var attempt = 0; attempt < 6; attempt++)
            answer = await visitor.Post("/sign-in", ("email", "ana@atlas.example"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Try again in", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_network_address_tries_only_so_often_in_a_minute()
    {
        await using var door = await Door.Open(limits: new() { AttemptsPerMinuteMax = 3 });
        var visitor = door.NewVisitor();
        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Attempt(attempt)).StatusCode);
        var answer = await Attempt(4);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/sign-in")).StatusCode);

        Task<HttpResponseMessage> Attempt(int n) =>
            visitor.Post("/sign-in", ("email", $"person{n}@atlas.example"), ("password", "wrong"));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        await using var door = await Door.Open();
        var answer = await door.NewVisitor().Post(
            "/sign-in", ("email", "ana@atlas.example"), ("password", Door.Password));
        var cookie = SessionCookieOf(answer);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Over_TLS_the_cookie_never_travels_in_the_clear()
    {
        await using var door = await Door.Open(trustedProxies: "127.0.0.1");
        var visitor = door.NewVisitor();
        visitor.Headers["X-Forwarded-Proto"] = "https";
        var form = (await visitor.Get("/sign-in")).Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("; secure", form, StringComparison.OrdinalIgnoreCase);

        // A browser would send it back over TLS; here the proxy's word stands for TLS.
        visitor.Headers["Cookie"] = form[..form.IndexOf(';', StringComparison.Ordinal)];
        var answer = await visitor.Post("/sign-in", ("email", "ana@atlas.example"), ("password", Door.Password));
        Assert.Contains("; secure", SessionCookieOf(answer), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_planted_in_a_browser_does_not_become_the_session_of_who_signs_in()
    {
        await using var door = await Door.Open();
        await door.AddRui();
        var attacker = await door.SignedIn("rui@norte.example");
        var planted = attacker.SessionCookie!;
        var victim = door.NewVisitor();
        victim.PlantSession(planted);

        await victim.PostFrom("/settings", "/sign-in", ("email", "ana@atlas.example"), ("password", Door.Password));

        Assert.NotEqual(planted, victim.SessionCookie);
        Assert.Contains("Ana Silva", await victim.Text("/settings"), StringComparison.Ordinal);
        // The attacker is left with nothing: the planted session ended when somebody else signed in over it.
        Assert.Equal(HttpStatusCode.Found, (await attacker.Get("/settings")).StatusCode);
    }

    [Fact]
    public async Task After_signing_out_a_copy_of_the_cookie_opens_nothing()
    {
        await using var door = await Door.Open();
        var visitor = await door.SignedIn();
        var thief = door.NewVisitor();
        thief.PlantSession(visitor.SessionCookie!);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/settings")).StatusCode);

        Assert.Equal("/sign-in", (await visitor.PostFrom("/settings", "/sign-out")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get("/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await thief.Get("/settings")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_sessions_of_every_browser()
    {
        await using var door = await Door.Open();
        var here = await door.SignedIn();
        var there = await door.SignedIn();
        Assert.Contains("unknown system", await here.Text("/settings/sessions"), StringComparison.Ordinal);

        await here.PostFrom("/settings/sessions", "/settings/sessions/endings");
        Assert.Equal(HttpStatusCode.Found, (await here.Get("/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/settings")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_keeps_this_browser_in_and_shows_the_others_out()
    {
        const string next = "nine lemons with the tea";
        await using var door = await Door.Open();
        var here = await door.SignedIn();
        var there = await door.SignedIn();

        var refused = await here.Post("/settings/password", ("present", "not this one, surely"), ("password", next),
            ("repeated", next));
        var reason = await refused.Content.ReadAsStringAsync(Ct);
        Assert.Contains("access.wrong-password", reason, StringComparison.Ordinal);
        var changed = await here.Post("/settings/password", ("present", Door.Password), ("password", next),
            ("repeated", next));
        Assert.Equal("/settings/password?changed=true", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/settings")).StatusCode);
        await door.SignedIn(password: next);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var door = await Door.Open();
        var visitor = await door.SignedIn();
        var answer = await visitor.PostBare("/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/settings")).StatusCode);
    }

    [Fact]
    public async Task Settings_exist_today_only()
    {
        await using var door = await Door.Open();
        var answer = await (await door.SignedIn()).Get("/settings/people?asOf=2025-12-24");
        Assert.Equal("/settings/people", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_idle_session_ends_on_the_server()
    {
        await using var door = await Door.Open();
        var visitor = await door.SignedIn();
        door.Clock.Pass(Duration.FromHours(13));
        await Task.Delay(TimeSpan.FromSeconds(5.2), Ct);
        Assert.Equal(HttpStatusCode.Found, (await visitor.Get("/settings")).StatusCode);
    }

    static string SessionCookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie")
        .Single(cookie => cookie.StartsWith("tandem-session=", StringComparison.Ordinal));

    static string WithoutTokens(string page) => Regex.Replace(page, "value=\"[^\"]+\"", "");
}
