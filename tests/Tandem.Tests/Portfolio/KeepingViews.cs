using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Portfolio;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Portfolio;

public sealed class KeepingViews : IAsyncLifetime
{
    readonly string data = Directory.CreateTempSubdirectory("tandem-views-").FullName;
    Installation installation = null!;
    SavedViews views = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = Settings.Read(setting => setting.Name == "data" ? data : null);
        installation = await Installation.Open(settings, SystemClock.Instance, Ct);
        views = new(installation.Ledger);
    }

    public async ValueTask DisposeAsync()
    {
        await installation.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_view_is_its_owners_alone_and_replaced_under_its_name()
    {
        Assert.Null(await views.Keep(As(Petra), " Trouble ", "?health=InTrouble&sort=cpi", Ct));
        Assert.Null(await views.Keep(As(Petra), "By title", "?sort=title", Ct));
        Assert.Null(await views.Keep(As(Petra), "Trouble", "?health=InTrouble&sort=spi", Ct));
        Assert.Equal([new("By title", "?sort=title"), new("Trouble", "?health=InTrouble&sort=spi")],
            await views.Of(As(Petra), Ct));
        Assert.Empty(await views.Of(As(Tariq), Ct));

        await views.Remove(As(Tariq), "Trouble", Ct);
        await views.Remove(As(Petra), "By title", Ct);
        Assert.Equal(["Trouble"], (await views.Of(As(Petra), Ct)).Select(view => view.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_view_needs_a_name_that_can_be_shown(string? name)
    {
        Assert.Equal("portfolio.view-unnamed", (await views.Keep(As(Petra), name, "?sort=title", Ct))!.Code);
        Assert.Empty(await views.Of(As(Petra), Ct));
    }

    [Fact]
    public async Task A_person_keeps_so_many_views_and_may_still_replace_one()
    {
        for (var number = 0; number < SavedViews.ViewsMax; number++)
            Assert.Null(await views.Keep(As(Petra), $"View {number}", "?sort=title", Ct));
        Assert.Equal("portfolio.views-full", (await views.Keep(As(Petra), "One more", "?sort=title", Ct))!.Code);
        Assert.Null(await views.Keep(As(Petra), "View 3", "?sort=cpi", Ct));
    }

    [Fact]
    public async Task An_erased_person_leaves_no_view()
    {
        Assert.Null(await views.Keep(As(Petra), "Trouble", "?sort=cpi", Ct));
        await installation.Ledger.Write([.. Erasure.Of(Organisation, Petra, SystemClock.Instance.GetCurrentInstant())],
            Ct);
        Assert.Empty(await views.Of(As(Petra), Ct));
    }

    [Theory]
    [InlineData("?sort=-cpi&health=introuble&search=+A%26B+&page=3&asOf=2026-01-01",
        "?search=A%26B&health=InTrouble&sort=-cpi")]
    [InlineData("?sort=title;DROP&health=9&search=%20&page=x", "?sort=attention")]
    [InlineData("", "?sort=attention")]
    public void An_address_asks_for_what_it_says_and_for_nothing_that_means_nothing(string address, string query) =>
        Assert.Equal(query, PortfolioView.Of(new QueryCollection(
            QueryHelpers.ParseQuery(address))).Query);

    [Fact]
    public void Headings_turn_the_order_that_holds()
    {
        Assert.Equal("-cpi", PortfolioSort.After("cpi", "cpi"));
        Assert.Equal("cpi", PortfolioSort.After("cpi", "-cpi"));
        Assert.Equal("cpi", PortfolioSort.After("cpi", "title"));
        Assert.Null(PortfolioSort.Find("--cpi"));
    }

    [Theory]
    [InlineData("cpi", "low high none")]
    [InlineData("-cpi", "high low none")]
    [InlineData("title", "high low none")]
    [InlineData("overdue", "low high none")]
    public void What_is_undefined_comes_last_whichever_way(string sort, string keys)
    {
        EngagementSummary[] rows =
        [
            Row("none", "Z", null, 0), Row("low", "B", 0.7m, 2), Row("high", "A", 1.2m, 1),
        ];
        Assert.Equal(keys, string.Join(' ', PortfolioSort.Find(sort)!.Order(rows).Select(row => row.Key)));
    }

    [Theory, InlineData("attention"), InlineData("-forecast"), InlineData("accepted"), InlineData("-title")]
    public async Task Every_order_is_one_that_the_database_knows(string sort)
    {
        Assert.IsType<Answer.Recorded>(await installation.Desk.Ask(
            new(Organisation.ToString(), Administrator, Administrator: true), "claims-portal", Opening, Ct));
        var rows = await new PortfolioTable(installation.Ledger).Read(
            As(Administrator), new(sort, null, null, 1) { Rows = 5 }, Ct);
        Assert.Equal("claims-portal", Assert.Single(rows.Rows).Key);
    }

    static readonly Id<Organisation> Organisation = Id<Organisation>.Parse(
        "01890a5d-ac96-774b-bcce-b302099a8057", null);

    static Session As(Id<Person> person) =>
        new(Organisation, "Northgate", person, "P", person == Administrator, false, "s", null, [], null);

    static EngagementSummary Row(string key, string title, decimal? cpi, int overdue) => new(key, title, "C", "P",
        Agreed.Model, Agreed.Start, Agreed.End, Agreed.Start, HealthLevel.AllRight, "", Gbp(0), Gbp(10), Gbp(0), null,
        null, Gbp(0), cpi, null, 0, overdue, 0, null, []);
}
