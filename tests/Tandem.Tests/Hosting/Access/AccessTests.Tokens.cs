using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public abstract partial class AccessTests
{
    static readonly TokenRequest ForCi = new("Build server", [Scope.Read, Scope.Deliver], null, 90);

    [Fact]
    public async Task A_token_stands_for_its_owner_with_its_scopes()
    {
        var (session, refusal) = await CheckFresh(await Issued(await Founded(), ForCi));

        Assert.Null(refusal);
        Assert.Equal((Ana.Id, "Ana Silva", true), (session!.Person, session.Name, session.IsToken));
        Assert.Equal([Scope.Read, Scope.Deliver], session.Scopes);
        Assert.False(session.Has(Scope.Review));
    }

    [Fact]
    public async Task Only_the_digest_of_a_token_is_kept()
    {
        var text = await Issued(await Founded(), ForCi);
        var everything = await Everything();

        Assert.DoesNotContain(text, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(text[4..47], everything, StringComparison.Ordinal);
        Assert.Contains(Secret.DigestOf(text), everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_nobody_was_given_is_unknown_and_a_slip_is_told_apart()
    {
        var text = await Issued(await Founded(), ForCi);
        Assert.Equal("access.token-unknown", (await CheckFresh(TokenText.New())).Refusal?.Code);
        Assert.Equal("access.token-malformed", (await CheckFresh(text[..^2])).Refusal?.Code);
    }

    [Fact]
    public async Task A_token_ends_on_its_day()
    {
        var text = await Issued(await Founded(), ForCi);
        Clock.Pass(Duration.FromDays(90) - Duration.FromSeconds(1));
        Assert.NotNull((await CheckFresh(text)).Session);
        Clock.Pass(Duration.FromSeconds(1));
        Assert.Equal("access.token-unknown", (await CheckFresh(text)).Refusal?.Code);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once_and_nobody_revokes_anothers()
    {
        var ana = await Founded();
        await People.Add(atlas, Rui, Ct);
        var rui = await SessionOf(Rui);
        var organisation = (await The<Organisations>().Current(Ct))!;
        var text = await Issued(ana, ForCi);
        Assert.NotNull((await The<Tokens>().Check(organisation, text, Ct)).Session);
        var id = Assert.Single(await The<Tokens>().List(ana, Ct)).Id;

        await The<Tokens>().Revoke(rui, id, Ct);
        Assert.NotNull((await The<Tokens>().Check(organisation, text, Ct)).Session);
        await The<Tokens>().Revoke(ana, id, Ct);
        Assert.Equal("access.token-unknown", (await The<Tokens>().Check(organisation, text, Ct)).Refusal?.Code);
        Assert.Empty(await The<Tokens>().List(ana, Ct));
    }

    [Fact]
    public async Task Use_of_a_token_is_noted()
    {
        var ana = await Founded();
        var text = await Issued(ana, ForCi);
        Assert.Null(Assert.Single(await The<Tokens>().List(ana, Ct)).LastUsedAt);
        await CheckFresh(text);
        Assert.Equal(Clock.GetCurrentInstant(), Assert.Single(await The<Tokens>().List(ana, Ct)).LastUsedAt);
    }

    [Fact]
    public async Task What_a_token_lacks_is_said_with_its_field()
    {
        await Founded();
        await People.Add(atlas, Rui, Ct);
        var rui = await SessionOf(Rui);

        Assert.Equal("access.token-name", await Refused(ForCi with { Name = " " }));
        Assert.Equal("access.token-scopes", await Refused(ForCi with { Scopes = [] }));
        Assert.Equal("access.administrator-only", await Refused(ForCi with { Scopes = [Scope.Admin] }));
        Assert.Equal("scopes", (await The<Tokens>().Issue(rui, ForCi with { Scopes = [Scope.Admin] }, Ct))
            .Refusal?.Field);
        Assert.DoesNotContain(Scope.Admin, Tokens.ScopesOf(rui));
        Assert.Contains(Scope.Admin, Tokens.ScopesOf(await SessionOf(Ana)));
        Assert.Equal("access.token-expiry", await Refused(ForCi with { Days = 0 }));
        Assert.Equal("access.token-expiry", await Refused(ForCi with { Days = 366 }));
        Assert.Equal("access.engagement-not-seen", await Refused(ForCi with { Engagement = "claims" }));

        async Task<string?> Refused(TokenRequest request) =>
            (await The<Tokens>().Issue(rui, request, Ct)).Refusal?.Code;
    }

    [Fact]
    public async Task A_person_has_no_more_than_a_hundred_tokens()
    {
        var ana = await Founded();
        for (var n = 0; n < 100; n++) await Issued(ana, ForCi);
        Assert.Equal("access.too-many-tokens", (await The<Tokens>().Issue(ana, ForCi, Ct)).Refusal?.Code);
    }

    [Fact]
    public async Task A_member_sees_the_engagements_that_they_belong_to_and_no_others()
    {
        await Founded();
        await People.Add(atlas, Rui, Ct);
        await Member("claims", Rui.Id, Side.Partner);
        await Member("mobile", Ana.Id, Side.Client);
        var rui = await SessionOf(Rui);

        Assert.True(await The<Entry>().Allows(rui, "claims", Ct));
        Assert.False(await The<Entry>().Allows(rui, "mobile", Ct));
        Assert.False(Entry.SeesAll(rui));
        Assert.Equal([new Membership("claims", Side.Partner)], await The<Entry>().Memberships(rui, Ct));
        Assert.Equal(["claims"], await The<Entry>().Engagements(rui, Ct));
        Assert.False(await The<Entry>().Allows(Session.Nobody, "claims", Ct));
    }

    [Fact]
    public async Task An_administrator_and_who_reads_everything_see_every_engagement()
    {
        var ana = await Founded();
        await People.Add(atlas, Rui with { ReadsEverything = true }, Ct);
        await Member("claims", new(Guid.NewGuid()), Side.Partner);
        var rui = await SessionOf(Rui);

        Assert.All([ana, rui], session => Assert.True(Entry.SeesAll(session)));
        Assert.True(await The<Entry>().Allows(rui, "claims", Ct));
        Assert.Equal(["claims"], await The<Entry>().Engagements(ana, Ct));
    }

    [Fact]
    public async Task A_token_for_one_engagement_sees_only_that_even_for_an_administrator()
    {
        var ana = await Founded();
        await Member("claims", Ana.Id, Side.Client);
        await Member("mobile", Ana.Id, Side.Client);
        var (token, _) = await CheckFresh(await Issued(ana, ForCi with { Engagement = "claims" }));

        Assert.True(await The<Entry>().Allows(token!, "claims", Ct));
        Assert.False(await The<Entry>().Allows(token!, "mobile", Ct));
        Assert.False(Entry.SeesAll(token!));
        Assert.Equal(["claims"], await The<Entry>().Engagements(token!, Ct));
    }

    async Task<string> Issued(Session session, TokenRequest request)
    {
        var (text, refusal) = await The<Tokens>().Issue(session, request, Ct);
        Assert.Null(refusal);
        return text!;
    }

    // As a server asks that remembers nothing.
    async Task<(Session? Session, Tandem.Domain.Refusal? Refusal)> CheckFresh(string text)
    {
        using var tokens = new Tokens(ledger!, People, The<Entry>(), new(), Clock);
        return await tokens.Check((await The<Organisations>().Current(Ct))!, text, Ct);
    }
}
