using NodaTime;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public abstract partial class AccessTests
{
    [Fact]
    public async Task The_right_password_lets_in()
    {
        await Founded();
        Assert.Equal(Ana.Id, (await SignIn("Ana@Atlas.example ", AnasPassword)).Person);
        Assert.DoesNotContain(AnasPassword, await Everything(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ana@atlas.example", "not the password")]
    [InlineData("nobody@atlas.example", "tea with lemon at nine")]
    [InlineData("", "")]
    public async Task A_wrong_address_is_answered_as_a_wrong_password(string email, string password)
    {
        await Founded();
        var (person, refusal) = await SignIn(email, password);
        Assert.Null(person);
        Assert.Equal(AccessRefusal.WrongCredentials, refusal);
    }

    [Fact]
    public async Task Whoever_finds_too_many_waiting_before_the_same_address_is_sent_away()
    {
        await Founded();
        var limits = The<AttemptLimits>();
        using var checking = await limits.Take(EmailAddress.KeyOf("ana@atlas.example"), Ct);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = Enumerable.Range(0, 4)
            .Select(_ => limits.Take(EmailAddress.KeyOf("ana@atlas.example"), leaving.Token).AsTask()).ToList();
        Assert.Equal("access.too-many-attempts", (await SignIn("ana@atlas.example", AnasPassword)).Refusal?.Code);
        await leaving.CancelAsync();
        foreach (var each in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);
    }

    [Theory]
    [InlineData("ana@atlas.example")]
    [InlineData("nobody@atlas.example")]
    public async Task Five_wrong_passwords_lock_an_address_whether_it_has_an_account_or_not(string email)
    {
        await Founded();
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Equal("access.wrong-credentials", (await SignIn(email, "wrong")).Refusal?.Code);
        Assert.Equal("access.locked", (await SignIn(email, "wrong")).Refusal?.Code);
        Assert.Equal("access.locked", (await SignIn(email, AnasPassword)).Refusal?.Code);
        Assert.DoesNotContain("nobody", await Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_says_when_to_try_again_and_ends()
    {
        await Founded();
        for (var attempt = 0; attempt < 5; attempt++) await SignIn("ana@atlas.example", "wrong");
        var (_, refusal) = await SignIn("ana@atlas.example", AnasPassword);
        Assert.Matches("Try again in .* minutes", refusal!.Reason);

        // Identity reads the machine's clock, so the lock's end is moved instead.
        await ledger!.Write([Tandem.Ledger.Statement.Of("UPDATE sign_in_failure SET locked_until = 1")], Ct);
        Assert.Equal(Ana.Id, (await SignIn("ana@atlas.example", AnasPassword)).Person);
    }

    [Fact]
    public async Task Attempts_at_the_same_moment_are_all_counted()
    {
        await Founded();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SignIn("ana@atlas.example", "wrong")));

        Assert.DoesNotContain(answers, answer => answer.Person is not null);
        Assert.InRange(answers.Count(answer => answer.Refusal == AccessRefusal.WrongCredentials), 0, 4);
        Assert.NotNull((await SignIn("ana@atlas.example", AnasPassword)).Refusal);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones_before_it()
    {
        await Founded();
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++) await SignIn("ana@atlas.example", "wrong");
            Assert.Equal(Ana.Id, (await SignIn("ana@atlas.example", AnasPassword)).Person);
        }
    }

    [Fact]
    public async Task A_session_holds_until_it_is_ended_and_cannot_be_ended_by_others()
    {
        var ana = await Founded();
        await People.Add(atlas, Rui, Ct);
        var organisation = (await The<Organisations>().Current(Ct))!;

        await The<Sessions>().End(atlas, Rui.Id, ana.SessionId!, Ct);
        Assert.NotNull(await Checked());
        await The<Sessions>().End(atlas, Ana.Id, ana.SessionId!, Ct);
        Assert.Null(await Checked());

        Task<Session?> Checked() => The<Sessions>().Check(organisation, ana.SessionId!, Ct);
    }

    [Fact]
    public async Task Another_server_sees_a_session_end_within_the_limit()
    {
        var ana = await Founded();
        var organisation = (await The<Organisations>().Current(Ct))!;
        using var other = new Sessions(ledger!, People, new() { RevocationSecondsMax = 1 }, Clock);
        Assert.NotNull(await other.Check(organisation, ana.SessionId!, Ct));

        await The<Sessions>().EndAll(atlas, Ana.Id, except: null, Ct);
        await Task.Delay(TimeSpan.FromSeconds(1.2), Ct);
        Assert.Null(await other.Check(organisation, ana.SessionId!, Ct));
    }

    [Fact]
    public async Task A_session_ends_when_idle_and_however_busy_at_last()
    {
        var limits = new AccessLimits { SessionIdleHours = 12, SessionHoursMax = 48 };
        var ana = await Founded();
        var organisation = (await The<Organisations>().Current(Ct))!;

        for (var hour = 0; hour < 44; hour += 11)
        {
            Clock.Pass(Duration.FromHours(11));
            Assert.NotNull(await Fresh());
        }
        Clock.Pass(Duration.FromHours(5));
        Assert.Null(await Fresh());

        var idle = await SessionOf(Ana);
        Clock.Pass(Duration.FromHours(13));
        ana = idle;
        Assert.Null(await Fresh());
        Assert.Empty(await The<Sessions>().List(atlas, Ana.Id, Ct));

        // Each question anew, as a server asks it that remembers nothing.
        async Task<Session?> Fresh()
        {
            using var sessions = new Sessions(ledger!, People, limits, Clock);
            return await sessions.Check(organisation, ana.SessionId!, Ct);
        }
    }

    [Fact]
    public async Task Signing_out_everywhere_spares_the_session_that_is_named()
    {
        var here = await Founded();
        await SessionOf(Ana);
        await SessionOf(Ana);
        Assert.Equal(3, (await The<Sessions>().List(atlas, Ana.Id, Ct)).Count);

        await The<Sessions>().EndAll(atlas, Ana.Id, here.SessionId, Ct);
        Assert.Equal(here.SessionId, Assert.Single(await The<Sessions>().List(atlas, Ana.Id, Ct)).Id);
    }

    [Fact]
    public async Task A_person_has_no_more_than_fifty_sessions()
    {
        await Founded();
        for (var n = 0; n < 60; n++)
        {
            Clock.Pass(Duration.FromSeconds(1));
            await The<Sessions>().Begin(atlas, Ana.Id, $"Browser {n}", Ct);
        }
        var open = await The<Sessions>().List(atlas, Ana.Id, Ct);
        Assert.Equal(50, open.Count);
        Assert.Equal("Browser 59", open[0].Device);
    }
}
