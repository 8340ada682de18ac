using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tandem.Tests.Sourcing.Cases;

public sealed partial class DecidingACaseOverHttp
{
    string entered = "", scored = "";
    object scores = "";

    // A request that is sent again under the same key is answered as it was, whatever the rules would say by now.
    async Task AskedAgain()
    {
        Assert.Equal(entered, await Sent(petra, "candidates", CandidateOf("P-1", "Northwind"), "enter-1"));
        Assert.Equal(scored, await Sent(tariq, "sheet-scores", scores, "scores-1"));
        await Refuses(petra, "candidates", CandidateOf("P-1", "Northwind"), "sourcing.awarded");
        using var other = await Send(petra, "candidates", CandidateOf("P-1", "Eastwind"), "enter-1");
        Assert.Equal("api.idempotency-key-reused", (await other.Content.ReadFromJsonAsync<JsonElement>(Ct))
            .GetProperty("code").GetString());
    }

    static async Task<string> Sent(HttpClient client, string what, object body, string key)
    {
        using var answer = await Send(client, what, body, key);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{what}: {text}");
        return text;
    }

    static async Task<HttpResponseMessage> Send(HttpClient client, string what, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"sourcing/portal/{what}")
        {
            Content = JsonContent.Create(body),
            Headers = { { "Idempotency-Key", key } },
        };
        return await client.SendAsync(request, Ct);
    }
}
