using System.Net;
using System.Net.Http.Json;
using NodaTime;

namespace Tandem.Tests.Sourcing.Questionnaires;

public sealed partial class AnsweringByLink
{
    [Fact]
    public async Task Two_pages_of_one_link_take_nothing_from_each_other()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        var opened = await visitor.Page(northwind);
        using (await visitor.Send(northwind, ("text-ip", "Clause 7."), ("met-ip", "yes"), ("text-roles", "By two."),
            ("do", "save"))) { }
        using (var later = await visitor.SendFrom(opened, northwind, ("text-ip", ""), ("text-roles", ""),
            ("text-security", "Twice a year."), ("do", "save")))
            Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
        var both = await visitor.Text(northwind);
        foreach (var said in new[] { "Clause 7.", "By two.", "Twice a year." })
            Assert.Contains(said, both, StringComparison.Ordinal);
        using (var overtaken = await visitor.SendFrom(opened, northwind, ("text-ip", "Clause 9."), ("do", "save")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, overtaken.StatusCode);
            var page = WebUtility.HtmlDecode(await overtaken.Content.ReadAsStringAsync(Ct));
            foreach (var said in new[] { "sourcing.answer-overtaken", "Clause 7.", "Clause 9." })
                Assert.Contains(said, page, StringComparison.Ordinal);
            using var settled = await visitor.SendFrom(page, northwind, ("text-ip", "Clauses 7 and 9."),
                ("met-ip", "yes"), ("do", "save"));
            Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        }
        Assert.Contains("Clauses 7 and 9.", await visitor.Text(northwind), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_files_that_are_refused()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        using (await visitor.SendFile(northwind, northwind, "files-ip", "first.txt", "file 3")) { }
        var before = Kept();
        using (var many = await visitor.SendFiles(northwind, "files-ip",
            Enumerable.Range(0, 51).Select(at => $"file {at}")))
            Assert.Contains("sourcing.too-many", await many.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(before, Kept());
        // The first of them is here already and stays; the last claims to be a report and cannot be read.
        using (var faulty = await visitor.SendFiles(northwind, "files-ip",
            ["file 3", "another", "<?xml version=\"1.0\"?><testsuites><testsuite"]))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Equal(before, Kept());
        using (var taken = await visitor.SendFiles(northwind, "files-ip", ["another"]))
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(before.Count + 1, Kept().Count);

        List<string> Kept() => [.. Directory.EnumerateFiles(Path.Combine(server.Installation.Settings.Data,
            "evidence"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_link_that_was_handed_in_can_be_taken_back()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        await HandsIn(visitor, northwind);
        Assert.Contains("Handed in", await visitor.Text(northwind), StringComparison.Ordinal);
        await Asks("invitation-withdrawals", new { candidate = "P-1" });
        await visitor.Gone(northwind);
    }

    [Fact]
    public async Task What_a_link_gave_ends_with_its_last_day()
    {
        await Invited();
        var visitor = new CandidateBrowser(server.Address);
        var page = await visitor.Page(northwind);
        server.Clock.Pass(Duration.FromDays(40));
        foreach (var path in new[] { "", "/questionnaire.xlsx", "/files/ip/" + new string('a', 64) })
            await visitor.Gone(northwind + path, HttpStatusCode.Gone);
        using var late = await visitor.SendFrom(page, northwind, ("text-ip", "Late."), ("do", "save"));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task What_a_link_gave_ends_with_its_case()
    {
        await Invited();
        await Asks("people", new { role = "executive-sponsor", person = ClaimsPortal.Sofia.ToString() });
        using var sofia = await server.As(ClaimsPortal.Sofia);
        sofia.BaseAddress = petra.BaseAddress;
        using (var closed = await sofia.PostAsJsonAsync("sourcing/portal/closures", new { reason = "None fits." }, Ct))
            Assert.Equal(HttpStatusCode.Created, closed.StatusCode);
        await new CandidateBrowser(server.Address).Gone(northwind, HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_price_that_the_client_sealed_is_told_to_its_candidate_and_its_own_holds()
    {
        await Invited();
        await Asks("price-envelopes", new { candidate = "P-1", price = new { amount = "1.00", currency = "GBP" } });
        var visitor = new CandidateBrowser(server.Address);
        Assert.Contains("reached it another way", await visitor.Text(northwind), StringComparison.Ordinal);
        using (await visitor.Send(northwind, ("price", Price), ("do", "save"))) { }
        await Refused("sourcing.price-is-theirs");
        await HandsIn(visitor, northwind);
        await Refused("sourcing.price-is-theirs");
        Assert.Contains("Your price lies in its envelope", await visitor.Text(northwind), StringComparison.Ordinal);
        await HandsIn(visitor, bright);
        await Refused("sourcing.price-after-hand-in", "P-2");
        Assert.Contains("You put in no price", await visitor.Text(bright), StringComparison.Ordinal);
    }

    async Task Refused(string code, string candidate = "P-1")
    {
        using var answer = await petra.PostAsJsonAsync("sourcing/portal/price-envelopes",
            new { candidate, price = new { amount = "2.00", currency = "GBP" } }, Ct);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }
}
