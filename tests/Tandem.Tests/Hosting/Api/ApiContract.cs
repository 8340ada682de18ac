using System.Net;
using System.Text.Json;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The API's own OpenAPI document; every answer that passes through a <see cref="Reader"/> is held to
/// it.</summary>
sealed class ApiContract(JsonElement document)
{
    readonly SchemaCheck schemas = new(document);
    readonly HashSet<string> succeeded = [];
    readonly List<string> faults = [];

    /// <summary>Everything that was answered differently from what the document says.</summary>
    public IReadOnlyList<string> Faults => [.. faults.Distinct()];

    /// <summary>Every operation, such as <c>get /api/v1/engagements</c>.</summary>
    public IReadOnlyList<string> Operations { get; } =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select $"{operation.Name} {path.Name}",
    ];

    /// <summary>Operations that never answered with success.</summary>
    public IEnumerable<string> Untried => Operations.Except(succeeded);

    public static async Task<ApiContract> Of(ApiServer server, CancellationToken ct)
    {
        using var client = new HttpClient();
        return new(
            JsonDocument.Parse(await client.GetStringAsync($"{server.Address}/openapi/v1.json", ct)).RootElement);
    }

    public HttpMessageHandler Reader() => new Reading(this) { InnerHandler = new HttpClientHandler() };

    void Hold(HttpMethod method, Uri address, HttpResponseMessage answer, string body)
    {
        var verb = method.Method.ToLowerInvariant();
        var known = Operations.Where(each => each.StartsWith(verb + " ", StringComparison.Ordinal))
            .Where(each => Fits(each[(verb.Length + 1)..], address.AbsolutePath))
            .MinBy(each => each.Count(c => c == '{'));
        var status = (int)answer.StatusCode;
        if (known is null)
        {
            faults.Add($"{verb} {address.AbsolutePath}: not described");
            return;
        }
        if (answer.IsSuccessStatusCode) succeeded.Add(known);
        var responses = document.GetProperty("paths").GetProperty(known[(verb.Length + 1)..]).GetProperty(verb)
            .GetProperty("responses");
        var response = responses.TryGetProperty($"{status}", out var exact) ? exact : responses.GetProperty("default");
        if (answer.IsSuccessStatusCode && exact.ValueKind == JsonValueKind.Undefined)
            faults.Add($"{known}: {status} is not described");
        lock (faults) faults.AddRange(OfBody(answer, response, body).Select(fault => $"{known} {status}: {fault}"));
    }

    IEnumerable<string> OfBody(HttpResponseMessage answer, JsonElement response, string body)
    {
        if (answer.StatusCode == HttpStatusCode.NoContent) return body.Length == 0 ? [] : ["a body"];
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (!response.TryGetProperty("content", out var content) || !content.TryGetProperty(type, out var media))
            return [$"content type '{type}' is not described"];
        if (!type.EndsWith("json", StringComparison.Ordinal)) return [];
        var value = JsonDocument.Parse(body).RootElement;
        return [.. schemas.Faults(value, media.GetProperty("schema"))];
    }

    // Only the path of a tile goes over several segments.
    static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Trim('/').Split('/'), path.Trim('/').Split('/'));
        if (wanted[^1] == "{path}" && given.Length > wanted.Length) given = given[..wanted.Length];
        return wanted.Length == given.Length && wanted.Zip(given).All(each =>
            each.First.StartsWith('{') ? each.Second.Length > 0 : each.First == each.Second);
    }

    sealed class Reading(ApiContract contract) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var answer = await base.SendAsync(request, ct);
            await answer.Content.LoadIntoBufferAsync(ct);
            contract.Hold(request.Method, request.RequestUri!, answer, await answer.Content.ReadAsStringAsync(ct));
            return answer;
        }
    }
}
