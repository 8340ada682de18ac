using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tandem.Tests.Hosting.Api;

namespace Tandem.Tests.Sourcing.Questionnaires;

/// <summary>Petra invites Northwind (P-1) and Bright (P-2); both answer by link, without an account.</summary>
public sealed partial class AnsweringByLink : IAsyncDisposable
{
    const string Price = "777123.00", BrightsPrice = "888456.00";

    ApiServer server = null!;
    HttpClient petra = null!;
    string northwind = "", bright = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_candidate_saves_comes_back_attaches_and_hands_in()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        var page = await visitor.Text(northwind);
        Assert.Contains("Northwind", page, StringComparison.Ordinal);
        using (var saved = await visitor.Send(northwind, ("text-ip", "Clause 7."), ("met-ip", "yes"),
            ("price", Price), ("do", "save")))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Clause 7.", await new CandidateBrowser(server.Address).Text(northwind),
            StringComparison.Ordinal);
        using (var early = await visitor.Send(northwind, ("text-ip", "Clause 8."), ("met-ip", "yes"),
            ("do", "submit")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
            Assert.Contains("sourcing.question-open", await early.Content.ReadAsStringAsync(Ct),
                StringComparison.Ordinal);
        }
        // Handing in was refused, but what was typed is kept.
        Assert.Contains("Clause 8.", await visitor.Text(northwind), StringComparison.Ordinal);
        await Attaches(visitor);
        await HandsIn(visitor, northwind);
        Assert.DoesNotContain("<textarea", await visitor.Text(northwind), StringComparison.Ordinal);
        using var late = await visitor.SendAs(bright, northwind, ("text-ip", "Clause 9."), ("do", "save"));
        Assert.Contains("sourcing.submitted-already", await late.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
    }

    async Task Attaches(CandidateBrowser visitor)
    {
        using var attached = await visitor.SendFile(northwind, northwind, "files-ip", "../how <b>.pdf", "what we do");
        Assert.Equal(HttpStatusCode.Redirect, attached.StatusCode);
        var page = await visitor.Text(northwind);
        var path = page[page.IndexOf(northwind + "/files/ip/", StringComparison.Ordinal)..];
        path = path[..path.IndexOf('"', StringComparison.Ordinal)];
        using var file = await visitor.Get(path);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("what we do", await file.Content.ReadAsStringAsync(Ct));
        using (var others = await visitor.Get(path.Replace(northwind, bright, StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        using var empty = await visitor.SendFile(northwind, northwind, "files-ip", "empty.pdf", "");
        Assert.Contains("evidence.empty", await empty.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_spreadsheet_goes_round_and_a_wrong_one_changes_nothing()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        using var sheet = await visitor.Get(northwind + "/questionnaire.xlsx");
        Assert.Equal("attachment", sheet.Content.Headers.ContentDisposition!.DispositionType);
        var empty = await sheet.Content.ReadAsByteArrayAsync(Ct);
        using (var wrong = await visitor.SendFile(northwind, northwind + "/spreadsheets", "spreadsheet", "a.xlsx",
            new FilledWorkbook(empty).Text("C2", "Clause 7.").Text("D2", "perhaps").Bytes))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            var told = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Ct));
            Assert.Contains("D2", told, StringComparison.Ordinal);
            Assert.Contains("yes or no", told, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Clause 7.", await visitor.Text(northwind), StringComparison.Ordinal);
        using (var taken = await visitor.SendFile(northwind, northwind + "/spreadsheets", "spreadsheet", "a.xlsx",
            new FilledWorkbook(empty).Text("C2", "Clause 7.").Text("D2", "yes").Bytes))
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("Clause 7.", await visitor.Text(northwind), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_lead_nowhere_all_look_alike_and_none_is_told_on()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        using (var shown = await visitor.Get(northwind))
        {
            Assert.True(shown.Headers.CacheControl!.NoStore);
            Assert.Equal("no-referrer", shown.Headers.GetValues("Referrer-Policy").Single());
        }
        var never = await visitor.Gone(northwind[..^3] + "abc");
        Assert.Equal(never, await visitor.Gone(northwind.Replace("portal", "nothing", StringComparison.Ordinal)));
        await Asks("invitation-withdrawals", new { candidate = "P-1" });
        Assert.Equal(never, await visitor.Gone(northwind));
        var before = northwind;
        northwind = await LinkOf("P-1");
        Assert.Equal(never, await visitor.Gone(before));
        server.Clock.Pass(Duration.FromDays(40));
        Assert.Contains("run out", await visitor.Gone(northwind, HttpStatusCode.Gone), StringComparison.Ordinal);
        await visitor.Gone(before);
    }

    [Fact]
    public async Task What_is_sent_to_a_link_that_leads_nowhere_is_not_read()
    {
        await Invited();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        using var client = new HttpClient(handler);
        foreach (var path in (string[])["/questionnaires/nowhere/" + northwind.Split('/')[^1], northwind + "x"])
        {
            using var body = new UnreadBody();
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Address.TrimEnd('/') + path);
            request.Content = body;
            request.Headers.ExpectContinue = true;
            using var answer = await client.SendAsync(request, Ct);
            Assert.Equal((HttpStatusCode.NotFound, false), (answer.StatusCode, body.WasAskedFor));
        }
    }

    // A server that reads a body first says "continue", and then the client sends it.
    sealed class UnreadBody : HttpContent
    {
        public bool WasAskedFor { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            WasAskedFor = true;
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length) => (length = 100_000) > 0;
    }

    [Fact]
    public async Task Whoever_tries_links_is_slowed_down()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        var answers = new List<HttpStatusCode>();
        for (var at = 0; at < 130; at++)
        {
            using var tried = await visitor.Get($"/questionnaires/portal/{at}");
            answers.Add(tried.StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task At_every_address_a_candidate_finds_nothing_of_another()
    {
        await Invited();
        var (visitor, other) = (new CandidateBrowser(server.Address), new CandidateBrowser(server.Address));
        using (await other.Send(bright, ("text-ip", "BRIGHTS-WORDS"), ("met-ip", "yes"), ("price", BrightsPrice),
            ("do", "save"))) { }
        using (await other.SendFile(bright, bright, "files-ip", "brights-file.txt", "BRIGHTS-BYTES")) { }
        await HandsIn(other, bright);
        var tried = 0;
        foreach (var path in Addresses(northwind.Split('/')[^1]))
        {
            using var answer = await visitor.Get(path);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            foreach (var secret in new[] { "BRIGHTS", "brights-file", "Bright", "P-2", BrightsPrice, "888456" })
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{path} shows {secret}");
            tried++;
        }
        Assert.True(tried > 60, $"only {tried} addresses were found");
    }

    [Fact]
    public async Task No_price_lies_in_the_clear_anywhere_before_the_envelopes_are_opened()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        using (await visitor.Send(northwind, ("price", Price), ("do", "save"))) { }
        await HandsIn(visitor, northwind);
        await Asks("price-envelopes", new
        {
            candidate = "P-2",
            price = new { amount = BrightsPrice, currency = "GBP" },
        });
        Assert.DoesNotContain("777123", await visitor.Text(northwind), StringComparison.Ordinal);
        foreach (var path in Addresses("none").Where(each => each.StartsWith("/api/", StringComparison.Ordinal)))
        {
            using var answer = await petra.GetAsync(server.Address + path, Ct);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            Assert.False(text.Contains("777123", StringComparison.Ordinal)
                || text.Contains("888456", StringComparison.Ordinal), path);
        }
        await foreach (var fact in server.Installation.Ledger.ReadLog(server.Organisation.ToString(), 0, int.MaxValue,
            Ct))
            Assert.DoesNotContain("777123", Encoding.UTF8.GetString(fact.Bytes), StringComparison.Ordinal);
        await server.Stop();
        foreach (var file in Directory.EnumerateFiles(server.Installation.Settings.Data, "*",
            SearchOption.AllDirectories))
            foreach (var price in new[] { "777123", "888456" })
                Assert.False((await File.ReadAllBytesAsync(file, Ct)).AsSpan().IndexOf(
                    Encoding.ASCII.GetBytes(price)) >= 0, $"{file} holds {price}");
    }

    async Task Invited()
    {
        server = await ApiServer.Open();
        petra = await server.As(ClaimsPortal.Petra);
        petra.BaseAddress = new(server.Address + "/api/v1/");
        using (var opened = await petra.PostAsJsonAsync("sourcing",
            new { key = "portal", title = "Claims portal", currency = "GBP", zone = "Europe/London" }, Ct))
            Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        await Asks("criteria", new { playbook = "evaluation-partner" });
        foreach (var (key, name) in new[] { ("P-1", "Northwind"), ("P-2", "Bright") })
            await Asks("candidates", new
            {
                key,
                name,
                locations = Array.Empty<string>(),
                certificates = Array.Empty<string>(),
                references = Array.Empty<string>(),
                subcontractors = Array.Empty<string>(),
                engagements = Array.Empty<string>(),
            });
        (northwind, bright) = (await LinkOf("P-1"), await LinkOf("P-2"));
    }

    async Task HandsIn(CandidateBrowser visitor, string link)
    {
        var criteria = (await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct)).GetProperty("criteria");
        var fields = criteria.GetProperty("knockOuts").EnumerateArray()
            .Select(each => ($"met-{each.GetProperty("key").GetString()}", "yes"))
            .Concat(criteria.GetProperty("criteria").EnumerateArray()
                .Select(each => ($"text-{each.GetProperty("key").GetString()}", "We do.")))
            .Append(("do", "submit")).ToArray();
        using var answer = await visitor.Send(link, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    // Every address that can be looked at, filled in with what a candidate could know or guess.
    IEnumerable<string> Addresses(string secret) => server.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(each => each.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
            .Contains("GET") != false)
        .Select(each => "/" + string.Concat(each.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.Name switch
                {
                    "secret" => secret,
                    "key" or "sourcing" => "portal",
                    "candidate" => "P-2",
                    "question" => "ip",
                    "documentName" => "v1",
                    _ => "1",
                },
                _ => "",
            })) + "/")).TrimEnd('/')).Distinct();

    async Task<string> LinkOf(string candidate)
    {
        using var invited = await petra.PostAsJsonAsync("sourcing/portal/candidate-invitations",
            new { candidate, until = "2026-04-01" }, Ct);
        var answer = await invited.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return new Uri(answer.GetProperty("link").GetString()!).AbsolutePath;
    }

    async Task Asks(string what, object body)
    {
        using var answer = await petra.PostAsJsonAsync($"sourcing/portal/{what}", body, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        petra.Dispose();
        await server.DisposeAsync();
    }
}
