using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class WhoMayAsk
{
    // Each example of Commands with the roles that may ask it. A command added to the code and not to this table fails.
    const string Table = """
        Open                                    : administrators
        Redescribe                              : product-owner
        AddMember of the client                 : executive-sponsor
        AddMember of the partner                : account-manager
        AssignRole of the client                : executive-sponsor
        AssignRole of the partner               : account-manager
        ReleaseRole of the client               : executive-sponsor
        ReleaseRole of the partner              : account-manager
        DeclareRoleNotNeeded of the client      : executive-sponsor
        DeclareRoleNotNeeded of the partner     : account-manager
        OverrideRight                           : executive-sponsor
        OverrideRight about delivery            : executive-sponsor
        DelegateRight of the client             : product-owner
        DelegateRight of the partner            : delivery-manager scrum-master developer
        EndDelegation of the client             : product-owner
        EndDelegation of the partner            : delivery-manager scrum-master developer
        MeasureOutcome                          : product-owner
        ApproveBaseline above the threshold     : executive-sponsor
        Start                                   : delivery-manager scrum-master developer
        Submit                                  : delivery-manager scrum-master developer
        ReportProgress                          : delivery-manager scrum-master developer
        JudgeCriterion of the product owner     : product-owner
        JudgeCriterion of the technology owner  : technology-owner
        WaiveCriterion                          : technology-owner
        WaiveCriterion above the threshold      : executive-sponsor
        Accept                                  : product-owner
        Accept at the threshold                 : product-owner
        Accept above the threshold              : executive-sponsor
        Reject                                  : product-owner
        Reject above the threshold              : executive-sponsor
        WithdrawAcceptance                      : executive-sponsor
        RecordCosts                             : product-owner
        RecordCosts at the threshold            : product-owner
        RecordCosts above the threshold         : executive-sponsor
        """;

    static readonly Dictionary<string, string[]> Askers = Table.Split('\n').Select(row => row.Split(':'))
        .ToDictionary(row => row[0].Trim(), row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // One person for every role, who holds that role and no other.
    static readonly Dictionary<Role, Id<Person>> Player = Roles.Every.ToDictionary(role => role,
        role => new Id<Person>(new Guid(500 + (int)role, 0, 0, new byte[8])));

    static readonly Engagement EveryRoleFilled = After([.. Judged, .. Player.SelectMany(each => new GovernanceEvent[]
    {
        new GovernanceEvent.MemberJoined(
            new(each.Value, Roles.SideOf(each.Key), "Europe/London", new(9, 0), new(17, 0), null)),
        new GovernanceEvent.RoleAssigned(each.Key, each.Value, March(3)),
    })]);

    [Fact]
    public void Every_command_is_decided_for_every_role()
    {
        Assert.Equal(Commands.Cases.Select(type => type.Name).Order(),
            Askers.Keys.Select(Commands.CaseOf).Distinct().Order());
        Assert.Equal(Commands.Named.Keys.Order(), Askers.Keys.Order());
        foreach (var (name, command) in Commands.Named)
            foreach (var (role, person) in Player)
            {
                var may = Authority.Check(EveryRoleFilled, new(person, Instant.MinValue, April(9)), command) is null;
                Assert.True(may == Askers[name].Contains(Roles.KeyOf(role)), $"{name} by {Roles.KeyOf(role)}: {may}");
            }
    }

    [Fact]
    public void Only_administrators_open_an_engagement_or_whoever_carries_out_an_award()
    {
        Given(Nothing).Asked(Sofia, January(6), Opening).Refuses("rights.administrators-open");
        Given(Nothing).Asked(Sofia, January(6), Opening with { Award = new("portal", [Petra]) })
            .Refuses("rights.administrators-open");
        Given(Nothing).Asked(Sofia, January(6), Opening with { Award = new("portal", [Petra, Sofia]) }).IsRecorded();
        Given(Nothing).Asked(Administrator, January(6), Opening, administrator: true).IsRecorded();
    }

    [Fact]
    public void Of_what_is_not_opened_nothing_else_is_asked() =>
        Given(Nothing).Asked(Administrator, January(6), Commands.Named["Start"], administrator: true)
            .Refuses("agreement.not-opened");

    [Fact]
    public void Every_right_that_a_command_exercises_stands_in_every_table()
    {
        string[] outsideTheTable = [RightKind.Opening, RightKind.Judgement, RightKind.Delegation];
        Assert.Equal(RightKind.Required.Concat(outsideTheTable).Order(),
            Commands.Named.Values.Select(command => command.Right).Distinct().Order());
    }

    [Fact]
    public void A_right_with_no_row_is_nobodys() =>
        Assert.Equal("rights.unknown-kind",
            Authority.Check(After(Opened), Petra, "holidays", amount: null, April(9))!.Code);
}
