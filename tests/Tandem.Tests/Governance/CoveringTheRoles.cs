using Tandem.Domain.Governance;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class CoveringTheRoles
{
    [Fact]
    public void A_role_that_nobody_holds_is_unfilled_until_it_is_declared_not_needed()
    {
        Assert.Equal([Role.BusinessAnalyst, Role.Designer], Unfilled(Coverage.Of(After(Opened))));
        var declared = After(Opened, new RoleDeclaredNotNeeded(Role.Designer, "There is no interface.", March(3)));
        Assert.Equal([Role.BusinessAnalyst], Unfilled(Coverage.Of(declared)));
    }

    [Fact]
    public void A_role_held_by_one_person_lacks_a_backup()
    {
        Assert.Contains(Role.Developer, Alone(Coverage.Of(After(Opened))));
        var shared = After(Opened, new RoleAssigned(Role.Developer, Linus, March(3)));
        Assert.DoesNotContain(Role.Developer, Alone(Coverage.Of(shared)));
    }

    [Fact]
    public void The_auditor_may_be_missing()
    {
        var without = After(Opened, new RoleReleased(Role.Auditor, Aurel, March(3)));
        Assert.DoesNotContain(Role.Auditor, Unfilled(Coverage.Of(without)));
    }

    [Fact]
    public void Holding_two_of_the_three_deciding_roles_is_too_much()
    {
        Assert.Empty(Coverage.Of(After(Opened)).Loads);
        var load =
            Assert.Single(Coverage.Of(After(Opened, new RoleAssigned(Role.TechnologyOwner, Petra, March(3)))).Loads);
        Assert.Equal(Petra, load.Person);
        Assert.True(load.DecidesTwice);
    }

    [Fact]
    public void Holding_three_roles_is_too_much()
    {
        var load = Assert.Single(Coverage.Of(After(Opened, new RoleAssigned(Role.BusinessAnalyst, Devi, March(3)),
            new RoleAssigned(Role.Designer, Devi, March(3)))).Loads);
        Assert.False(load.DecidesTwice);
        Assert.Equal([Role.Developer, Role.BusinessAnalyst, Role.Designer], load.Roles);
    }

    [Fact]
    public void What_waits_for_a_decision_is_listed_longest_first()
    {
        var waiting = Coverage.Of(After(UnderReview, HandedOver("D-02", round: 1, on: March(20)))).Waiting;
        Assert.Equal(["D-02", "D-01"],
            waiting.Where(each => each.Kind == DutyKind.Review).Select(each => each.Deliverable));
        Assert.DoesNotContain(waiting, each => each.Kind == DutyKind.HandOver);
    }

    static IEnumerable<Role> Unfilled(Coverage coverage) => coverage.Unfilled.Select(each => each.Role);

    static IEnumerable<Role> Alone(Coverage coverage) => coverage.WithoutBackup.Select(each => each.Role);
}
