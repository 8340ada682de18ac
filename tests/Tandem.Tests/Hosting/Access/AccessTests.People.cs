using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Tests.Hosting.Access;

public abstract partial class AccessTests
{
    [Fact]
    public async Task An_organisation_is_founded_once_and_its_founder_is_administrator()
    {
        Assert.Null(await The<Organisations>().Current(Ct));
        await Founded();

        Assert.Equal("Atlas Insurance", (await The<Organisations>().Current(Ct))!.Name);
        Assert.True((await People.Find(atlas, Ana.Id, Ct))!.Administrator);
        var again = await The<Organisations>().Found(new(Guid.NewGuid()), "Another", Rui, "hash", Ct);
        Assert.Equal("directory.already-founded", again?.Code);
    }

    [Fact]
    public async Task Of_two_first_visits_at_the_same_moment_one_founds_the_organisation()
    {
        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            new Organisations(ledger!, Clock).Found(
                new(Guid.NewGuid()), $"Organisation {n}", Ana with { Id = new(Guid.NewGuid()) }, "hash", Ct)));

        Assert.Single(refusals, refusal => refusal is null);
        var organisation = (await The<Organisations>().Current(Ct))!;
        Assert.Single(await People.List(organisation.Id, null, Ct));
    }

    [Fact]
    public async Task A_person_is_found_by_id_and_by_address_in_any_case()
    {
        await Founded();
        Assert.Null(await People.Add(atlas, Rui, Ct));

        Assert.Equal(Rui, await People.Find(atlas, Rui.Id, Ct));
        Assert.Equal(Rui, await People.FindByEmail(atlas, " RUI@Norte.Example", Ct));
        Assert.Null(await People.FindByEmail(atlas, "nobody@norte.example", Ct));
        var found = await People.Find(atlas, [Ana.Id, Rui.Id, new(Guid.NewGuid())], Ct);
        Assert.Equal(["Ana Silva", "Rui Costa"], found.Values.Select(person => person.Name).Order());
    }

    [Fact]
    public async Task An_address_belongs_to_one_person_whatever_its_case()
    {
        await Founded();
        var twin = Rui with { Email = "ANA@atlas.example" };

        Assert.Equal("directory.email-taken", (await People.Add(atlas, twin, Ct))?.Code);
        Assert.Null(await People.Add(atlas, Rui, Ct));
        Assert.Equal("directory.email-taken", (await People.Change(atlas, twin, Ct))?.Code);
    }

    [Fact]
    public async Task People_without_an_address_are_many()
    {
        await Founded();
        Assert.Null(await People.Add(atlas, Rui with { Email = null }, Ct));
        Assert.Null(await People.Add(atlas, Rui with { Id = new(Guid.NewGuid()), Email = null }, Ct));
    }

    [Fact]
    public async Task Nobody_is_added_to_an_organisation_that_is_not_there()
    {
        await Founded();
        Assert.NotNull(await People.Add(new(Guid.NewGuid()), Rui, Ct));
    }

    [Theory]
    [InlineData("", "rui@norte.example", "Norte", null, "directory.name-missing")]
    [InlineData("Rui", "rui", "Norte", null, "directory.email-implausible")]
    [InlineData("Rui", "rui@norte.example", " ", null, "directory.company-missing")]
    [InlineData("Rui", "rui@norte.example", "Norte", "Lisbon", "directory.zone-unknown")]
    public async Task What_cannot_be_is_refused_with_its_field(
        string name, string email, string company, string? zone, string code)
    {
        await Founded();
        var refusal = await People.Add(
            atlas, new(new(Guid.NewGuid()), name, email, company, Zone: zone), Ct);
        Assert.Equal(code, refusal?.Code);
        Assert.NotNull(refusal?.Field);
    }

    [Fact]
    public async Task A_new_name_is_seen_at_once()
    {
        await Founded();
        await People.Add(atlas, Rui, Ct);
        await People.Find(atlas, Rui.Id, Ct);
        Assert.Null(await People.Change(atlas, Rui with { Name = "Rui Costa Lima" }, Ct));
        Assert.Equal("Rui Costa Lima", (await People.Find(atlas, Rui.Id, Ct))!.Name);
    }

    [Fact]
    public async Task Erasing_a_person_leaves_the_id_and_nothing_else()
    {
        var ana = await Founded();
        await People.Add(atlas, Rui, Ct);
        var rui = await SessionOf(Rui);
        var (token, _) = await The<Tokens>().Issue(rui, new("CI", [Scope.Deliver], null, 90), Ct);
        await The<Invitations>().Invite(ana, new(Rui, null, null, 7), Ct);

        Assert.Null(await People.Erase(atlas, Rui.Id, Ct));

        var erased = (await People.Find(atlas, Rui.Id, Ct))!;
        Assert.True(erased.Erased);
        Assert.Equal($"Erased person {Rui.Id.ToString()[..8]}", erased.DisplayName);
        var everything = await Everything();
        Assert.DoesNotContain("Rui", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("norte.example", everything, StringComparison.OrdinalIgnoreCase);
        Clock.Pass(Duration.FromMinutes(1));
        Assert.Null((await new Tokens(ledger!, People, The<Entry>(), new(), Clock)
            .Check((await The<Organisations>().Current(Ct))!, token!, Ct)).Session);
        Assert.Equal("directory.person-unknown", (await People.Erase(atlas, Rui.Id, Ct))?.Code);
        Assert.Equal("directory.person-unknown", (await People.Change(atlas, Rui, Ct))?.Code);
    }

    [Fact]
    public async Task A_link_that_an_erased_person_made_opens_nothing_any_more()
    {
        await Founded();
        await People.Add(atlas, Rui with { Administrator = true }, Ct);
        var guest = new Profile(new(Guid.NewGuid()), "Guest", "guest@norte.example", "Norte");
        var (secret, _) = await The<Invitations>().Invite(await SessionOf(Rui), new(guest, null, null, 7), Ct);
        Assert.Null(await People.Erase(atlas, Rui.Id, Ct));
        var invitation = await The<Invitations>().Look(atlas, secret!, Ct);
        Assert.Equal(InvitationStanding.Withdrawn, invitation!.At(Clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await Founded();
        await People.Add(atlas, Rui, Ct);
        Assert.Equal("directory.last-administrator", (await People.Erase(atlas, Ana.Id, Ct))?.Code);
        Assert.Equal("directory.last-administrator", (await People.Change(atlas, Ana, Ct))?.Code);

        await People.Change(atlas, Rui with { Administrator = true }, Ct);
        Assert.Null(await People.Erase(atlas, Ana.Id, Ct));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_by_name()
    {
        await Founded();
        var people = Enumerable.Range(0, 450)
            .Select(n => new Profile(new(Guid.NewGuid()), $"Person {n % 300:000}", null, "Norte")).ToList();
        await ledger!.Write([.. people.Select(each => ProfileRow.Adding(atlas, each, Clock.GetCurrentInstant()))], Ct);

        var seen = new List<Id<Person>>();
        Profile? last = null;
        while (await People.List(atlas, last, Ct) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, PeopleDirectory.PageSizeMax);
            seen.AddRange(page.Select(each => each.Id));
            last = page[^1];
        }
        Assert.Equal(451, seen.Distinct().Count());
        Assert.Equal(451, seen.Count);
    }
}
