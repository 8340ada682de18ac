using System.Net.Http.Json;
using System.Text;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>A command as it is given over HTTP by the one who may.</summary>
/// <param name="Operation">Its operation in the document.</param>
/// <param name="By">Who holds the right.</param>
/// <param name="Side">Whose right it is: nobody of the other side gets through.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Also">Who else may, by a role of the same side.</param>
sealed record ApiCase(string Operation, Id<Person> By, Side Side, Func<HttpContent?> Body,
    params IReadOnlyList<Id<Person>> Also)
{
    const string Engagement = "post /api/v1/engagements/{key}/";

    const string Tests = """<testsuite name="intake" tests="1"><testcase name="a"/></testsuite>""";
    const string Coverage = """
        <coverage line-rate="0.7" lines-covered="70" lines-valid="100" branches-covered="1" branches-valid="2">
        <packages/></coverage>
        """;

    const string GivenFindings = """
        [{"criterion":"C3","severity":"major","text":"Step 4 fails."},{"severity":"minor","text":"A typo."}]
        """;

    /// <summary>Where it is sent, below /api/v1.</summary>
    public string Path =>
        Operation["post /api/v1/".Length..].Replace("{key}", "claims-portal", StringComparison.Ordinal)
        .Replace("{deliverable}", "D-01", StringComparison.Ordinal)
            .Replace("{outcome}", "O-1", StringComparison.Ordinal);

    /// <summary>Every command on an engagement, in an order in which each is recorded.</summary>
    /// <param name="newcomer">Somebody of the directory who takes no part yet.</param>
    /// <param name="text">The engagement's file with a new title.</param>
    public static IEnumerable<ApiCase> All(Id<Person> newcomer, string text) =>
        [.. BeforeTheBaseline(newcomer, text), .. Delivering(), .. Afterwards()];

    static IEnumerable<ApiCase> BeforeTheBaseline(Id<Person> newcomer, string text) =>
    [
        new("post /api/v1/engagements", Petra, Side.Client, () =>
            new StringContent(text, Encoding.UTF8, "application/yaml")),
        Client("members", Sofia,
            new { person = Petra.ToString(), side = "client", zone = "Europe/London", from = "08:00", to = "16:00" }),
        Partner("members", Marta,
            new
            {
                person = newcomer.ToString(), side = "partner", zone = "Europe/Berlin", from = "08:00", to = "16:00",
            }),
        Partner("role-assignments", Marta, new { role = "business-analyst", person = newcomer.ToString() }),
        Partner("role-releases", Marta, new { role = "business-analyst", person = newcomer.ToString() }),
        Partner("roles-not-needed", Marta, new { role = "business-analyst", reason = "The client analyses." }),
        Client("role-releases", Sofia, new { role = "auditor", person = Aurel.ToString() }),
        Client("roles-not-needed", Sofia, new { role = "auditor", reason = "Audited from outside." }),
        Client("role-assignments", Sofia, new { role = "auditor", person = Aurel.ToString() }),
        Client("right-overrides", Sofia, new
        {
            right = new { kind = RightKind.Scope, title = "Scope", side = "client", accountable = "product-owner",
                responsible = Array.Empty<string>(), consulted = new[] { "technology-owner" },
                informed = Array.Empty<string>() },
            reason = "Technology is asked first.",
        }),
        Client("delegations", Petra, new { kind = RightKind.Acceptance, to = Tariq.ToString(), first = "2026-03-02",
            last = "2026-03-10", reason = "Holidays." }) with { Also = [Sofia] },
        Client("delegation-ends", Petra, new { kind = RightKind.Acceptance, to = Tariq.ToString() })
            with { Also = [Sofia] },
        Client("outcomes/{outcome}/measurements", Petra,
            new { value = 18, on = "2025-06-30", note = "First quarter." }),
        Client("baselines", Sofia, null),
    ];

    static IEnumerable<ApiCase> Delivering() =>
    [
        Partner("deliverables/{deliverable}/starts", Dieter, null) with { Also = [Devi, Linus] },
        Partner("deliverables/{deliverable}/progress-reports", Devi, new { percent = 40 })
            with { Also = [Dieter, Linus] },
        HandOver(),
        Client("deliverables/{deliverable}/judgements", Petra,
            new { round = 1, criterion = "C3", met = false, note = "Step 4." }),
        Client("deliverables/{deliverable}/rejections", Petra, null) with { Body = Findings },
        HandOver(),
        Client("deliverables/{deliverable}/judgements", Petra, new { round = 2, criterion = "C3", met = true }),
        Client("deliverables/{deliverable}/waivers", Tariq,
            new { round = 2, criterion = "C2", reason = "Generated code." }),
        Client("deliverables/{deliverable}/acceptances", Petra, new { round = 2, note = "Good." }),
        Client("deliverables/{deliverable}/withdrawals", Sofia, new { reason = "It fails in production." }),
        HandOver(),
    ];

    static IEnumerable<ApiCase> Afterwards() =>
    [
        Client("costs", Petra,
            new { entries = new[] { new { externalId = "t-1", kind = "time", serviceOn = "2025-03-03",
            amount = new { amount = "640.00", currency = "GBP" }, description = "Devi", deliverable = "D-01", hours = 8,
            coveredByTime = false } } }),
        Client("costs/imports", Petra, null) with { Body = () => new StringContent(
            "id,date,description,hours,rate\nt-2,2025-03-04,Devi,8,80\n", Encoding.UTF8, "text/csv") },
    ];

    static ApiCase Client(string path, Id<Person> by, object? body) =>
        new(Engagement + path, by, Side.Client, () => body is null ? null : JsonContent.Create(body));

    static ApiCase Partner(string path, Id<Person> by, object? body) =>
        new(Engagement + path, by, Side.Partner, () => body is null ? null : JsonContent.Create(body));

    static ApiCase HandOver() => Partner("deliverables/{deliverable}/submissions", Devi, null) with
    {
        Also = [Dieter, Linus],
        Body = () => new MultipartFormDataContent
        {
            { new StringContent(Tests), "evidence", "junit.xml" },
                { new StringContent(Coverage), "evidence", "coverage.xml" },
            { new StringContent("4f2a9c1"), "commit" },
        },
    };

    static MultipartFormDataContent Findings() => new()
    {
        { new StringContent("1"), "round" },
        { new StringContent(GivenFindings), "findings" },
        { new StringContent("what Petra saw"), "file0", "screen.txt" },
    };
}
