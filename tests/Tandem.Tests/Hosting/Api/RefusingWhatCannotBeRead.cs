using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Delivery;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>A request that cannot be understood is answered with a code, a field and a sentence.</summary>
public sealed class RefusingWhatCannotBeRead(RefusingWhatCannotBeRead.UntouchedServer untouched)
    : IClassFixture<RefusingWhatCannotBeRead.UntouchedServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("costs?cursor=-1", "api.cursor-unreadable", "cursor")]
    [InlineData("costs?cursor=1&cursor=x", "api.cursor-unreadable", "cursor")]
    [InlineData("../../ledger/facts?cursor=1&cursor=x", "api.cursor-unreadable", "cursor")]
    [InlineData("?asOf=yesterday", "api.day-unreadable", "asOf")]
    [InlineData("?asOf=-0044-03-15", "api.day-unreadable", "asOf")]
    [InlineData("../../engagements?sort=beauty", "api.unknown-sort", "sort")]
    public async Task In_the_query_of_a_view(string path, string code, string field)
    {
        using var owner = await untouched.Server.As(Petra);
        await Refuses(await owner.GetAsync(path, Ct), code, field);
    }

    [Fact]
    public async Task In_the_headers_of_a_command()
    {
        using var sponsor = await untouched.Server.As(Sofia);
        await Refuses(await Approve("Idempotency-Key", new('k', 10_000)), "api.idempotency-key-too-long",
            "Idempotency-Key");
        await Refuses(await Approve("Idempotency-Key", ""), "api.idempotency-key-empty", "Idempotency-Key");
        await Refuses(await Approve("If-Match", "\"twelve\""), "api.if-match-unreadable", "If-Match");
        await Refuses(await Approve("If-Match", "12, 13"), "api.if-match-unreadable", "If-Match");

        async Task<HttpResponseMessage> Approve(string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "baselines");
            request.Headers.TryAddWithoutValidation(header, value);
            return await sponsor.SendAsync(request, Ct);
        }
    }

    [Fact]
    public async Task In_a_hand_over_that_is_no_form()
    {
        await using var server = await ApiServer.Open();
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        using var developer = await server.As(Devi);
        await Refuses(await developer.PostAsync("deliverables/D-01/submissions", content: null, Ct),
            "api.form-expected", "evidence");
    }

    [Fact]
    public async Task In_a_file_of_costs()
    {
        using var owner = await untouched.Server.As(Petra);
        using var file = new StringContent("id;date;amount\n1;on Monday;12,50\n", Encoding.UTF8, "text/csv");
        await Refuses(await owner.PostAsync("costs/imports", file, Ct), "finance.file-faulty", "file");
    }

    [Theory]
    [InlineData("costs/imports"), InlineData("costs/previews")]
    public async Task But_the_faults_of_a_file_are_told_only_to_those_who_may_import_it(string path)
    {
        using var developer = await untouched.Server.As(Devi);
        using var file = new StringContent("id;date;amount\n1;on Monday;12,50\n", Encoding.UTF8, "text/csv");
        using var answer = await developer.PostAsync(path, file, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("rights.other-side-decides", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task In_a_file_of_an_engagement()
    {
        using var sponsor = await untouched.Server.As(Sofia);
        await Refuses(await Import("key: [claims"), "import.file-faulty", "file");
        var opened = await sponsor.GetStringAsync("engagement.yaml", Ct);
        var people = opened.IndexOf("people:\n", StringComparison.Ordinal) + "people:\n".Length;
        var newcomer = "  - name: Nina Nowak\n    {0}\n    side: client\n    roles: [technology-owner]\n";
        await Refuses(await Import(With("id: 000000630000000000000000000000ff")), "import.person-missing", "people");
        await Refuses(await Import(With("email: nina@northgate.example")), "import.people-unknown", "people");

        string With(string identity) => opened.Insert(people, newcomer.Replace("{0}", identity,
            StringComparison.Ordinal));
        async Task<HttpResponseMessage> Import(string text)
        {
            using var body = new StringContent(text, Encoding.UTF8, "application/yaml");
            return await sponsor.PostAsync("../../engagements", body, Ct);
        }
    }

    [Theory]
    [InlineData("", "body", "Send a body in JSON")]
    [InlineData("[]", "body", "The body takes an object")]
    [InlineData("null", "body", "Send a body in JSON")]
    [InlineData("{", "body", "The body is no JSON at line 1")]
    [InlineData("{\"round\":1,}", "body", "The body is no JSON at line 1, byte 12")]
    [InlineData("{\"round\":\"x\"}", "round", "round takes a whole number")]
    [InlineData("{\"round\":1.5}", "round", "round takes a whole number")]
    [InlineData("{}", "round", "The body lacks 'round'")]
    [InlineData("{\"round\":1,\"note\":[]}", "note", "note takes a text")]
    [InlineData("{\"round\":1,\"rounds\":1}", "rounds", "The body holds 'rounds', which has no meaning here")]
    public async Task In_the_body_of_an_acceptance(string body, string field, string words)
    {
        using var owner = await untouched.Server.As(Petra);
        using var json = new StringContent(body, Encoding.UTF8, "application/json");
        await SaysPlainly(await owner.PostAsync("deliverables/D-01/acceptances", json, Ct), field, words);
    }

    [Theory]
    [InlineData("""{"round":1,"findings":{}}""", "findings", "findings")]
    [InlineData("""{"round":1,"findings":[{"severity":"dire","text":"a"}]}""", "findings[0].severity",
        "findings[0].severity takes one of critical, major, minor")]
    [InlineData("""{"round":1,"findings":[{"severity":"major"}]}""", "findings[0].text", "findings[0] lacks 'text'")]
    [InlineData("""{"round":1,"findings":[null]}""", "findings[0]", "findings[0] cannot be read")]
    [InlineData("""{"round":1,"findings":[{"severity":"major","text":"a"},null]}""", "findings[1]", "found null")]
    public async Task In_the_body_of_a_rejection(string body, string field, string words)
    {
        using var owner = await untouched.Server.As(Petra);
        using var json = new StringContent(body, Encoding.UTF8, "application/json");
        await SaysPlainly(await owner.PostAsync("deliverables/D-01/rejections", json, Ct), field, words);
    }

    [Theory]
    [InlineData("figures/cpi?page=x", "page", "page takes a whole number; 'x' is none.")]
    [InlineData("../../engagements?health=fine", "health", "health takes one of not-started, finished, all-right")]
    [InlineData("../../engagements?health=3", "health", "health takes one of")]
    public async Task In_a_query_of_its_own_kind(string path, string field, string words)
    {
        using var owner = await untouched.Server.As(Petra);
        await SaysPlainly(await owner.GetAsync(path, Ct), field, words);
    }

    static readonly Dictionary<string, string> SmallForms = new() { ["form-bytes"] = "1024" };

    static readonly string[] Foreign = ["Tandem.", "System.", "Nullable", "parameter", "LineNumber", "deserialization"];

    [Fact]
    public async Task In_a_body_that_is_too_large_which_names_the_settings()
    {
        await using var server = await ApiServer.Open(given: SmallForms);
        using var owner = await server.As(Petra);
        using var json = new StringContent($$"""{"round":1,"note":"{{new string('x', 2_000)}}"}""", Encoding.UTF8,
            "application/json");
        await SaysPlainly(await owner.PostAsync("deliverables/D-01/acceptances", json, Ct), "body", "upload-bytes",
            HttpStatusCode.RequestEntityTooLarge);
    }

    static async Task SaysPlainly(HttpResponseMessage answer, string field, string words,
        HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {problem}");
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.Contains(words, detail, StringComparison.Ordinal);
        Assert.Equal(field, problem.GetProperty("field").GetString());
        foreach (var foreign in Foreign)
            Assert.DoesNotContain(foreign, detail, StringComparison.Ordinal);
        answer.Dispose();
    }

    static async Task Refuses(HttpResponseMessage answer, string code, string field)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode} {problem}");
        Assert.True((code, field) == (problem.GetProperty("code").GetString(),
            problem.GetProperty("field").GetString()), $"{problem}");
        answer.Dispose();
    }

    /// <summary>One server for all who are refused: nothing is recorded of what they send.</summary>
    public sealed class UntouchedServer : IAsyncLifetime
    {
        internal ApiServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ApiServer.Open();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
