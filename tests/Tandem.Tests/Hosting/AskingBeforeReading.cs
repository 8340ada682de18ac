using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Tests.Hosting.Access;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting;

/// <summary>Whoever may not send a file is answered before a byte of it was read.</summary>
public sealed class AskingBeforeReading
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deliverables/D-01/submissions", 403), InlineData("costs/imports", 403)]
    [InlineData("costs", 403), InlineData("deliverables/D-01/rejections", 403)]
    [InlineData("../../engagements", 403), InlineData("../../engagements/previews", 403)]
    public async Task Over_the_api(string path, int status)
    {
        await using var server = await ApiServer.Open();
        // Aurel audits and decides nothing; the stranger takes part in nothing.
        var stranger = path.StartsWith("..", StringComparison.Ordinal);
        var token = await server.TokenOf(stranger ? Stranger : Aurel);
        var address = new Uri(new Uri(server.Address + "/api/v1/engagements/claims-portal/"), path).AbsolutePath;
        var type = path.EndsWith("submissions", StringComparison.Ordinal) ? "multipart/form-data; boundary=x"
            : path.EndsWith("imports", StringComparison.Ordinal) ? "text/csv"
            : stranger ? "application/yaml" : "application/json";
        Assert.StartsWith($"HTTP/1.1 {status} ", await Head(new(server.Address),
            $"POST {address} HTTP/1.1\r\nHost: tandem\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: {type}\r\nContent-Length: 5000000\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("engagements/claims-portal/deliverables/D-01/submissions")]
    [InlineData("engagements/claims-portal/deliverables/D-01/rejections")]
    [InlineData("engagements/claims-portal/costs/imports")]
    public async Task On_the_pages(string path)
    {
        await using var room = await ClaimsRoom.Open();
        var aurel = await room.As(Aurel);
        // No antiforgery token stands in it, and none was looked for.
        var answer = await aurel.PostBare("/" + path, ("text", "a"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Also_of_a_playbook()
    {
        await using var room = await ClaimsRoom.Open();
        var aurel = await room.As(Aurel);
        // No antiforgery token stands in it, and none was looked for.
        using var form = new MultipartFormDataContent { { new StringContent("kind: rate-card"), "text" } };
        using var answer = await aurel.Send(new(HttpMethod.Post, "/settings/playbooks") { Content = form });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("only an administrator adds or chooses", await answer.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_part_in_nothing_has_no_file_to_import()
    {
        await using var server = await ApiServer.Open();
        using var stranger = await server.As(Stranger);
        using var file = new StringContent("key: another", Encoding.UTF8, "application/yaml");
        using var answer = await stranger.PostAsync("../../engagements", file, Ct);
        Assert.Contains("import.none-to-import", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    // The announced body is never sent.
    static async Task<string> Head(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, Ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Ct);
        var buffer = new byte[64];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var read = await stream.ReadAtLeastAsync(buffer, 16, throwOnEndOfStream: false, patience.Token);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
