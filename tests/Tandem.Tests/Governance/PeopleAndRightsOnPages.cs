using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Domain.Governance;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Tests.Hosting.Access;

namespace Tandem.Tests.Governance;

public class PeopleAndRightsOnPages
{
    const string People = "/engagements/claims-portal/people";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sponsor_gives_a_role_and_the_page_names_its_new_holder()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await room.As(ClaimsPortal.Sofia);
        var answer = await sofia.PostFrom(People, "/engagements/claims-portal/role-assignments",
            ("form", "assign"), ("assign-role", "technology-owner"), ("assign-person", ClaimsPortal.Petra.ToString()));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("Petra is Product owner, Technology owner", await sofia.Text(People), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_partner_sees_why_it_may_not_name_the_clients_people_and_who_can()
    {
        await using var room = await ClaimsRoom.Open();
        var marta = await room.As(ClaimsPortal.Marta);
        var page = await marta.Text(People);
        Assert.Contains("Naming the client's people is the client's", page, StringComparison.Ordinal);
        Assert.Matches("It is held by (<[^>]*>|\\s)*Sofia", page);
        var answer = await marta.PostFrom(People, "/engagements/claims-portal/role-assignments",
            ("form", "assign"), ("assign-role", "product-owner"), ("assign-person", ClaimsPortal.Petra.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_partner_is_offered_its_own_people_and_not_another_partners()
    {
        await using var room = await ClaimsRoom.Open();
        var organisation = (await room.Services.GetRequiredService<Organisations>().Current(Ct))!.Id;
        var directory = room.Services.GetRequiredService<PeopleDirectory>();
        foreach (var (name, company) in new[] { ("Nora Own", "Example"), ("Otto Other", "Another Software") })
            Assert.Null(await directory.Add(organisation, new(new(Guid.NewGuid()), name, null, company, Side.Partner),
                Ct));
        var page = await (await room.As(ClaimsPortal.Marta)).Text(People);
        Assert.Contains("Nora Own", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Otto Other", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Stella", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_loan_keeps_what_was_typed()
    {
        await using var room = await ClaimsRoom.Open();
        var petra = await room.As(ClaimsPortal.Petra);
        var answer = await petra.PostFrom(People, "/engagements/claims-portal/delegations", ("form", "loan"),
            ("loan-kind", "acceptance"), ("loan-to", ClaimsPortal.Devi.ToString()), ("loan-first", "2199-01-01"),
            ("loan-last", "2199-01-09"), ("loan-reason", "Two weeks at the sea"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Two weeks at the sea", page, StringComparison.Ordinal);
        Assert.Contains("2199-01-09", page, StringComparison.Ordinal);
        Assert.Contains("rights.lent-to-other-side", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_that_there_is_nothing()
    {
        await using var room = await ClaimsRoom.Open();
        Assert.Equal(HttpStatusCode.NotFound, (await (await room.As(ClaimsPortal.Stranger)).Get(People)).StatusCode);
    }

    [Fact]
    public async Task Whoever_takes_an_invitation_joins_with_the_role_once_however_often_it_is_asked()
    {
        await using var room = await ClaimsRoom.Open();
        var hooks = room.Services.GetRequiredService<AccessHooks>();
        var organisation = (await room.Services.GetRequiredService<Organisations>().Current(Ct))!.Id;
        var accepted = new InvitationAccepted(organisation, ClaimsPortal.Stranger, "claims-portal",
            Role.TechnologyOwner,
            ClaimsPortal.Sofia);
        Assert.Null(await hooks.InvitationAccepted(accepted, Ct));
        Assert.Null(await hooks.InvitationAccepted(accepted, Ct));
        Assert.Contains("Stella", await (await room.As(ClaimsPortal.Stranger)).Text(People), StringComparison.Ordinal);
        var refusal = await hooks.InvitationAccepted(accepted with { InvitedBy = ClaimsPortal.Marta }, Ct);
        Assert.Equal("rights.other-side-decides", refusal?.Code);
    }

    [Fact]
    public async Task The_founding_is_the_first_fact_and_is_recorded_once()
    {
        await using var room = await ClaimsRoom.Open();
        var hooks = room.Services.GetRequiredService<AccessHooks>();
        var organisation = (await room.Services.GetRequiredService<Organisations>().Current(Ct))!;
        for (var times = 0; times < 2; times++)
            Assert.Null(await hooks.OrganisationFounded(new(organisation, ClaimsPortal.Administrator), Ct));
        Assert.Equal(1, await room.Installation.Ledger.Version(ClaimsRoom.Organisation, "organisation", Ct));
    }
}
