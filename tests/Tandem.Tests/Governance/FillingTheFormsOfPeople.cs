using Tandem.Tests.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Governance;

/// <summary>What the forms of people and rights cannot be read from is refused, and named.</summary>
public class FillingTheFormsOfPeople
{
    const string Claims = "/engagements/claims-portal";

    [Fact]
    public async Task Somebody_joins_with_a_side_and_with_hours_that_can_be_read()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await room.As(Sofia);
        var person = ("member-person", Stranger.ToString());
        await Refuses(sofia, "members", "roles.person-missing", ("member-side", "client"));
        await Refuses(sofia, "members", "roles.side-missing", person, ("member-side", "both"));
        await Refuses(sofia, "members", "roles.hours-unreadable", person, ("member-side", "client"),
            ("member-from", "nine"), ("member-to", "17:00"));
        await Refuses(sofia, "members", "roles.hours-unreadable", person, ("member-side", "client"),
            ("member-from", "09:00"), ("member-to", "25:00"));
    }

    [Theory]
    [InlineData("role-assignments", "assign"), InlineData("role-releases", "release")]
    public async Task A_role_goes_to_or_from_a_person(string form, string prefix)
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await room.As(Sofia);
        await Refuses(sofia, form, "roles.role-missing", ($"{prefix}-role", "king"));
        await Refuses(sofia, form, "roles.person-missing", ($"{prefix}-role", "product-owner"),
            ($"{prefix}-person", "Petra"));
    }

    [Fact]
    public async Task A_right_is_lent_to_a_person_from_a_day_to_a_day()
    {
        await using var room = await ClaimsRoom.Open();
        var petra = await room.As(Petra);
        (string, string)[] loan = [("loan-kind", "acceptance"), ("loan-to", Sofia.ToString())];
        await Refuses(petra, "delegations", "roles.person-missing", ("loan-kind", "acceptance"));
        await Refuses(petra, "delegations", "rights.day-unreadable", [.. loan, ("loan-first", "tomorrow")]);
        await Refuses(petra, "delegations", "rights.day-unreadable", [.. loan, ("loan-first", "2199-01-01"),
            ("loan-last", "2199-02-30")]);
    }

    [Fact]
    public async Task A_row_of_the_rights_table_has_a_role_and_a_threshold_that_is_an_amount()
    {
        await using var room = await ClaimsRoom.Open();
        var sofia = await room.As(Sofia);
        await Refuses(sofia, "right-overrides", "rights.unknown-kind", ("right-kind", "weather"));
        await Refuses(sofia, "right-overrides", "roles.role-missing", ("right-kind", "acceptance"));
        await Refuses(sofia, "right-overrides", "rights.threshold-unreadable", ("right-kind", "acceptance"),
            ("right-accountable", "product-owner"), ("right-threshold", "much"));
    }

    static async Task Refuses(Visitor visitor, string form, string code, params (string, string)[] fields) =>
        await (await visitor.PostFrom(Claims + "/people", $"{Claims}/{form}", fields)).IsRefused(code);
}
