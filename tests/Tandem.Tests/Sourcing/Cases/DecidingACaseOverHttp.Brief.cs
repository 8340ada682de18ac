using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Sourcing.Cases;

public sealed partial class DecidingACaseOverHttp
{
    async Task Briefed()
    {
        static object Brief(string text, int based, bool draft = false) =>
            new { sections = new[] { new { section = "scope", based, text } }, draft };
        using (var none = await petra.GetAsync("sourcing/portal/brief/markdown", Ct))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(0, (await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal/brief", Ct))
            .GetProperty("revision").GetInt32());
        foreach (var other in new[] { sofia, tariq, aurel })
            await Refuses(other, "brief-revisions", Brief("A portal.", 0), "sourcing.right-not-held", 403);
        await Refuses(stranger, "brief-revisions", Brief("A portal.", 0), "api.not-found", 404);
        await Given(petra, "brief-revisions", Brief("A portal.", 0));
        await Given(petra, "brief-revisions", Brief("A site.", 1, draft: true));
        await Refuses(petra, "brief-revisions", Brief("An app.", 1), "sourcing.brief-overtaken", 409);
        await Refuses(sofia, "brief-restorations", new { revision = 1 }, "sourcing.right-not-held", 403);
        await Given(petra, "brief-restorations", new { revision = 1 });
        await Refuses(petra, "brief-restorations", new { revision = 9 }, "sourcing.unknown-revision", 422);
        using (var stale = new HttpRequestMessage(HttpMethod.Post, "sourcing/portal/brief-revisions")
        { Content = JsonContent.Create(Brief("A house.", 3)) })
        {
            stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await petra.SendAsync(stale, Ct);
            Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        }
        var list = (await tariq.GetFromJsonAsync<JsonElement>("sourcing/portal/brief-revisions", Ct))
            .GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([3, 2, 1], list.Select(each => each.GetProperty("revision").GetInt32()));
        Assert.Equal((1, true),
            (list[0].GetProperty("restores").GetInt32(), list[1].GetProperty("draft").GetBoolean()));
        Assert.Contains("A site.", await tariq.GetStringAsync("sourcing/portal/brief/markdown?revision=2", Ct),
            StringComparison.Ordinal);
        Assert.NotEmpty(await tariq.GetByteArrayAsync("sourcing/portal/brief/word", Ct));
        using (var refused = await petra.PostAsJsonAsync("sourcing-settings",
            new { ocidPrefix = "ocds-a1b2c3" }, Ct))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var administrator = await Client(Administrator);
        await Refuses(administrator, "../../sourcing-settings", new { ocidPrefix = "none" },
            "publisher.prefix-unusable", 422);
        await Given(administrator, "../../sourcing-settings", new { ocidPrefix = "ocds-a1b2c3" });
        Assert.Contains("a1b2c3", await petra.GetStringAsync("sourcing-settings", Ct), StringComparison.Ordinal);
        var release = await petra.GetFromJsonAsync<JsonElement>("sourcing/portal/brief/release", Ct);
        Assert.Equal(("ocds-a1b2c3-portal", "portal-3"), (release.GetProperty("ocid").GetString(),
            release.GetProperty("id").GetString()));
        Assert.Equal("O-1", release.GetProperty("tender").GetProperty("milestones")[0].GetProperty("id").GetString());
    }

    async Task Modelled()
    {
        var sound = new { answers = new { scope = "no", leadership = "yes", ongoing = "yes", direction = "yes" } };
        await Refuses(sofia, "models", new { answers = sound, chosen = "staff-augmentation" },
            "sourcing.right-not-held", 403);
        await Refuses(petra, "models", new { answers = sound, chosen = "project" },
            "sourcing.model-departure-unexplained", 422);
        await Refuses(petra, "models", new { answers = new { answers = new { mood = "good" } }, chosen = "project" },
            "playbooks.file-faulty", 422);
        await Given(petra, "models", new { answers = sound, chosen = "project", reason = "The board said so." });
        var view = await petra.GetFromJsonAsync<JsonElement>("sourcing/portal", Ct);
        Assert.Equal("project", view.GetProperty("need").GetProperty("model").GetString());
        using (var unseen = await stranger.GetAsync("sourcing/portal/past-engagements", Ct))
            Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        var past = (await petra.GetFromJsonAsync<JsonElement>("sourcing/portal/past-engagements", Ct))[0];
        Assert.Equal(("P-1", "claims-portal", 0), (past.GetProperty("candidate").GetString(),
            past.GetProperty("engagements")[0].GetProperty("key").GetString(), past.GetProperty("unseen").GetInt32()));
        Assert.Equal("[]", await tariq.GetStringAsync("sourcing/portal/past-engagements", Ct));
    }
}
