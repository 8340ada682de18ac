using System.Net;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>Petra runs a case, Sofia awards and, with Stella, scores; all by the forms of its pages.</summary>
public sealed class ScoringASheetOnThePage : IAsyncDisposable
{
    const string Case = "/sourcing/portal", Sheet = Case + "/scoring";

    static readonly string[] Criteria =
        [.. EvaluationLibrary.Shipped("evaluation-partner").Criteria.Select(each => each.Key)];

    ClaimsRoom room = null!;
    Visitor petra = null!, sofia = null!, stella = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_typed_is_saved_at_once_or_nothing_is()
    {
        await Started();
        // What is wrong in a cell would name the candidate.
        using (var early = await stella.PostFrom(Sheet, Case + "/sheets", Cell("P-1", Criteria[0], "", "Hm.")))
        {
            var page = await early.Content.ReadAsStringAsync(Ct);
            Assert.Contains("sourcing.interests-undeclared", page, StringComparison.Ordinal);
            Assert.DoesNotContain("North wind", page, StringComparison.Ordinal);
        }
        await Does(stella, Sheet, "declarations", ("conflict", "no"));
        (string, string)[] first = Cell("P-1", Criteria[0], "3", "Two of them."), wrong = Cell("P-2", Criteria[1], "",
            "No level here.");
        using (var refused = await stella.PostFrom(Sheet, Case + "/sheets", [.. first, .. wrong, ("do", "hand-in")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct));
            foreach (var said in new[] { "a level from 0 to 4", "Bright: This", "Two of them.", "No level here." })
                Assert.Contains(said, page, StringComparison.Ordinal);
        }
        Assert.Contains("0 of 11 scored", await stella.Text(Sheet), StringComparison.Ordinal);

        await Does(stella, Sheet, "sheets", [.. first, .. Cell("P-2", Criteria[1], "2", "In the offer."),
            ("do", "sheet-P-1")]);
        var saved = await stella.Text(Sheet);
        Assert.Equal(2, saved.Split("1 of 11 scored").Length - 1);
        Assert.Contains("In the offer.", saved, StringComparison.Ordinal);

        await Does(stella, Sheet, "sheets", [.. Cell("P-1", Criteria[2], "4", "Shown to us."), ("do", "hand-in")]);
        Assert.DoesNotContain("0 of 11 scored", await stella.Text(Sheet), StringComparison.Ordinal);
        Assert.Contains("1 of 2 sheets are in", await stella.Text(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_is_chosen_and_a_conflict_is_between_who_has_it_and_who_rules()
    {
        await Started();
        Assert.DoesNotContain("<option value=\"no\" selected", await stella.Text(Sheet), StringComparison.Ordinal);
        using (var unsaid = await stella.PostFrom(Sheet, Case + "/declarations", ("conflict", "")))
            Assert.Contains("yes or no", await unsaid.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await Does(sofia, Sheet, "declarations", ("conflict", "yes"), ("text", "I hold shares of Bright."));
        Assert.Contains("I hold shares of Bright.", await petra.Text(Sheet), StringComparison.Ordinal);
        var unseen = await stella.Text(Sheet);
        Assert.DoesNotContain("shares", unseen, StringComparison.Ordinal);
        Assert.Contains("not ruled on", unseen, StringComparison.Ordinal);
        var own = await sofia.Text(Sheet);
        Assert.Contains("I hold shares of Bright.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("conflict-rulings", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_is_entered_once_and_an_engagement_must_be_there()
    {
        await Opened();
        using (var twice = await Enters("north  wind"))
            Assert.Contains("sourcing.candidate-twice", await twice.Content.ReadAsStringAsync(Ct),
                StringComparison.Ordinal);
        using var nowhere = await Enters("Delta", "claims-portal\nno-such");
        var page = WebUtility.HtmlDecode(await nowhere.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        Assert.Equal(3, page.Split("There is no engagement 'no-such' here").Length);
    }

    [Fact]
    public async Task A_candidate_s_link_is_shown_once_and_reloading_makes_no_other()
    {
        await Opened();
        await Does(petra, Case + "/candidates", "criteria", ("playbook", "evaluation-partner"));
        using (var made = await petra.PostFrom(Case + "/candidates", Case + "/candidate-invitations",
            ("candidate", "P-1"), ("until", Day(10))))
        {
            Assert.Equal(HttpStatusCode.Found, made.StatusCode);
            Assert.Equal(Case + "/candidates#P-1", made.Headers.Location!.OriginalString);
        }
        using (var shown = await petra.Get(Case + "/candidates"))
        {
            Assert.True(shown.Headers.CacheControl!.NoStore);
            Assert.Contains("/questionnaires/portal/", await shown.Content.ReadAsStringAsync(Ct),
                StringComparison.Ordinal);
        }
        Assert.DoesNotContain("/questionnaires/portal/", await petra.Text(Case + "/candidates"),
            StringComparison.Ordinal);
    }

    async Task Opened()
    {
        room = await ClaimsRoom.Open();
        (petra, sofia, stella) = (await room.As(Petra), await room.As(Sofia), await room.As(Stranger));
        await Does(petra, "/sourcing", "", ("key", "portal"), ("title", "Claims portal"), ("currency", "GBP"),
            ("zone", "Europe/London"));
        foreach (var name in new[] { "North wind", "Bright" })
            using (var entered = await Enters(name)) Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
    }

    async Task Started()
    {
        await Opened();
        foreach (var (role, person) in new[] { ("executive-sponsor", Sofia), ("evaluator", Sofia),
            ("evaluator", Stranger) })
            await Does(petra, Case, "people", ("role", role), ("person", person.ToString()));
        await Does(petra, Case + "/candidates", "criteria", ("playbook", "evaluation-partner"));
        await Does(petra, Case + "/candidates", "scoring-rounds", ("deadline", Day(10)));
    }

    Task<HttpResponseMessage> Enters(string name, string engagements = "") => petra.PostFrom(Case + "/candidates",
        Case + "/candidates", ("name", name), ("engagements", engagements));

    static async Task Does(Visitor who, string page, string form, params (string, string)[] fields)
    {
        using var answer = await who.PostFrom(page, form.Length == 0 ? page : $"{Case}/{form}", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync(Ct));
    }

    static (string, string)[] Cell(string candidate, string criterion, string value, string note) =>
    [
        (SheetForm.Name(SheetForm.Value, candidate, criterion), value),
        (SheetForm.Name(SheetForm.Strength, candidate, criterion), "Shown"),
        (SheetForm.Name(SheetForm.Note, candidate, criterion), note),
    ];

    static string Day(int ahead) => SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(ahead)
        .ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => room.DisposeAsync();
}
