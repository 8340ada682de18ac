using System.Net;
using System.Text.Json;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Briefs;

/// <summary>The pages of a case's brief: saved without script, kept by it, nothing lost where two write.</summary>
public sealed class WritingOnThePage
{
    const string Brief = "/sourcing/portal/brief";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_there_with_who_wrote_it_and_every_revision_of_it()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await Opened(room);
        Assert.Contains("Claims take 20 days.", await Text(sofia, Brief), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Save(sofia, "0", "A portal.")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Save(sofia, "1", "A site.")).StatusCode);
        Assert.Contains("Revision 2 by Sofia", await Text(sofia, Brief), StringComparison.Ordinal);
        var history = await Text(sofia, Brief + "-revisions");
        Assert.Contains("2 changes.", history, StringComparison.Ordinal);
        Assert.Contains("Scope of work", history, StringComparison.Ordinal);
        Assert.Contains("<del>A portal.</del>", await Text(sofia, Brief + "-revisions/2"), StringComparison.Ordinal);
        var restored = await sofia.PostFrom(Brief, Brief + "-restorations", ("revision", "1"));
        Assert.Equal(HttpStatusCode.Found, restored.StatusCode);
        Assert.Contains("Restored from revision 1.", await Text(sofia, Brief + "-revisions"),
            StringComparison.Ordinal);
        Assert.Contains("A portal.", await Text(sofia, Brief + ".md"), StringComparison.Ordinal);
        Assert.Contains("\"ocid\": \"ocds-000000-portal\"", await Text(sofia, Brief + ".ocds.json?revision=2"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await sofia.Get(Brief + "-revisions/9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sofia.Get(Brief + ".docx?revision=9")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_kept_by_the_script_which_hears_what_others_wrote()
    {
        await using var room = await ClaimsRoom.Open();
        var (sofia, petra) = (await Opened(room), await room.As(Petra));
        await Save(sofia, "0", "A portal.");
        var kept = await Draft(petra, ("based-scope", "1"), ("section-scope", "A portal."), ("based-dates", "1"),
            ("section-dates", "May."));
        Assert.Equal((HttpStatusCode.OK, 2), (kept.Status, kept.Told.GetProperty("revision").GetInt32()));
        var behind = await Draft(sofia, ("based-scope", "1"), ("section-scope", "A site."), ("based-dates", "1"),
            ("section-dates", ""));
        var sections = behind.Told.GetProperty("sections").EnumerateArray().ToDictionary(
            each => each.GetProperty("key").GetString()!,
            each => each.TryGetProperty("text", out var text) ? text.GetString() : null);
        Assert.Equal((null, "May."), (sections["scope"], sections["dates"]));
        var overtaken = await Draft(petra, ("based-scope", "2"), ("section-scope", "An app."));
        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("Revision 3", overtaken.Told.GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_overtaken_sees_both_texts_and_loses_none()
    {
        await using var room = await ClaimsRoom.Open();
        var (sofia, petra) = (await Opened(room), await room.As(Petra));
        await Save(sofia, "0", "A portal.");
        await Save(petra, "1", "A site.");
        var answer = await Save(sofia, "1", "An app.");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        foreach (var said in new[] { "sourcing.brief-overtaken", "Revision 2, by Petra, says meanwhile:", "A site.",
            ">An app.</textarea>", "name=\"based-scope\" value=\"2\"" })
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Save(sofia, "2", "A site and an app.")).StatusCode);
    }

    [Fact]
    public async Task What_the_lint_finds_is_had_for_a_text_that_is_not_saved()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await Opened(room);
        var answer = await sofia.PostFrom(Brief, Brief + "-findings", ("section-scope", "A portal, TBD, etc."));
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("id=\"findings-scope\"", html, StringComparison.Ordinal);
        Assert.Contains("TB012", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TBD", await Text(sofia, Brief), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_run_the_case_reads_it_and_strangers_see_nothing()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await Opened(room, petra: "observer");
        await Save(sofia, "0", "A portal.");
        var petra = await room.As(Petra);
        var html = await Text(petra, Brief);
        Assert.Contains("A portal.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", html, StringComparison.Ordinal);
        var refused = await Save(petra, "1", "A site.", from: "/sourcing/portal");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var stella = await room.As(Stranger);
        foreach (var path in new[] { "", "-revisions", "-revisions/1", ".md", ".docx", ".ocds.json" })
            Assert.Equal(HttpStatusCode.NotFound, (await stella.Get(Brief + path)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_sets_the_prefix_on_a_page_of_the_settings()
    {
        const string page = "/settings/publishing";
        await using var room = await ClaimsRoom.Open();
        var (ada, sofia) = (await room.As(Administrator), await room.As(Sofia));
        Assert.Contains("ocds-000000", await Text(ada, page), StringComparison.Ordinal);
        var wrong = await ada.PostFrom(page, page, ("ocidPrefix", "mine"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("value=\"mine\"", await wrong.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await ada.PostFrom(page, page, ("ocidPrefix", "ocds-a1b2c3"))).StatusCode);
        Assert.DoesNotContain("name=\"ocidPrefix\"", await Text(sofia, page), StringComparison.Ordinal);
        Assert.Contains("published under ocds-a1b2c3", await Text(sofia, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_much_as_a_brief_may_hold_is_saved_kept_and_restored()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await Opened(room);
        string[] sections = ["problem", "responsibility", "scope", "team", "rhythm", "systems", "quality", "rights",
            "acceptance", "price", "changes", "maintenance", "dates"];
        (string, string)[] Fields(int based, string text) => [.. sections.SelectMany(each =>
            new[] { ($"based-{each}", $"{based}"), ($"section-{each}", text) })];
        Assert.Equal(HttpStatusCode.Found, (await sofia.PostFrom(Brief, Brief + "-revisions",
            Fields(0, new('x', 99_000)))).StatusCode);
        var kept = await Draft(sofia, [.. Fields(13, new('€', 30_000))]);
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Equal(HttpStatusCode.Found, (await sofia.PostFrom(Brief, Brief + "-restorations", ("revision", "13")))
            .StatusCode);
        var history = await Text(sofia, Brief + "-revisions");
        Assert.Contains("3 changes.", history, StringComparison.Ordinal);
        Assert.Contains("Restored from revision 13.", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_says_the_same_for_good_and_what_changed_later_is_another_one()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await Opened(room);
        Task<HttpResponseMessage> Budget(string amount) => sofia.PostFrom("/sourcing/portal", "/sourcing/portal/needs",
            ("problem", "Claims take 20 days."), ("budget", amount));
        await Budget("1000");
        await Save(sofia, "0", "A portal.");
        var first = await Text(sofia, Brief + ".ocds.json");
        Assert.Equal(("portal-1", "tender", 1000), Told(first));
        await Budget("2000");
        Assert.Equal(first, await Text(sofia, Brief + ".ocds.json?revision=1"));
        var (id, tag, value) = Told(await Text(sofia, Brief + ".ocds.json"));
        Assert.StartsWith("portal-1-", id, StringComparison.Ordinal);
        Assert.Equal(("tenderUpdate", 2000), (tag, value));
        await Save(sofia, "1", "A site.");
        Assert.Equal(("portal-2", "tenderUpdate", 2000), Told(await Text(sofia, Brief + ".ocds.json")));
        Assert.Equal(first, await Text(sofia, Brief + ".ocds.json?revision=1"));

        static (string? Id, string? Tag, decimal Value) Told(string json)
        {
            var release = JsonDocument.Parse(json).RootElement;
            return (release.GetProperty("id").GetString(), release.GetProperty("tag")[0].GetString(),
                release.GetProperty("tender").GetProperty("value").GetProperty("amount").GetDecimal());
        }
    }

    static async Task<Visitor> Opened(ClaimsRoom room, string petra = "procurement-lead")
    {
        var sofia = await room.As(Sofia);
        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ("", [("key", "portal"), ("title", "Claims portal"), ("currency", "GBP"), ("zone", "Europe/London")]),
            ("/portal/needs", [("problem", "Claims take 20 days.")]),
            ("/portal/people", [("role", petra), ("person", Petra.ToString())]),
        })
            Assert.Equal(HttpStatusCode.Found, (await sofia.PostFrom("/sourcing", "/sourcing" + path, fields))
                .StatusCode);
        return sofia;
    }

    static Task<HttpResponseMessage> Save(Visitor visitor, string based, string scope, string from = Brief) =>
        visitor.PostFrom(from, Brief + "-revisions", ("based-scope", based), ("section-scope", scope));

    static async Task<(HttpStatusCode Status, JsonElement Told)> Draft(Visitor visitor,
        params (string, string)[] fields)
    {
        using var answer = await visitor.PostFrom(Brief, Brief + "-drafts", fields);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement.Clone());
    }

    static async Task<string> Text(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }
}
