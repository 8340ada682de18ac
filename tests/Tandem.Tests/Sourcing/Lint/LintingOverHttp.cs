using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Sourcing.Lint;
using Tandem.Tests.Hosting.Api;
using Tandem.Tests.Hosting.Verbs;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>The lint over the API: the JSON of the command line, and a word for everything that it does not
/// read.</summary>
public sealed class LintingOverHttp : IAsyncLifetime
{
    const string Brief = "# Staff augmentation\n\nThe vendor builds a user-friendly web application, TBD.\n";

    ApiServer server = null!;
    HttpClient client = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await ApiServer.Open();
        client = await server.As(Petra);
        client.BaseAddress = new($"{server.Address}/api/v1/");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_text_gets_the_same_json_as_on_the_command_line()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.md");
        await File.WriteAllTextAsync(path, Brief, Ct);
        var (_, said, _) = await CommandLine.Asked(LintVerb.Verb(), path, "--format", "json", "--model",
            "dedicated-team");
        File.Delete(path);
        using var answer = await client.PostAsync($"lint?model=dedicated-team&name={Uri.EscapeDataString(path)}",
            new StringContent(Brief, Encoding.UTF8, "text/markdown"), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(JsonNode.Parse(said)!.ToJsonString(),
            JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!.ToJsonString());
    }

    [Fact]
    public async Task Files_of_a_form_get_one_answer_each()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(WordFile.Of(WordFile.Body)), "file", "one.docx" },
            { new StringContent(Brief), "file", "two.md" },
        };
        using var answer = await client.PostAsync("lint", form, Ct);
        var files = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!.AsArray();
        Assert.Equal(["one.docx", "two.md"], files.Select(each => (string)each!["file"]!));
        Assert.Equal(["docx", "markdown"], files.Select(each => (string)each!["format"]!));
    }

    [Theory]
    [InlineData("lint", "", "lint.nothing-given", 422)]
    [InlineData("lint?model=team", "A portal.", "lint.unknown-model", 422)]
    [InlineData("lint?name=a.docx", "No Word file.", "lint.unreadable", 422)]
    [InlineData("lint", "%PDF-1.7", "lint.unreadable", 422)]
    [InlineData("lint", "A zero \0 here", "lint.unreadable", 422)]
    public async Task What_is_not_read_is_told_why(string path, string body, string code, int status)
    {
        using var answer = await client.PostAsync(path, new StringContent(body), Ct);
        await Says(answer, code, status);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_with_their_limit_also_where_nobody_says_how_many_they_are()
    {
        var much = new byte[50 * 1024 * 1024];
        Array.Fill(much, (byte)'a');
        using var answer = await client.PostAsync("lint", new ByteArrayContent(much), Ct);
        Assert.Contains("32 MiB", await Says(answer, "lint.too-large", 413), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "lint") { Content = new ByteArrayContent(much) };
        request.Headers.TransferEncodingChunked = true;
        using var unsaid = await client.SendAsync(request, Ct);
        await Says(unsaid, "lint.too-large", 413);
    }

    [Fact]
    public async Task More_files_than_are_read_at_once_are_refused()
    {
        using var form = new MultipartFormDataContent();
        for (var number = 0; number <= 200; number++) form.Add(new StringContent("A."), "file", $"{number}.md");
        using var answer = await client.PostAsync("lint", form, Ct);
        await Says(answer, "lint.too-many-files", 422);
    }

    [Fact]
    public async Task Nobody_is_read_without_a_token()
    {
        using var nobody = new HttpClient { BaseAddress = client.BaseAddress };
        nobody.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await nobody.PostAsync("lint", new StringContent(Brief), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    static async Task<string> Says(HttpResponseMessage answer, string code, int status)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode} {text}");
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}
