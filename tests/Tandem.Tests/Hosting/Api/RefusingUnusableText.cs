using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Tests.Hosting.Access;
using Tandem.Tests.Ledger.Store;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>What no database can keep is refused with its field, and spoils nothing for others.</summary>
public sealed class RefusingUnusableText(PostgresCluster cluster)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Neither_an_address_nor_a_body_brings_it_in(bool postgres)
    {
        await using var server = await ApiServer.Open(postgres ? await cluster.NewDatabase(pooling: true) : null);
        using var administrator = await server.As(Administrator);
        for (var round = 0; round < 3; round++)
        {
            using var listed = await administrator.GetAsync("../../engagements?search=a%00b", Ct);
            Assert.Equal((422, "api.text-unusable", "search"), await Said(listed));
            using var nul = await Invite(administrator, """a\u0000@example.org""");
            Assert.Equal((400, "api.request-unreadable", "email"), await Said(nul));
            using var half = await Invite(administrator, """a\ud83d@example.org""");
            Assert.Equal((400, "api.request-unreadable", "email"), await Said(half));
        }
        // Cut to a hundred characters, the last of which would be half of one.
        var long_ = Uri.EscapeDataString(new string('a', 99) + "😀");
        for (var round = 0; round < 3; round++)
        {
            using var found = await administrator.GetAsync($"../../engagements?search={long_}", Ct);
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
            using var innocent = await administrator.GetAsync("../../engagements?search=claims", Ct);
            Assert.Equal(HttpStatusCode.OK, innocent.StatusCode);
        }
        using var invited = await Invite(administrator, "nora.müller@example.org");
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
    }

    [Fact]
    public async Task Nor_does_a_form()
    {
        await using var server = await ApiServer.Open();
        using var devi = await server.As(Devi);
        using var form = new MultipartFormDataContent { { new StringContent("a\0b"), "note" } };
        await server.Ask(Sofia, new Domain.Delivery.DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new Domain.Delivery.DeliveryCommand.Start("D-01"));
        using var answer = await devi.PostAsync("deliverables/D-01/submissions", form, Ct);
        Assert.Equal((422, "api.text-unusable", "note"), await Said(answer));
    }

    [Fact]
    public async Task Pages_say_that_the_request_cannot_be_understood()
    {
        await using var room = await ClaimsRoom.Open();
        var ada = await room.As(Administrator);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.Get("/portfolio?search=%00")).StatusCode);
        var long_ = Uri.EscapeDataString(new string('a', 99) + "😀");
        Assert.Equal(HttpStatusCode.OK, (await ada.Get($"/portfolio?search={long_}")).StatusCode);
        var answer = await ada.Post("/settings/people", ("name", "Nils\0Neu"), ("email", "nils@example.org"),
            ("company", "Example"), ("engagement", ""), ("role", ""), ("days", "7"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static Task<HttpResponseMessage> Invite(HttpClient by, string email) => by.PostAsync("../../invitations",
        new StringContent($$"""{"name":"Nora","email":"{{email}}","company":"Example"}""", Encoding.UTF8,
            "application/json"), Ct);

    static async Task<(int Status, string? Code, string? Field)> Said(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return ((int)answer.StatusCode, problem.GetProperty("code").GetString(),
            problem.TryGetProperty("field", out var field) ? field.GetString() : null);
    }
}
