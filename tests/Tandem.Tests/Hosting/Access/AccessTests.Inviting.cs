using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public abstract partial class AccessTests
{
    const string RuisPassword = "seven bridges over one river";

    [Fact]
    public async Task An_invitation_is_accepted_once_and_then_its_password_lets_in()
    {
        var secret = await Invited(await Founded(), Rui);
        Assert.Null((await SignIn("rui@norte.example", RuisPassword)).Person);

        Assert.Null(await Accept(secret, "Rui M. Costa"));
        Assert.Equal(Rui.Id, (await SignIn("rui@norte.example", RuisPassword)).Person);
        Assert.Equal("Rui M. Costa", (await People.Find(atlas, Rui.Id, Ct))!.Name);
        Assert.Equal(InvitationStanding.Used, await StandingOf(secret));
        Assert.Equal("access.invitation-closed", (await Accept(secret, "Somebody else"))?.Code);
    }

    [Fact]
    public async Task Of_two_acceptances_at_the_same_moment_one_succeeds()
    {
        var secret = await Invited(await Founded(), Rui);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Accept(secret, "Rui Costa")));
        Assert.Single(answers, answer => answer is null);
    }

    [Fact]
    public async Task Only_the_digest_of_a_link_is_kept()
    {
        var secret = await Invited(await Founded(), Rui);
        Assert.DoesNotContain(secret, await Everything(), StringComparison.Ordinal);
        Assert.Null(await The<Invitations>().Look(atlas, Secret.New(), Ct));
    }

    [Fact]
    public async Task An_invitation_expires()
    {
        var secret = await Invited(await Founded(), Rui);
        Clock.Pass(Duration.FromDays(7) - Duration.FromSeconds(1));
        Assert.Equal(InvitationStanding.Open, await StandingOf(secret));
        Clock.Pass(Duration.FromSeconds(1));
        Assert.Equal(InvitationStanding.Expired, await StandingOf(secret));
        Assert.Equal("access.invitation-closed", (await Accept(secret, "Rui Costa"))?.Code);
        Assert.Null((await SignIn("rui@norte.example", RuisPassword)).Person);
    }

    [Fact]
    public async Task A_newer_link_replaces_the_older_and_a_withdrawn_one_lets_nobody_in()
    {
        var ana = await Founded();
        var first = await Invited(ana, Rui);
        var second = await Invited(ana, Rui);
        Assert.Equal(InvitationStanding.Withdrawn, await StandingOf(first));
        Assert.Equal(InvitationStanding.Open, await StandingOf(second));

        var id = (await The<Invitations>().Look(atlas, second, Ct))!.Id;
        await The<Invitations>().Withdraw(ana, id, Ct);
        Assert.Equal("access.invitation-closed", (await Accept(second, "Rui Costa"))?.Code);
    }

    [Fact]
    public async Task A_weak_password_or_no_name_leaves_the_invitation_open()
    {
        var secret = await Invited(await Founded(), Rui);
        Assert.Equal("access.password-length",
            (await The<Acceptance>().Accept(atlas, secret, "Rui", "short", Ct))?.Code);
        Assert.Equal("directory.name-missing",
            (await The<Acceptance>().Accept(atlas, secret, "", RuisPassword, Ct))?.Code);
        Assert.Equal(InvitationStanding.Open, await StandingOf(secret));
    }

    [Fact]
    public async Task The_engagement_is_told_who_accepted_which_role_and_on_whose_word()
    {
        var ana = await Founded();
        InvitationAccepted? told = null;
        The<AccessHooks>().InvitationAccepted = (accepted, _) =>
        {
            told = accepted;
            return Task.FromResult<Tandem.Domain.Refusal?>(null);
        };

        await Accept(await Invited(ana, Rui, "claims", Role.DeliveryManager), "Rui Costa");

        Assert.Equal(new(atlas, Rui.Id, "claims", Role.DeliveryManager, Ana.Id), told);
        Assert.Equal(Side.Partner, told!.Side);
        Assert.False(Assert.Single(await The<Invitations>().List(ana, Ct)).LacksRole);
    }

    [Fact]
    public async Task A_role_that_the_engagement_refuses_is_shown_as_missing_and_can_be_given_later()
    {
        var ana = await Founded();
        var refusal = new Tandem.Domain.Refusal("governance.no", "No.");
        The<AccessHooks>().InvitationAccepted = (_, _) => Task.FromResult<Tandem.Domain.Refusal?>(refusal);

        Assert.Null(await Accept(await Invited(ana, Rui, "claims", Role.DeliveryManager), "Rui Costa"));
        var invitation = Assert.Single(await The<Invitations>().List(ana, Ct));
        Assert.True(invitation.LacksRole);
        Assert.Equal(Rui.Id, (await SignIn("rui@norte.example", RuisPassword)).Person);

        Assert.Equal(refusal, await The<Acceptance>().GiveRole(atlas, invitation, Ct));
        The<AccessHooks>().InvitationAccepted = (_, _) => Task.FromResult<Tandem.Domain.Refusal?>(null);
        Assert.Null(await The<Acceptance>().GiveRole(atlas, invitation, Ct));
        Assert.False(Assert.Single(await The<Invitations>().List(ana, Ct)).LacksRole);
    }

    [Fact]
    public async Task A_member_invites_newcomers_to_roles_on_their_own_engagement_only()
    {
        await Founded();
        await People.Add(atlas, Rui, Ct);
        await Member("claims", Rui.Id, Side.Partner);
        var rui = await SessionOf(Rui);
        var eva = new Profile(new(Guid.NewGuid()), "Eva Melo", "eva@norte.example", "Norte Software", Side.Partner);

        Assert.Equal("access.administrator-only", await Refused(new(eva, null, null, 7)));
        Assert.Equal("access.role-without-engagement", await Refused(new(eva, null, Role.Developer, 7)));
        Assert.Equal("access.engagement-not-seen", await Refused(new(eva, "mobile", Role.Developer, 7)));
        Assert.Equal("access.other-side", await Refused(new(eva, "claims", Role.ProductOwner, 7)));
        Assert.Equal("access.administrator-only",
            await Refused(new(eva with { Administrator = true }, "claims", Role.Developer, 7)));
        Assert.Equal("access.invitation-days", await Refused(new(eva, "claims", Role.Developer, 31)));
        Assert.Equal("access.email-needed",
            await Refused(new(eva with { Email = null }, "claims", Role.Developer, 7)));
        Assert.Equal("directory.email-taken",
            await Refused(new(eva with { Email = "ana@atlas.example" }, "claims", Role.Developer, 7)));
        Assert.Null(await People.Find(atlas, eva.Id, Ct));
        Assert.Null(await Refused(new(eva, "claims", Role.Developer, 7)));
        Assert.Null(await Refused(new(eva, "claims", Role.Developer, 7)));

        async Task<string?> Refused(InvitationRequest request) =>
            (await The<Invitations>().Invite(rui, request, Ct)).Refusal?.Code;
    }

    [Fact]
    public async Task A_member_gets_no_link_that_would_let_them_in_as_somebody_who_holds_a_role()
    {
        var ana = await Founded();
        await People.Add(atlas, Rui, Ct);
        await Member("claims", Rui.Id, Side.Partner);
        var rui = await SessionOf(Rui);
        var sponsor = new Profile(new(Guid.NewGuid()), "Sara Nunes", "sara@atlas.example", "Atlas", Side.Client);
        await People.Add(atlas, sponsor, Ct);
        var guest = new Profile(new(Guid.NewGuid()), "Eva Melo", "eva@norte.example", "Norte Software", Side.Partner);

        Assert.Equal("access.administrator-invites-known", await Refused(sponsor));
        Assert.Null(await Refused(guest));
        await Member("claims", guest.Id, Side.Partner);
        Assert.Equal("access.administrator-invites-known", await Refused(guest));
        Assert.NotNull((await The<Invitations>().Invite(ana, new(sponsor, null, null, 7), Ct)).Secret);

        var wanted = new Profile(new(Guid.NewGuid()), "Leo Dias", "leo@norte.example", "Norte Software", Side.Partner);
        Assert.Null(await Refused(wanted));
        Assert.NotNull((await The<Invitations>().Invite(ana, new(wanted, null, null, 7), Ct)).Secret);
        Assert.Equal("access.administrator-invites-known", await Refused(wanted));

        async Task<string?> Refused(Profile person) =>
            (await The<Invitations>().Invite(rui, new(person, "claims", Role.Developer, 7), Ct)).Refusal?.Code;
    }

    [Fact]
    public async Task An_administrators_link_sets_a_new_password_and_ends_every_session()
    {
        var ana = await Founded();
        await Accept(await Invited(ana, Rui), "Rui Costa");
        await SessionOf(Rui);
        var link = await Invited(ana, Rui);

        Assert.Null(await The<Acceptance>().Accept(atlas, link, "Rui Costa", "another one with five words", Ct));
        Assert.Equal(Rui.Id, (await SignIn("rui@norte.example", "another one with five words")).Person);
        Assert.Null((await SignIn("rui@norte.example", RuisPassword)).Person);
        Assert.Empty(await The<Sessions>().List(atlas, Rui.Id, Ct));
    }

    [Fact]
    public async Task Nobody_who_can_sign_in_is_invited_to_a_role_by_a_link()
    {
        var ana = await Founded();
        await Accept(await Invited(ana, Rui), "Rui Costa");
        await Member("claims", Rui.Id, Side.Partner);
        var asked = new InvitationRequest(Rui, "claims", Role.Developer, 7);
        Assert.Equal("access.account-exists", (await The<Invitations>().Invite(ana, asked, Ct)).Refusal?.Code);
    }

    [Fact]
    public async Task How_people_come_in_is_known_of_many_at_once()
    {
        var ana = await Founded();
        var eva = Rui with { Id = new(Guid.NewGuid()), Email = "eva@norte.example" };
        await People.Add(atlas, eva, Ct);
        await Invited(ana, Rui);

        var standings = await The<Invitations>().Standings(
            atlas, [Ana.Id, Rui.Id, eva.Id], Clock.GetCurrentInstant(), Ct);
        Assert.Equal(PersonStanding.CanSignIn, standings[Ana.Id]);
        Assert.Equal(PersonStanding.Invited, standings[Rui.Id]);
        Assert.DoesNotContain(eva.Id, standings.Keys);
    }

    async Task<string> Invited(Session session, Profile person, string? engagement = null, Role? role = null)
    {
        var (secret, refusal) = await The<Invitations>().Invite(session, new(person, engagement, role, 7), Ct);
        Assert.Null(refusal);
        return secret!;
    }

    Task<Tandem.Domain.Refusal?> Accept(string secret, string name) =>
        The<Acceptance>().Accept(atlas, secret, name, RuisPassword, Ct);

    async Task<InvitationStanding?> StandingOf(string secret) =>
        (await The<Invitations>().Look(atlas, secret, Ct))?.At(Clock.GetCurrentInstant());
}
