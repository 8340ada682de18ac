using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class FillingAVacancy
{
    static readonly RoleReleased NoSponsor = new(Role.ExecutiveSponsor, Sofia, March(3));

    static readonly RoleReleased NoAccountManager = new(Role.AccountManager, Marta, March(3));

    [Fact]
    public void While_nobody_names_the_clients_people_the_administrator_does() =>
        Given(Opened, NoSponsor).Asked(Administrator, March(4), new AssignRole(Role.ExecutiveSponsor, Tariq),
            administrator: true)
            .Records(new RoleAssigned(Role.ExecutiveSponsor, Tariq, March(4)));

    [Fact]
    public void While_nobody_names_the_partners_people_the_administrator_does() =>
        Given(Opened, NoAccountManager)
            .Asked(Administrator, March(4), new AssignRole(Role.AccountManager, Dieter),
                administrator: true).IsRecorded();

    [Fact]
    public void Once_the_role_is_filled_the_administrator_names_nobody()
    {
        Given(Opened).Asked(Administrator, March(4), new AssignRole(Role.ProductOwner, Tariq), administrator: true)
            .Refuses("rights.not-a-member");
        Given(Opened, NoAccountManager)
            .Asked(Administrator, March(4), new AssignRole(Role.ProductOwner, Tariq), administrator: true)
            .Refuses("rights.not-a-member");
    }

    [Fact]
    public void Who_takes_no_part_is_told_which_right_is_missing_and_who_holds_it()
    {
        var named = Given(Opened).Asked(Administrator, March(4), new AssignRole(Role.ProductOwner, Tariq))
            .Refuses("rights.not-a-member").Missing;
        Assert.Equal(new MissingRight(RightKind.ClientRoles, Role.ExecutiveSponsor, [Sofia]), named);
        var lent = Given(Opened).Asked(Administrator, March(4),
                new DelegateRight(RightKind.ClientRoles, Tariq, March(4), March(5), "Away."))
            .Refuses("rights.not-a-member").Missing;
        Assert.Equal(named, lent);
    }

    [Fact]
    public void A_vacancy_gives_the_administrator_no_other_right() =>
        Given(Opened, NoSponsor)
            .Asked(Administrator, March(4), new OverrideRight(RowOf("acceptance"), "To see."), administrator: true)
            .Refuses("rights.not-a-member");

    [Fact]
    public void Nobody_else_fills_it() =>
        Given(Opened, NoSponsor).Asked(Petra, March(4), new AssignRole(Role.ExecutiveSponsor, Petra))
            .Refuses("rights.not-held");

    [Fact]
    public void An_administrator_who_works_for_the_partner_here_never_names_the_clients_people() =>
        Given(Opened, NoSponsor).Asked(Marta, March(4), new AssignRole(Role.ExecutiveSponsor, Tariq),
            administrator: true)
            .Refuses("rights.other-side-decides");

    [Fact]
    public void The_refusal_says_that_nobody_holds_the_right()
    {
        var missing = Given(Opened, NoSponsor).Asked(Petra, March(4), new AssignRole(Role.ExecutiveSponsor, Petra))
            .Refuses("rights.not-held").Missing;
        Assert.Equal(new MissingRight("client-roles", Role.ExecutiveSponsor, Sequence.Of<Id<Person>>([])), missing);
    }
}
