using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Tests.Agreement;
using Tandem.Tests.Hosting.Access;
using Tandem.Tests.Hosting.Api;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

/// <summary>Whoever works for one side takes part on that side and on no other.</summary>
public class KeepingToTheOwnSide
{
    const string Refused = "roles.works-for-other-side";

    static readonly Member Guest = new(Stranger, Side.Client, "Europe/London", new(9, 0), new(17, 0), Calendar: null);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Whoever_the_directory_has_on_the_partners_side_does_not_join_as_the_client()
    {
        Given(Opened).Asked(By(Sofia, (Stranger, Side.Partner)), new AddMember(Guest)).RefusesField(Refused, "side");
        Given(Opened).Asked(By(Sofia, (Stranger, Side.Client)), new AddMember(Guest))
            .Records(new MemberJoined(Guest));
    }

    [Fact]
    public void Nor_the_other_way_round()
    {
        var guest = Guest with { Side = Side.Partner };
        Given(Opened).Asked(By(Marta, (Stranger, Side.Client)), new AddMember(guest)).RefusesField(Refused, "side");
        Given(Opened).Asked(By(Marta, (Stranger, Side.Partner)), new AddMember(guest))
            .Records(new MemberJoined(guest));
    }

    [Fact]
    public void Whoever_takes_part_already_keeps_their_hours_whatever_the_directory_says_now()
    {
        var later = Member(Petra) with { From = new(10, 0) };
        Given(Opened).Asked(By(Sofia, (Petra, Side.Partner)), new AddMember(later)).Records(new MemberChanged(later));
    }

    [Fact]
    public void An_engagement_is_not_opened_with_the_partners_person_among_the_clients() =>
        Given([]).Asked(By(ClaimsPortal.Administrator, (Petra, Side.Partner)) with { Administrator = true }, Opening)
            .RefusesField(Refused, "people[1].side");

    [Fact]
    public void Whoever_the_directory_does_not_have_neither_joins_nor_gets_a_role()
    {
        var asking = By(Sofia) with
        {
            Newcomers = Newcomers.None with { Unknown = new HashSet<Id<Person>> { Stranger } },
        };
        Given(Opened).Asked(asking, new AddMember(Guest)).RefusesField("roles.person-unknown", "person");
        Given(Opened, new MemberJoined(Guest)).Asked(asking, new AssignRole(Role.TechnologyOwner, Stranger))
            .RefusesField("roles.person-unknown", "person");
        var later = Guest with { From = new(10, 0) };
        Given(Opened, new MemberJoined(Guest)).Asked(asking, new AddMember(later)).Records(new MemberChanged(later));
        var opening = Opening with
        {
            Description = Description with
            {
                People = Description.People.Add(new(Guest, [Role.TechnologyOwner])),
            },
        };
        Given([]).Asked(asking with { Administrator = true }, opening)
            .RefusesField("roles.person-unknown", "people[9]");
    }

    [Fact]
    public void One_partner_has_no_say_over_anothers_people()
    {
        var guest = Guest with { Side = Side.Partner };
        var asking = By(Marta) with
        {
            Newcomers = Newcomers.None with { OfOtherCompanies = new HashSet<Id<Person>> { Stranger } },
        };
        Given(Opened).Asked(asking, new AddMember(guest)).RefusesField("roles.works-for-other-company", "person");
        Given(Opened).Asked(asking with { By = Sofia }, new AddMember(Guest)).Records(new MemberJoined(Guest));
    }

    [Fact]
    public async Task The_desk_asks_whether_there_is_such_a_person_and_whose_they_are()
    {
        await using var server = await ApiServer.Open();
        var directory = server.Services.GetRequiredService<PeopleDirectory>();
        var (nobody, erased, other) = (new Id<Person>(Guid.NewGuid()), new Id<Person>(Guid.NewGuid()),
            new Id<Person>(Guid.NewGuid()));
        await server.Add(erased, Side.Partner);
        Assert.Null(await directory.Erase(server.Organisation, erased, Ct));
        Assert.Null(await directory.Add(server.Organisation,
            new(other, "Otto", "otto@other.example", "Other Software", Side.Partner), Ct));
        using var marta = await server.As(Marta);
        Assert.Equal(("roles.person-unknown", "person"), await Joined(marta, nobody));
        Assert.Equal(("roles.person-unknown", "person"), await Joined(marta, erased));
        Assert.Equal(("roles.works-for-other-company", "person"), await Joined(marta, other));
        var gone = new Id<Person>(Guid.NewGuid());
        await server.Add(gone, Side.Partner);
        Assert.Equal((null, null), await Joined(marta, gone));
        Assert.Null(await directory.Erase(server.Organisation, gone, Ct));
        using var assigned = await marta.PostAsJsonAsync(
            "role-assignments", new { role = "developer", person = gone.ToString() }, Ct);
        Assert.Contains("roles.person-unknown", await assigned.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
    }

    static async Task<(string? Code, string? Field)> Joined(HttpClient by, Id<Person> person)
    {
        using var answer = await by.PostAsJsonAsync("members", new
        {
            person = person.ToString(),
            side = "partner",
            zone = "UTC",
            from = "09:00",
            to = "17:00",
        }, Ct);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return answer.IsSuccessStatusCode ? (null, null)
            : (said.GetProperty("code").GetString(), said.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_file_that_lists_the_partners_person_as_the_clients_is_refused_at_that_line()
    {
        using var importer = await Importer.Founded();
        Assert.Equal(0, (await importer.Run("import", importer.FileOf(ClaimsFile.Text))).Code);
        var facts = await importer.Facts();
        var second = importer.FileOf(ClaimsFile.Text
            .Replace("key: claims-portal", "key: second", StringComparison.Ordinal)
            .Replace("""
                    side: partner
                    roles: [delivery-manager]
                """, """
                    side: client
                    roles: [technology-owner]
                """, StringComparison.Ordinal));
        foreach (var dry in new[] { true, false })
        {
            var said = await importer.Run(["import", second, .. dry ? ["--dry-run"] : Array.Empty<string>()]);
            Assert.Equal(1, said.Code);
            Assert.Contains("takes part for nobody else", said.Error, StringComparison.Ordinal);
        }
        Assert.Equal(facts, await importer.Facts());
    }

    [Fact]
    public async Task The_desk_asks_the_directory()
    {
        await using var room = await ClaimsRoom.Open();
        var guest = Guest with { Side = Side.Partner };
        var answer = await room.Installation.Desk.Ask(
            new(ClaimsRoom.Organisation, Marta, Administrator: false), "claims-portal", new AddMember(guest), Ct);
        Assert.Equal(Refused, Assert.IsType<Tandem.Hosting.Answer.Refused>(answer).Refusal.Code);
    }

    [Fact]
    public async Task No_link_promises_a_role_that_whoever_makes_it_could_not_give()
    {
        await using var room = await ClaimsRoom.Open();
        var ada = await room.As(ClaimsPortal.Administrator);
        Assert.Contains("rights.not-a-member", await Invited(ada, "developer"), StringComparison.Ordinal);
        var sofia = await room.As(Sofia);
        Assert.Contains("rights.other-side-decides", await Invited(sofia, "developer"), StringComparison.Ordinal);
        Assert.Contains("/invitation/", await Invited(sofia, "technology-owner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_side_the_directory_does_not_say_works_for_the_one_that_they_take_part_on()
    {
        await using var server = await ApiServer.Open();
        var newcomer = new Id<Person>(Guid.NewGuid());
        await server.Add(newcomer);
        await server.Ask(Marta, new AddMember(Guest with { Person = newcomer, Side = Side.Partner, Calendar = null }));

        var second = Opening with
        {
            Description = Description with
            {
                Key = "second",
                People = [.. Description.People.Skip(1), new(Member(Sofia) with { Person = newcomer },
                    [Role.ExecutiveSponsor])],
            },
        };
        var answer = await server.Installation.Desk.Ask(
            new(server.Organisation.ToString(), ClaimsPortal.Administrator, Administrator: true), "second", second, Ct);
        var refusal = Assert.IsType<Tandem.Hosting.Answer.Refused>(answer).Refusal;
        Assert.Equal((Refused, "people[8].side"), (refusal.Code, refusal.Field));
    }

    static async Task<string> Invited(Visitor by, string role)
    {
        var answer = await by.Post("/settings/people", ("name", "Nils Neu"), ("email", $"{role}@example.org"),
            ("company", "Example"), ("engagement", "claims-portal"), ("role", role), ("days", "7"));
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    static Asking By(Id<Person> person, params (Id<Person> Person, Side Side)[] sides) =>
        new(person, March(3).AtMidnight().InUtc().ToInstant(), March(3))
        {
            Newcomers = Newcomers.None with
            {
                Sides = sides.ToDictionary(each => each.Person, each => each.Side),
            },
        };
}
