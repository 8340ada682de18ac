using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Governance;

public partial class KeepingOwnPlaybooks
{
    const string Page = "/settings/playbooks";
    static readonly Asking Administrator = new(ClaimsPortal.Administrator, default, new LocalDate(2026, 5, 4), true);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void One_is_added_once_and_a_version_has_one_content()
    {
        var one = OwnPlaybooks.Initial.Decide(Administrator, new PlaybookCommand.Add(Rates('a')));
        var known = OwnPlaybooks.Initial.Evolve(Assert.Single(one.Events));
        Assert.Empty(known.Decide(Administrator, new PlaybookCommand.Add(Rates('a'))).Events);
        Assert.Equal("playbooks.version-taken",
            known.Decide(Administrator, new PlaybookCommand.Add(Rates('b'))).Refusal!.Code);
        Assert.Null(known.Decide(Administrator, new PlaybookCommand.Add(Rates('b') with { Version = "2" })).Refusal);
    }

    [Fact]
    public void Only_an_administrator_adds_and_chooses_and_only_what_there_is()
    {
        var anyone = Administrator with { Administrator = false };
        Assert.Equal("playbooks.administrators-only",
            OwnPlaybooks.Initial.Decide(anyone, new PlaybookCommand.Add(Rates('a'))).Refusal!.Code);
        Assert.Equal("playbooks.unknown", OwnPlaybooks.Initial.Decide(Administrator,
            new PlaybookCommand.Choose("rate-card", HashOf('a'), Ships: false, IsChosen: true)).Refusal!.Code);
        Assert.Single(OwnPlaybooks.Initial.Decide(Administrator,
            new PlaybookCommand.Choose("rate-card", HashOf('a'), Ships: true, IsChosen: true)).Events);
        Assert.Equal("playbooks.not-chosen", OwnPlaybooks.Initial.Decide(Administrator,
            new PlaybookCommand.Choose("health", HashOf('a'), Ships: true, IsChosen: false)).Refusal!.Code);
    }

    [Fact]
    public void There_is_a_limit_to_how_many_are_kept()
    {
        var many = OwnPlaybooks.Initial with
        {
            All = [.. Enumerable.Range(0, OwnPlaybooks.PlaybooksMax)
                .Select(at => Rates('a') with { Version = $"{at}" })],
        };
        Assert.Equal("playbooks.too-many",
            many.Decide(Administrator, new PlaybookCommand.Add(Rates('b'))).Refusal!.Code);
    }

    [Fact]
    public async Task A_copy_with_a_version_of_its_own_is_added_chosen_and_rules_the_advisor()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var shipped = System.Text.Encoding.UTF8.GetString(ShippedPlaybooks.Of("rate-card").Bytes);
        var own = shipped.Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal)
            .Replace("monthly: 6000", "monthly: 7000", StringComparison.Ordinal);
        var added = await Add(ana, own.ReplaceLineEndings("\r\n"));
        Assert.Equal((HttpStatusCode.Found, Page), (added.StatusCode, added.Headers.Location!.ToString()));

        var html = await ana.Text(Page);
        var hash = PlaybookHash.Of(System.Text.Encoding.UTF8.GetBytes(own)).Hex;
        Assert.Contains(hash, html, StringComparison.Ordinal);
        Assert.Contains("$6,000", await ana.Text("/advisor"), StringComparison.Ordinal);
        var chosen = await ana.PostFrom(Page, Page + "/choices", ("kind", "rate-card"), ("hash", hash));
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Contains("$7,000", await ana.Text("/advisor"), StringComparison.Ordinal);
        Assert.Equal(own, await ana.Text($"{Page}/{hash}.yaml"));
        Assert.Contains("monthly: 7000", await ana.Text($"{Page}?copy={hash}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_errors_shows_them_all_and_nothing_is_kept()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var before = Rows(await ana.Text(Page));
        var refused = await Add(ana, "kind: rate-card\nid: Our Rates\ncurrency: USX\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct));
        Assert.Contains("a name such as model-advisor", html, StringComparison.Ordinal);
        Assert.Contains("a currency such as USD", html, StringComparison.Ordinal);
        Assert.Contains("no field rates", html, StringComparison.Ordinal);
        Assert.Contains("currency: USX", html, StringComparison.Ordinal);
        Assert.Equal(before, Rows(await ana.Text(Page)));
        foreach (var hash in (string[])[new('0', Digest.HexDigits), "the cheaper one", ""])
        {
            var unknown = await ana.PostFrom(Page, Page + "/choices", ("kind", "rate-card"), ("hash", hash));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
            Assert.Contains("playbooks.unknown", await unknown.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_holds_for_the_whole_installation_is_not_offered_for_choice()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var shipped = System.Text.Encoding.UTF8.GetString(ShippedPlaybooks.Of("health").Bytes);
        Assert.Equal(HttpStatusCode.Found, (await Add(ana, shipped.Replace("version: 1.0.0", "version: 1.1.0",
            StringComparison.Ordinal))).StatusCode);
        Assert.DoesNotContain("value=\"health\"", await ana.Text(Page), StringComparison.Ordinal);
        var refused = await ana.PostFrom(Page, Page + "/choices", ("kind", "health"),
            ("hash", ShippedPlaybooks.Of("health").Hash.Hex));
        Assert.Contains("playbooks.not-chosen", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Briefs_are_read_by_the_rules_that_were_chosen()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        const string Brief = "We need a team of five engineers for two years, whatever it costs.";
        var shipped = System.Text.Encoding.UTF8.GetString(ShippedPlaybooks.Of("brief-lint").Bytes);
        var found = System.Text.RegularExpressions.Regex.Match(await Lint(ana, Brief), @"TB\d{3}").Value;
        var own = shipped.Replace(found, "TB901", StringComparison.Ordinal)
            .Replace("version: 1.1.0", "version: 1.1.1", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Add(ana, own)).StatusCode);
        await ana.PostFrom(Page, Page + "/choices", ("kind", "brief-lint"),
            ("hash", PlaybookHash.Of(System.Text.Encoding.UTF8.GetBytes(own)).Hex));
        var read = await Lint(ana, Brief);
        Assert.Contains("TB901", read, StringComparison.Ordinal);
        Assert.DoesNotContain(found, read, StringComparison.Ordinal);
    }

    static async Task<string> Lint(Visitor visitor, string brief) =>
        await (await Upload(visitor, "/lint", brief)).Content.ReadAsStringAsync(Ct);

    static Task<HttpResponseMessage> Add(Visitor visitor, string text) => Upload(visitor, Page, text);

    static async Task<HttpResponseMessage> Upload(Visitor visitor, string path, string text)
    {
        var page = await (await visitor.Get(path)).Content.ReadAsStringAsync(Ct);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Token().Match(page).Groups["token"].Value), "__RequestVerificationToken");
        form.Add(new StringContent(text), "text");
        return await visitor.Send(new(HttpMethod.Post, path) { Content = form });
    }

    static OwnPlaybook Rates(char hash) => new("rate-card", "our-rates", "1.0.0", "Our rates", HashOf(hash));

    static Digest HashOf(char digit) => new(new string(digit, Digest.HexDigits));

    static int Rows(string html) => Row().Count(html);

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<tr>")]
    private static partial Regex Row();
}
