using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Delivery;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>Calls that come to the wrong place are told the right one, and views name whom they are about.</summary>
public sealed class SayingWhatToDo
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "nowhere", 404, "api.not-found", "/openapi/v1.json lists every address")]
    [InlineData("GET", "baselines", 405, "api.method-not-allowed", "This address takes POST;")]
    [InlineData("DELETE", "costs", 405, "api.method-not-allowed", "This address takes GET, POST;")]
    [InlineData("POST", "deliverables/D-01/acceptances", 415, "api.type-unsupported", "another type of body")]
    public async Task A_call_that_no_address_takes_is_told_which_one_would(
        string method, string path, int status, string code, string detail)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST") request.Content = new StringContent("round: 1", Encoding.UTF8, "application/yaml");
        using var answer = await owner.SendAsync(request, Ct);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_have_names_companies_and_roles_and_addresses_only_for_themselves_and_administrators()
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var petra = await Find(owner, Petra);
        Assert.Equal(($"P {Petra.ToString()[..4]}", "Example", $"{Petra}@example.org"),
            (Text(petra, "name"), Text(petra, "company"), Text(petra, "email")));
        Assert.Equal(["product-owner"], petra.GetProperty("roles").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal("client", Text(petra.GetProperty("member"), "side"));
        var devi = await Find(owner, Devi);
        Assert.Equal(($"P {Devi.ToString()[..4]}", null), (Text(devi, "name"), Text(devi, "email")));
        using var administrator = await server.As(Administrator);
        Assert.Equal($"{Devi}@example.org", Text(await Find(administrator, Devi), "email"));
    }

    [Fact]
    public async Task What_waits_is_told_to_a_token_of_one_engagement_of_that_one_only()
    {
        await using var server = await ApiServer.Open();
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        await server.Ask(Devi, new DeliveryCommand.Submit("D-01", Handover()));
        Assert.NotEqual(0, await Waiting("claims-portal"));
        using var sponsor = await server.As(Sofia);
        var other = (await sponsor.GetStringAsync("engagement.yaml", Ct))
            .Replace("key: claims-portal", "key: another-portal", StringComparison.Ordinal);
        using var administrator = await server.As(Administrator);
        using var file = new StringContent(other, Encoding.UTF8, "application/yaml");
        using var opened = await administrator.PostAsync("../../engagements", file, Ct);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal(0, await Waiting("another-portal"));

        async Task<int> Waiting(string engagement)
        {
            using var client = new HttpClient { BaseAddress = new(server.Address) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenOf(Petra, engagement));
            var waiting = await client.GetFromJsonAsync<JsonElement>("/api/v1/waiting", Ct);
            return waiting.GetProperty("items").GetArrayLength();
        }
    }

    [Theory]
    [InlineData("portal", true), InlineData("CLAIMS", true), InlineData("%", false), InlineData("_", false)]
    [InlineData("!", false), InlineData("c%l", false), InlineData("claims_portal", false)]
    public async Task A_search_takes_every_character_for_itself(string search, bool finds)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        var found = await owner.GetFromJsonAsync<JsonElement>(
            $"../../engagements?search={Uri.EscapeDataString(search)}", Ct);
        Assert.Equal(finds ? 1 : 0, found.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("50 % off_line!", "% off", true), InlineData("50 % off_line!", "f_l", true)]
    [InlineData("50 % off_line!", "line!", true), InlineData("50 % offxline", "f_l", false)]
    public async Task Also_those_that_the_database_would_take_for_others(string title, string search, bool finds)
    {
        await using var server = await ApiServer.Open();
        using var owner = await server.As(Petra);
        using var file = new StringContent(await ApiServer.Renamed(owner, title), Encoding.UTF8, "application/yaml");
        using var renamed = await owner.PostAsync("../../engagements", file, Ct);
        Assert.Equal(HttpStatusCode.Created, renamed.StatusCode);
        var found = await owner.GetFromJsonAsync<JsonElement>(
            $"../../engagements?search={Uri.EscapeDataString(search)}", Ct);
        Assert.Equal(finds ? 1 : 0, found.GetProperty("items").GetArrayLength());
    }

    static async Task<JsonElement> Find(HttpClient client, Domain.Values.Id<Domain.Governance.Person> person)
    {
        var people = await client.GetFromJsonAsync<JsonElement>("people", Ct);
        return people.GetProperty("members").EnumerateArray().Single(each =>
            Text(each.GetProperty("member"), "person") == person.ToString());
    }

    static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) ? text.GetString() : null;
}
