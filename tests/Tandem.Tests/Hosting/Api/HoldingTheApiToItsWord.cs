using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Tests.Hosting.Api;

/// <summary>The server and its OpenAPI document say the same.</summary>
public sealed class HoldingTheApiToItsWord
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_is_described_and_every_description_is_a_route()
    {
        await using var server = await ApiServer.Open();
        var contract = await ApiContract.Of(server, Ct);
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(each => each.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(each => each.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(verb => $"{verb.ToLowerInvariant()} {Plain(each.RoutePattern.RawText!)}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), contract.Operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_two_types_are_described_under_one_name()
    {
        await using var server = await ApiServer.Open();
        var seen = new HashSet<Type>();
        foreach (var endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            foreach (var taken in endpoint.Metadata.OfType<IAcceptsMetadata>()) See(taken.RequestType, seen);
            foreach (var given in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()) See(given.Type, seen);
        }
        Assert.Contains(seen, each => each.Name == "RejectionFinding");
        Assert.Equal([], seen.Where(each => !each.IsGenericType).GroupBy(each => each.Name)
            .Where(named => named.Count() > 1).Select(named => string.Join(", ", named)));
    }

    [Theory]
    [InlineData("submissions", "evidence note commit link")]
    [InlineData("rejections", "round findings file0")]
    public async Task Forms_that_carry_files_are_described_field_by_field(string what, string fields)
    {
        await using var server = await ApiServer.Open();
        using var client = new HttpClient();
        using var document = JsonDocument.Parse(
            await client.GetStringAsync($"{server.Address}/openapi/v1.json", Ct));
        var form = document.RootElement.GetProperty("paths")
            .GetProperty("/api/v1/engagements/{key}/deliverables/{deliverable}/" + what).GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("multipart/form-data").GetProperty("schema");
        Assert.Equal(fields,
            string.Join(' ', form.GetProperty("properties").EnumerateObject().Select(each => each.Name)));
    }

    [Fact]
    public async Task No_parameter_and_no_property_is_described_as_anything_at_all()
    {
        await using var server = await ApiServer.Open();
        using var client = new HttpClient();
        using var document = JsonDocument.Parse(
            await client.GetStringAsync($"{server.Address}/openapi/v1.json", Ct));
        Assert.Equal([], Empty(document.RootElement, "#"));
        using var planted = JsonDocument.Parse("""{"a":{"schema":{}},"b":[{"properties":{"reason":{}}}]}""");
        Assert.Equal(["#/a/schema", "#/b/0/properties/reason"], Empty(planted.RootElement, "#"));
        foreach (var limit in Parameters(document.RootElement).Where(each => Is(each, "limit")))
            Assert.Equal("integer 1 100", string.Join(' ', ((string[])["type", "minimum", "maximum"])
                .Select(word => limit.GetProperty("schema").GetProperty(word))));
        Assert.All(Parameters(document.RootElement).Where(each => Is(each, "cursor") || Is(each, "key")),
            each => Assert.Equal("string", each.GetProperty("schema").GetProperty("type").GetString()));

        static bool Is(JsonElement parameter, string name) => parameter.GetProperty("name").GetString() == name;
    }

    static IEnumerable<JsonElement> Parameters(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("parameters", out _)
        from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
        select parameter;

    static IEnumerable<string> Empty(JsonElement at, string place) => at.ValueKind switch
    {
        JsonValueKind.Object when !at.EnumerateObject().Any() => [place],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(each => Empty(each.Value, $"{place}/{each.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany((each, index) => Empty(each, $"{place}/{index}")),
        _ => [],
    };

    static void See(Type? type, HashSet<Type> seen)
    {
        if (type is null) return;
        foreach (var part in type.GetGenericArguments()) See(part, seen);
        if (type.Namespace?.StartsWith("Tandem", StringComparison.Ordinal) != true || !seen.Add(type)) return;
        foreach (var property in type.GetProperties()) See(property.PropertyType, seen);
    }

    static string Plain(string template) =>
        template.TrimEnd('/').Replace("{**path}", "{path}", StringComparison.Ordinal)
        .Replace(":long}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal);
}
