using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class OnlyReading
{
    public static TheoryData<string> EveryCommand => [.. Commands.Named.Keys];

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void The_auditor_changes_nothing(string command) =>
        Given(Judged).Asked(Aurel, April(9), Commands.Named[command]).Decision.IsRefusedFor("rights");

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Nor_does_an_auditor_to_whom_a_history_gives_every_other_role_and_every_loan(string command)
    {
        var roles = from role in Roles.Every
                    where role != Role.Auditor && Roles.SideOf(role) == Side.Client
                    select new GovernanceEvent.RoleAssigned(role, Aurel, March(3));
        var loans = from kind in RightKind.Required
                    from lender in new[] { Sofia, Petra, Tariq }
                    select new GovernanceEvent.RightDelegated(
                        new(kind, lender, Aurel, January(6), May(31), "Contrived."));
        Given([.. Judged, .. roles, .. loans])
            .Asked(Aurel, April(9), Commands.Named[command]).Decision.IsRefusedFor("rights");
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Nor_does_someone_who_takes_no_part(string command) =>
        Given(Judged).Asked(Stranger, April(9), Commands.Named[command]).Decision.IsRefusedFor("rights");
}
