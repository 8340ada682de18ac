using System.Net;
using System.Text.RegularExpressions;
using NodaTime;

namespace Tandem.Tests.Hosting.Access;

public partial class BeingInvited
{
    const string RuisPassword = "seven bridges over one river";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_brings_one_person_in_once()
    {
        await using var door = await Door.Open();
        var link = await Link(await door.SignedIn());
        var rui = door.NewVisitor();

        var page = await rui.Get(link);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("Ana Silva invited you", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var answer = await Accept(rui, link);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Contains("Rui Costa", await rui.Text("/settings"), StringComparison.Ordinal);
        await door.SignedIn("rui@norte.example", RuisPassword);

        Assert.Equal(HttpStatusCode.Gone, (await door.NewVisitor().Get(link)).StatusCode);
        var again = await door.NewVisitor().PostFrom("/sign-in", link, ("name", "Mallory"),
            ("password", "a password of mallory"), ("repeated", "a password of mallory"));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task An_unknown_link_is_not_there_and_an_expired_one_is_gone()
    {
        await using var door = await Door.Open();
        var link = await Link(await door.SignedIn());
        Assert.Equal(HttpStatusCode.NotFound, (await door.NewVisitor().Get(link + "x")).StatusCode);

        door.Clock.Pass(Duration.FromDays(7));
        var answer = await door.NewVisitor().Get(link);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("has expired", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_link_is_gone()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var link = await Link(ana);
        var withdrawal = Withdrawal().Match(await ana.Text("/settings/people")).Value;
        Assert.Equal(HttpStatusCode.Found, (await ana.PostFrom("/settings/people", withdrawal)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await door.NewVisitor().Get(link)).StatusCode);
    }

    [Fact]
    public async Task A_refused_acceptance_keeps_the_name_typed_but_no_password()
    {
        await using var door = await Door.Open();
        var link = await Link(await door.SignedIn());
        var answer = await door.NewVisitor().Post(
            link, ("name", "Rui M. Costa"), ("password", "passwordpassword"), ("repeated", "passwordpassword"));
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("access.password-common", page, StringComparison.Ordinal);
        Assert.Contains("Rui M. Costa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordpassword", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_invitation_keeps_what_was_typed()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var answer = await Invite(ana, days: "99");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("access.invitation-days", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Norte Software\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(InvitationLink(), page);
    }

    [Fact]
    public async Task Who_administers_nothing_sees_nobody_and_erases_nobody()
    {
        await using var door = await Door.Open();
        await door.AddRui();
        var rui = await door.SignedIn("rui@norte.example");

        Assert.DoesNotContain("ana@atlas.example", await rui.Text("/settings/people"), StringComparison.Ordinal);
        var path = $"/settings/people/{Door.Ana.Id}";
        Assert.Equal(HttpStatusCode.Forbidden, (await rui.PostFrom("/settings", path + "/erasure")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await rui.PostFrom("/settings", path + "/invitation")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Invite(rui, email: "eva@norte.example")).StatusCode);
    }

    [Fact]
    public async Task An_erased_person_is_shown_out_at_once()
    {
        await using var door = await Door.Open();
        await door.AddRui();
        var rui = await door.SignedIn("rui@norte.example");
        var ana = await door.SignedIn();
        Assert.Equal(HttpStatusCode.OK, (await rui.Get("/settings")).StatusCode);

        await ana.PostFrom("/settings/people", $"/settings/people/{Door.Rui.Id}/erasure");

        Assert.Equal(HttpStatusCode.Found, (await rui.Get("/settings")).StatusCode);
        Assert.DoesNotContain("Rui", await ana.Text("/settings/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_is_not_erased_and_stays_signed_in()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var answer = await ana.PostFrom("/settings/people", $"/settings/people/{Door.Ana.Id}/erasure");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/settings/people")).StatusCode);
    }

    static async Task<string> Link(Visitor inviter)
    {
        var page = await (await Invite(inviter)).Content.ReadAsStringAsync(Ct);
        var link = InvitationLink().Match(page);
        Assert.True(link.Success, page);
        return new Uri(link.Value).AbsolutePath;
    }

    static Task<HttpResponseMessage> Invite(
        Visitor inviter, string email = "rui@norte.example", string days = "7") =>
        inviter.Post("/settings/people", ("name", "Rui Costa"), ("email", email), ("company", "Norte Software"),
            ("engagement", ""), ("role", ""), ("days", days));

    static Task<HttpResponseMessage> Accept(Visitor guest, string link) =>
        guest.Post(link, ("name", "Rui Costa"), ("password", RuisPassword), ("repeated", RuisPassword));

    [GeneratedRegex("http://[^\"]+/invitation/[A-Za-z0-9_-]{43}")]
    private static partial Regex InvitationLink();

    [GeneratedRegex("/settings/invitations/[0-9a-f]{32}/withdrawal")]
    private static partial Regex Withdrawal();
}
