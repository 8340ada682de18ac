using System.Net;
using System.Text.RegularExpressions;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public partial class ImportingOnThePage
{
    const string Page = "/engagements/import";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pasted_file_shows_its_plan_and_is_done_when_it_is_confirmed()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var plan = await Post(ana, [("text", Text)]);
        Assert.Equal(HttpStatusCode.OK, plan.Status);
        Assert.Contains("opens the engagement “Claims portal”", plan.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get("/engagements/claims-portal")).StatusCode);

        var done = await Post(ana, [("text", Text), ("version", VersionOf(plan.Html))]);
        Assert.Equal((HttpStatusCode.Found, "/engagements/claims-portal"), (done.Status, done.Location));
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/engagements/claims-portal")).StatusCode);
        Assert.Contains("nothing to do", (await Post(ana, [("text", Text)])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_there_with_their_places_and_the_text_is_kept()
    {
        await using var door = await Door.Open();
        var wrong = With("- tests.failed = 0", "- tests.fail = 0")
            .Replace("title: Claims portal", "title: <b>Claims</b>",
            StringComparison.Ordinal);
        var answer = await Post(await door.SignedIn(), [("text", wrong)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("There is one error in the file", answer.Html, StringComparison.Ordinal);
        Assert.Contains("the nearest is tests.failed", answer.Html, StringComparison.Ordinal);
        Assert.Contains("- tests.fail = 0", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Claims</b>", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_five_megabytes_fits_and_one_that_is_not_UTF_8_does_not()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var large = Text + string.Concat(Enumerable.Repeat("# a comment that says nothing at all\n", 150_000));
        Assert.Equal(HttpStatusCode.OK, (await Post(ana, [("text", large)])).Status);
        var latin = await Post(ana, [("text", "")], [0x6B, 0xE9]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, latin.Status);
        Assert.Contains("byte E9", latin.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(ana, [("text", " ")])).Status);
    }

    [Fact]
    public async Task An_uploaded_file_goes_before_the_text_and_can_be_had_again()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var plan = await Post(ana, [("text", "ignored")], System.Text.Encoding.UTF8.GetBytes(Text));
        await Post(ana, [("text", Text), ("version", VersionOf(plan.Html))]);

        var file = await ana.Get("/engagements/claims-portal/engagement.yaml");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("key: claims-portal\n", await file.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_was_overtaken_is_shown_anew()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        var answer = await Post(ana, [("text", Text), ("version", "7")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("import.engagement-changed", answer.Html, StringComparison.Ordinal);
        Assert.Equal("0", VersionOf((await Post(ana, [("text", Text)])).Html));
    }

    [Fact]
    public async Task Who_may_not_see_an_engagement_learns_nothing_of_it_here()
    {
        await using var door = await Door.Open();
        var ana = await door.SignedIn();
        await Post(ana, [("text", Text), ("version", "0")]);
        await door.AddRui();
        var rui = await door.SignedIn("rui@norte.example");
        var answer = await Post(rui, [("text", With("value: 60000", "value: 1"))]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("60000", answer.Html, StringComparison.Ordinal);
        var guess = With("email: rui@meridian.example", $"email: {Door.Ana.Email}");
        Assert.DoesNotContain(Door.Ana.Name, (await Post(rui, [("text", guess)])).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rui.Get("/engagements/claims-portal/engagement.yaml"))
            .StatusCode);
    }

    [Fact]
    public async Task The_schema_is_there_for_everyone()
    {
        await using var door = await Door.Open();
        var answer = await door.NewVisitor().Get("/schema/engagement.json");
        Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Tandem.Hosting.Library.Schemas.Text("engagement"), await answer.Content.ReadAsStringAsync(Ct));
    }

    static async Task<Seen> Post(Visitor visitor, (string Name, string Value)[] fields, byte[]? file = null)
    {
        var page = await (await visitor.Get(Page)).Content.ReadAsStringAsync(Ct);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Token().Match(page).Groups["token"].Value), "__RequestVerificationToken");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (file is not null) form.Add(new ByteArrayContent(file), "file", "mine.yaml");
        var answer = await visitor.Send(new(HttpMethod.Post, Page) { Content = form });
        var raw = await answer.Content.ReadAsStringAsync(Ct);
        return new(answer.StatusCode, raw, WebUtility.HtmlDecode(raw), answer.Headers.Location?.ToString());
    }

    static string VersionOf(string html) => VersionField().Match(html).Groups["version"].Value;

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"version\" value=\"(?<version>[^\"]+)\"")]
    private static partial Regex VersionField();

    sealed record Seen(HttpStatusCode Status, string Raw, string Html, string? Location);
}
