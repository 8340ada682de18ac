using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tandem.Tests.Sourcing.Questionnaires;

/// <summary>A browser without a screen that nobody has signed in on: sends forms with the page's own token.</summary>
sealed partial class CandidateBrowser(string address)
{
    HttpClient? client;

    HttpClient Client => client ??= new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new(address),
    };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path, Ct);

    /// <summary>A page as a browser gets it.</summary>
    public Task<string> Page(string path) => Client.GetStringAsync(path, Ct);

    public async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>What is shown where a link leads nowhere.</summary>
    public async Task<string> Gone(string path, HttpStatusCode status = HttpStatusCode.NotFound)
    {
        using var answer = await Get(path);
        Assert.Equal(status, answer.StatusCode);
        return Token().Replace(await answer.Content.ReadAsStringAsync(Ct), "").Replace(path, "",
            StringComparison.Ordinal);
    }

    /// <summary>Sends the form of a link's page.</summary>
    public Task<HttpResponseMessage> Send(string link, params (string Name, string Value)[] fields) =>
        SendAs(link, link, fields);

    /// <summary>Sends it with the token of another page: that of a closed questionnaire has no form.</summary>
    public async Task<HttpResponseMessage> SendAs(string from, string link, params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync(from, Ct);
        return await SendFrom(page, link, fields);
    }

    /// <summary>Sends it from a page as it was shown some time ago.</summary>
    public async Task<HttpResponseMessage> SendFrom(string page, string link,
        params (string Name, string Value)[] fields)
    {
        using var form = FormOf(page);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        // A browser sends the hidden fields along.
        foreach (Match read in Reads().Matches(page))
            if (fields.Any(each => each.Name.EndsWith($"-{read.Groups["key"].Value}", StringComparison.Ordinal)))
                form.Add(new StringContent(read.Groups["print"].Value), $"read-{read.Groups["key"].Value}");
        return await Client.PostAsync(link, form, Ct);
    }

    /// <summary>Sends several files of one field.</summary>
    public async Task<HttpResponseMessage> SendFiles(string link, string field, IEnumerable<string> contents)
    {
        using var form = FormOf(await Client.GetStringAsync(link, Ct));
        foreach (var (at, content) in contents.Index())
            form.Add(new StringContent(content), field, $"{at}.txt");
        form.Add(new StringContent("save"), "do");
        return await Client.PostAsync(link, form, Ct);
    }

    public Task<HttpResponseMessage> SendFile(string from, string path, string field, string name, string content) =>
        SendFile(from, path, field, name, Encoding.UTF8.GetBytes(content));

    public async Task<HttpResponseMessage> SendFile(string from, string path, string field, string name,
        byte[] content)
    {
        var form = await Form(from);
        form.Add(new ByteArrayContent(content), field, name);
        form.Add(new StringContent("save"), "do");
        return await Client.PostAsync(path, form, Ct);
    }

    async Task<MultipartFormDataContent> Form(string from) => FormOf(await Client.GetStringAsync(from, Ct));

    static MultipartFormDataContent FormOf(string page)
    {
        var token = Token().Match(page).Groups["token"].Value;
        Assert.NotEmpty(token);
        return new() { { new StringContent(token), "__RequestVerificationToken" } };
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"read-(?<key>[^\"]+)\" value=\"(?<print>[^\"]+)\"")]
    private static partial Regex Reads();
}
