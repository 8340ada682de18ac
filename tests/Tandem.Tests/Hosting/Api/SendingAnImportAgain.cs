using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Delivery;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>An engagement file sent twice, and one that rests on what has changed since.</summary>
public sealed class SendingAnImportAgain
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_the_same_key_it_is_answered_as_the_first_time()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var text = await ApiServer.Renamed(owner, "Claims");
        using var first = await Import(owner, text, ("Idempotency-Key", "import-1"));
        var receipt = await first.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        using var again = await Import(owner, text, ("Idempotency-Key", "import-1"));
        Assert.Equal((HttpStatusCode.Created, receipt),
            (again.StatusCode, await again.Content.ReadAsStringAsync(Ct)));
        Assert.Equal((first.Headers.ETag, first.Headers.Location), (again.Headers.ETag, again.Headers.Location));
    }

    [Fact]
    public async Task Under_another_key_or_none_it_changes_nothing_any_more()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var text = await ApiServer.Renamed(owner, "Claims");
        using var first = await Import(owner, text, ("Idempotency-Key", "import-1"));
        foreach (var header in ((string, string)[])[("Idempotency-Key", "import-2"), ("X-None", "1")])
        {
            using var again = await Import(owner, text, header);
            Assert.Equal((HttpStatusCode.OK, 0), (again.StatusCode,
                (await again.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("facts").GetInt32()));
        }
    }

    [Fact]
    public async Task Another_file_under_the_same_key_is_not_taken_for_it()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var (text, another) = (await ApiServer.Renamed(owner, "Claims"), await ApiServer.Renamed(owner, "Others"));
        using var first = await Import(owner, text, ("Idempotency-Key", "import-1"));
        using var other = await Import(owner, another, ("Idempotency-Key", "import-1"));
        await Refuses(other, HttpStatusCode.UnprocessableEntity, "api.idempotency-key-reused");
        Assert.Contains("title: Claims\n", await owner.GetStringAsync("engagement.yaml", Ct),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_tag_of_an_engagement_that_changed_since_nothing_is_recorded()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var text = await ApiServer.Renamed(owner, "Claims");
        using var looked = await owner.GetAsync("", Ct);
        var seen = looked.Headers.ETag!.ToString();
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await Refuses(await Import(owner, text, ("If-Match", seen)), HttpStatusCode.PreconditionFailed,
            "api.changed-meanwhile");
        await Refuses(await Import(owner, text, ("If-Match", "soon")), HttpStatusCode.UnprocessableEntity,
            "api.if-match-unreadable");
        Assert.DoesNotContain("title: Claims\n", await owner.GetStringAsync("engagement.yaml", Ct),
            StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> Import(HttpClient client, string text, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "../../engagements")
        {
            Content = new StringContent(text, Encoding.UTF8, "application/yaml"),
        };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return await client.SendAsync(request, Ct);
    }

    static async Task Refuses(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
            Assert.Equal((status, code), (answer.StatusCode,
                (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString()));
    }
}
