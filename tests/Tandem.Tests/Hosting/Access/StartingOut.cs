using System.Net;

namespace Tandem.Tests.Hosting.Access;

public class StartingOut
{
    static readonly (string, string)[] Typed =
    [
        ("organisation", "Atlas Insurance"), ("name", "Ana Silva"), ("email", "ana@atlas.example"),
        ("password", Door.Password), ("repeated", Door.Password),
    ];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_visit_creates_the_organisation_and_signs_its_administrator_in()
    {
        await using var door = await Door.Open(founded: false);
        var visitor = door.NewVisitor();
        Assert.Equal("/start", (await visitor.Get("/sign-in")).Headers.Location?.OriginalString);

        Assert.Equal("/", (await visitor.Post("/start", Typed)).Headers.Location?.OriginalString);
        Assert.Contains("Ana Silva", await visitor.Text("/settings/people"), StringComparison.Ordinal);
        Assert.Equal("Atlas Insurance", (await door.Organisation()).Name);
    }

    [Fact]
    public async Task Once_there_is_an_organisation_nobody_starts_another()
    {
        await using var door = await Door.Open(founded: false);
        var late = door.NewVisitor();
        await late.Get("/start");
        await door.NewVisitor().Post("/start", Typed);

        Assert.Equal("/", (await late.Get("/start")).Headers.Location?.OriginalString);
        var answer = await late.PostFrom("/sign-in", "/start", Typed);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null(late.SessionCookie);
    }

    [Theory]
    [InlineData("organisation", " ", "directory.organisation-unnamed")]
    [InlineData("name", "", "directory.name-missing")]
    [InlineData("email", "ana", "directory.email-implausible")]
    [InlineData("password", "short", "access.passwords-differ")]
    [InlineData("repeated", "another password", "access.passwords-differ")]
    public async Task A_refused_form_keeps_what_was_typed_but_no_password(string field, string value, string code)
    {
        await using var door = await Door.Open(founded: false);
        var answer = await door.NewVisitor().Post(
            "/start", [.. Typed.Select(typed => typed.Item1 == field ? (field, value) : typed)]);
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, page, StringComparison.Ordinal);
        foreach (var (name, typed) in Typed.Where(each => each.Item1 != field))
            if (name is "password" or "repeated") Assert.DoesNotContain(typed, page, StringComparison.Ordinal);
            else Assert.Contains(typed, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "tandem.atlas.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    public async Task A_first_visitor_from_elsewhere_needs_the_code_from_the_servers_log(string header, string value)
    {
        await using var door = await Door.Open(founded: false);
        var stranger = door.NewVisitor();
        stranger.Headers[header] = value;
        Assert.Contains("name=\"code\"", await stranger.Text("/start"), StringComparison.Ordinal);
        var file = Path.Combine(door.Data, "start-code");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Post("/start", Typed)).StatusCode);
        var guessed = await stranger.Post("/start", [.. Typed, ("code", "guessed")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
        Assert.Contains("access.start-code-wrong", await guessed.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
        var code = await File.ReadAllTextAsync(file, Ct);
        Assert.Equal(HttpStatusCode.Found, (await stranger.Post("/start", [.. Typed, ("code", code)])).StatusCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task The_keys_lie_where_only_the_servers_account_reads()
    {
        await using var door = await Door.Open();
        await door.SignedIn();
        var keys = new DirectoryInfo(Path.Combine(door.Data, "keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
        Assert.NotEmpty(keys.GetFiles("*.xml"));
    }
}
