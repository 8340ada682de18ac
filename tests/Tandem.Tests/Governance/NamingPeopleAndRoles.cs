using Tandem.Domain.Governance;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class NamingPeopleAndRoles
{
    static readonly Member Guest = new(Stranger, Side.Client, "Europe/Paris", new(9, 0), new(17, 0), England.Name);

    [Fact]
    public void The_sponsor_names_the_clients_people() =>
        Given(Opened).Asked(Sofia, March(3), new AddMember(Guest)).Records(new MemberJoined(Guest));

    [Fact]
    public void The_account_manager_names_the_partners_people()
    {
        var guest = Guest with { Side = Side.Partner };
        Given(Opened).Asked(Marta, March(3), new AddMember(guest)).Records(new MemberJoined(guest));
        Given(Opened).Asked(Sofia, March(3), new AddMember(guest)).Refuses("rights.other-side-decides");
    }

    [Fact]
    public void The_partner_never_names_the_clients_people()
    {
        Given(Opened).Asked(Marta, March(3), new AddMember(Guest)).Refuses("rights.other-side-decides");
        Given(Opened).Asked(Marta, March(3), new AssignRole(Role.ProductOwner, Marta))
            .Refuses("rights.other-side-decides");
        Given(Opened).Asked(Marta, March(3), new ReleaseRole(Role.ProductOwner, Petra))
            .Refuses("rights.other-side-decides");
    }

    [Fact]
    public void Other_hours_are_recorded_and_the_same_hours_are_not()
    {
        var later = Member(Petra) with { From = new(10, 0) };
        Given(Opened).Asked(Sofia, March(3), new AddMember(later)).Records(new MemberChanged(later));
        Given(Opened).Asked(Sofia, March(3), new AddMember(Member(Petra))).ChangesNothing();
    }

    [Fact]
    public void A_person_never_changes_sides()
    {
        Given(Opened).Asked(Marta, March(3), new AddMember(Member(Petra) with { Side = Side.Partner, Calendar = null }))
            .RefusesField("roles.side-fixed", "side");
        Given(Opened).Asked(Sofia, March(3), new AddMember(Member(Dieter) with { Side = Side.Client }))
            .RefusesField("roles.side-fixed", "side");
    }

    [Fact]
    public void Zone_hours_and_holidays_must_exist()
    {
        Given(Opened).Asked(Sofia, March(3), new AddMember(Guest with { Zone = "Europe/Atlantis" }))
            .RefusesField("roles.unknown-zone", "zone");
        Given(Opened).Asked(Sofia, March(3), new AddMember(Guest with { To = Guest.From }))
            .RefusesField("roles.hours-reversed", "hours");
        Given(Opened).Asked(Sofia, March(3), new AddMember(Guest with { Calendar = "atlantis" }))
            .RefusesField("roles.unknown-calendar", "calendar");
    }

    [Fact]
    public void A_role_goes_to_someone_who_takes_part() =>
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.ProductOwner, Stranger))
            .RefusesField("roles.not-a-member", "person");

    [Fact]
    public void A_role_goes_to_someone_of_its_own_side()
    {
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.ProductOwner, Dieter))
            .RefusesField("roles.wrong-side", "person");
        Given(Opened).Asked(Marta, March(3), new AssignRole(Role.QaEngineer, Petra))
            .RefusesField("roles.wrong-side", "person");
    }

    [Fact]
    public void One_person_may_hold_several_roles_and_a_role_several_people()
    {
        var both = Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.TechnologyOwner, Petra))
            .Records(new RoleAssigned(Role.TechnologyOwner, Petra, March(3)));
        Assert.Equal([Role.ProductOwner, Role.TechnologyOwner], both.Governance.RolesOf(Petra));
        Assert.Equal([Tariq, Petra], both.Governance.HoldersOf(Role.TechnologyOwner));
    }

    [Fact]
    public void A_role_held_already_is_not_given_again() =>
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.ProductOwner, Petra)).ChangesNothing();

    [Fact]
    public void The_auditor_holds_no_other_role()
    {
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.ProductOwner, Aurel))
            .RefusesField("roles.auditor-only-reads", "role");
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.Auditor, Petra))
            .RefusesField("roles.auditor-only-reads", "role");
        Given(Opened).Asked(Sofia, March(3), new AssignRole(Role.Auditor, Aurel)).ChangesNothing();
    }

    [Fact]
    public void A_role_is_taken_from_someone_who_holds_it()
    {
        Given(Opened).Asked(Sofia, March(3), new ReleaseRole(Role.ProductOwner, Petra))
            .Records(new RoleReleased(Role.ProductOwner, Petra, March(3)));
        Given(Opened).Asked(Sofia, March(3), new ReleaseRole(Role.ProductOwner, Tariq))
            .RefusesField("roles.not-held", "person");
    }

    [Fact]
    public void A_role_is_not_needed_for_a_reason_that_is_kept() =>
        Given(Opened).Asked(Marta, March(3), new DeclareRoleNotNeeded(Role.Designer, " The client has designers. "))
            .Records(new RoleDeclaredNotNeeded(Role.Designer, "The client has designers.", March(3)));

    [Fact]
    public void The_same_reason_again_changes_nothing_and_another_is_recorded()
    {
        var declared = new RoleDeclaredNotNeeded(Role.Designer, "The client has designers.", March(3));
        Given(Opened, declared).Asked(Marta, March(4), new DeclareRoleNotNeeded(Role.Designer, declared.Reason))
            .ChangesNothing();
        Given(Opened, declared).Asked(Marta, March(4), new DeclareRoleNotNeeded(Role.Designer, "No pages are built."))
            .IsRecorded();
    }

    [Fact]
    public void Without_a_reason_or_with_an_endless_one_it_is_needed()
    {
        Given(Opened).Asked(Marta, March(3), new DeclareRoleNotNeeded(Role.Designer, " "))
            .RefusesField("governance.reason-missing", "reason");
        var longest = new string('x', GovernanceLimits.ReasonCharactersMax);
        Given(Opened).Asked(Marta, March(3), new DeclareRoleNotNeeded(Role.Designer, longest)).IsRecorded();
        Given(Opened).Asked(Marta, March(3), new DeclareRoleNotNeeded(Role.Designer, longest + "x"))
            .RefusesField("governance.reason-too-long", "reason");
    }

    [Theory]
    [InlineData(Role.ExecutiveSponsor)]
    [InlineData(Role.ProductOwner)]
    [InlineData(Role.TechnologyOwner)]
    public void The_client_never_does_without_a_role_that_decides(Role role) =>
        Given(Opened).Asked(Sofia, March(3), new DeclareRoleNotNeeded(role, "Busy."))
            .RefusesField("roles.deciding-role-needed", "role");

    [Fact]
    public void A_role_that_someone_holds_is_needed() =>
        Given(Opened).Asked(Marta, March(3), new DeclareRoleNotNeeded(Role.Developer, "Busy."))
            .RefusesField("roles.filled", "role");

    [Fact]
    public void A_role_once_not_needed_is_needed_again_when_someone_takes_it()
    {
        var filled = Given(Opened).Asked(Marta, March(3), new AssignRole(Role.SoftwareArchitect, Linus)).IsRecorded();
        Assert.DoesNotContain(Role.SoftwareArchitect, filled.Governance.NotNeeded.Keys);
    }
}
