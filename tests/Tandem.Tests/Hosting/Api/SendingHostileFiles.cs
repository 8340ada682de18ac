using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Delivery;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Files that mean harm, sent to the server as evidence: refused with a reason, in bounded memory, and nothing
/// of
/// them is kept.</summary>
public sealed class SendingHostileFiles
{
    const long TwoGigabytes = 2L << 30;

    /// <summary>What one upload may add to the memory of this process, sender included.</summary>
    const long MemoryMost = 256L << 20;

    const string Laughs = """
        <!DOCTYPE testsuite [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <testsuite tests="1"><testcase name="&b;"/></testsuite>
        """;

    static readonly Dictionary<string, string> SmallUploads = new() { ["upload-bytes"] = "1048576" };

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_gigabytes_are_cut_off_at_the_limit_whether_they_are_announced_or_not(bool announced)
    {
        await using var server = await InWork();
        using var developer = await server.As(Devi);
        var before = Environment.WorkingSet;
        HttpStatusCode? status = null;
        try
        {
            using var form = new MultipartFormDataContent { { new Endless(announced), "evidence", "huge.xml" } };
            using var answer = await developer.PostAsync("deliverables/D-01/submissions", form, Ct);
            status = answer.StatusCode;
            Assert.Equal("api.body-too-large", await Code(answer));
        }
        catch (HttpRequestException)
        {
            // The server hung up on a sender that would not stop.
        }
        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, MemoryMost);
        await NothingKept(server, developer);
    }

    [Theory]
    [InlineData(Laughs)]
    [InlineData("<testsuite tests=\"1\"><testcase name=\"a\">")]
    public async Task Xml_with_entities_or_cut_short_is_refused_with_its_field(string xml)
    {
        await using var server = await InWork();
        using var developer = await server.As(Devi);
        using var answer = await Send(developer, Encoding.UTF8.GetBytes(xml), "junit.xml");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "evidence.unreadable"),
            (answer.StatusCode, await Code(answer)));
        await NothingKept(server, developer);
    }

    [Fact]
    public async Task Json_nested_ten_thousand_deep_is_refused()
    {
        await using var server = await InWork();
        using var developer = await server.As(Devi);
        var nested = "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":"
            + new string('[', 10_000) + new string(']', 10_000) + "}";
        using var answer = await Send(developer, Encoding.UTF8.GetBytes(nested), "scan.sarif");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "evidence.unreadable"),
            (answer.StatusCode, await Code(answer)));
        using var body = new StringContent(new string('[', 10_000), Encoding.UTF8, "application/json");
        using var command = await developer.PostAsync("deliverables/D-01/progress-reports", body, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, command.StatusCode);
        await NothingKept(server, developer);
    }

    [Fact]
    public async Task A_bomb_that_calls_itself_a_report_is_refused_and_an_archive_is_kept_without_being_opened()
    {
        await using var server = await InWork();
        using var developer = await server.As(Devi);
        using var packed = new MemoryStream();
        await using (var gzip =
            new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, true))
            for (var n = 0; n < 64; n++) await gzip.WriteAsync(new byte[1 << 20], Ct);
        using var lying = await Send(developer, packed.ToArray(), "junit.xml");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "evidence.unreadable"),
            (lying.StatusCode, await Code(lying)));
        await NothingKept(server, developer);
        using var answer = await Send(developer, packed.ToArray(), "reports.gz");
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        var round = (await developer.GetFromJsonAsync<JsonElement>("deliverables/D-01", Ct)).GetProperty("rounds")[0];
        Assert.False(round.GetProperty("evidence")[0].TryGetProperty("format", out _));
        Assert.Equal("no-evidence", round.GetProperty("criteria")[0].GetProperty("standing").GetString());
    }

    static async Task<ApiServer> InWork()
    {
        var server = await ApiServer.Open(given: SmallUploads);
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        return server;
    }

    static async Task<HttpResponseMessage> Send(HttpClient client, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "evidence", name } };
        return await client.PostAsync("deliverables/D-01/submissions", form, Ct);
    }

    static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();

    static async Task NothingKept(ApiServer server, HttpClient client)
    {
        var view = await client.GetFromJsonAsync<JsonElement>("deliverables/D-01", Ct);
        Assert.Equal(0, view.GetProperty("rounds").GetArrayLength());
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Installation.Settings.Data, "arriving")));
    }

    /// <summary>Two gigabytes made as they are sent.</summary>
    sealed class Endless(bool announced) : HttpContent
    {
        readonly byte[] part = new byte[64 * 1024];

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0L; sent < TwoGigabytes; sent += part.Length) await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = TwoGigabytes;
            return announced;
        }
    }
}
