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

    public async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>What is shown where a link leads nowhere.</summary>
    public async Task<string> Gone(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return Token().Replace(await answer.Content.ReadAsStringAsync(Ct), "").Replace(path, "",
            StringComparison.Ordinal);
    }

    /// <summary>Sends the form of a link's page.</summary>
    public Task<HttpResponseMessage> Send(string link, params (string Name, string Value)[] fields) =>
        SendAs(link, link, fields);

    /// <summary>Sends it with the token of another page: that of a closed questionnaire has no form.</summary>
    public async Task<HttpResponseMessage> SendAs(string from, string link, params (string Name, string Value)[] fields)
    {
        var form = await Form(from);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
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

    async Task<MultipartFormDataContent> Form(string from)
    {
        var token = Token().Match(await Client.GetStringAsync(from, Ct)).Groups["token"].Value;
        Assert.NotEmpty(token);
        return new() { { new StringContent(token), "__RequestVerificationToken" } };
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
