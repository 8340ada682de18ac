using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests;

/// <summary>At least one example of every command, for tests that range over all of them.</summary>
/// <remarks>A name is the command's, followed by what makes the example a special one.</remarks>
static class Commands
{
    public static readonly Dictionary<string, EngagementCommand> Named = new()
    {
        ["Open"] = Opening,
        ["Redescribe"] = new AgreementCommand.Redescribe(Description),
        ["AddMember of the client"] = new GovernanceCommand.AddMember(Member(Petra)),
        ["AddMember of the partner"] = new GovernanceCommand.AddMember(Member(Dieter)),
        ["AssignRole of the client"] = new GovernanceCommand.AssignRole(Role.ProductOwner, Tariq),
        ["AssignRole of the partner"] = new GovernanceCommand.AssignRole(Role.QaEngineer, Devi),
        ["ReleaseRole of the client"] = new GovernanceCommand.ReleaseRole(Role.ProductOwner, Petra),
        ["ReleaseRole of the partner"] = new GovernanceCommand.ReleaseRole(Role.QaEngineer, Quentin),
        ["DeclareRoleNotNeeded of the client"] = new GovernanceCommand.DeclareRoleNotNeeded(Role.Auditor, "Small."),
        ["DeclareRoleNotNeeded of the partner"] =
            new GovernanceCommand.DeclareRoleNotNeeded(Role.Designer, "No pages."),
        ["OverrideRight"] = new GovernanceCommand.OverrideRight(RowOf("acceptance"), "To try."),
        ["OverrideRight about delivery"] = new GovernanceCommand.OverrideRight(RowOf("delivery"), "To try."),
        ["DelegateRight of the client"] = new GovernanceCommand.DelegateRight("scope", Tariq, May(1), May(9), "Away."),
        ["DelegateRight of the partner"] =
            new GovernanceCommand.DelegateRight("delivery", Quentin, May(1), May(9), "Away."),
        ["EndDelegation of the client"] = new GovernanceCommand.EndDelegation("scope", Tariq),
        ["EndDelegation of the partner"] = new GovernanceCommand.EndDelegation("delivery", Quentin),
        ["MeasureOutcome"] = new OutcomesCommand.MeasureOutcome(new("O-1", 19, March(31), Note: null)),
        ["ApproveBaseline above the threshold"] = new DeliveryCommand.ApproveBaseline(),
        ["Start"] = new DeliveryCommand.Start("D-01"),
        ["Submit"] = new DeliveryCommand.Submit("D-01", Handover()),
        ["ReportProgress"] = new DeliveryCommand.ReportProgress("D-01", 90, Note: null),
        ["JudgeCriterion of the product owner"] =
            new DeliveryCommand.JudgeCriterion("D-01", 1, "C3", Met: true, Note: null),
        ["JudgeCriterion of the technology owner"] =
            new DeliveryCommand.JudgeCriterion("D-02", 1, "C2", Met: true, Note: null),
        ["WaiveCriterion"] = new DeliveryCommand.WaiveCriterion("D-01", 1, "C2", "Soon."),
        ["WaiveCriterion above the threshold"] = new DeliveryCommand.WaiveCriterion("D-03", 1, "C1", "Soon."),
        ["Accept"] = new DeliveryCommand.Accept("D-01", 1, Note: null),
        ["Accept at the threshold"] = new DeliveryCommand.Accept("D-04", 1, Note: null),
        ["Accept above the threshold"] = new DeliveryCommand.Accept("D-03", 1, Note: null),
        ["Reject"] = new DeliveryCommand.Reject("D-01", 1, [Unusable]),
        ["Reject above the threshold"] = new DeliveryCommand.Reject("D-03", 1, [Unusable]),
        ["WithdrawAcceptance"] = new DeliveryCommand.WithdrawAcceptance("D-01", "It lost a claim."),
        ["RecordCosts"] = new FinanceCommand.RecordCosts([Time("t-1", 800)]),
        ["RecordCosts at the threshold"] = new FinanceCommand.RecordCosts([Time("t-1", 800), Invoice("i-1", 49_200)]),
        ["RecordCosts above the threshold"] =
            new FinanceCommand.RecordCosts([Invoice("i-1", 25_001), Invoice("i-2", -25_000)]),
    };

    /// <summary>The command that an example is one of.</summary>
    public static string CaseOf(string name) => name.Split(' ')[0];

    /// <summary>Every case of every closed hierarchy of commands, read from the code.</summary>
    public static IEnumerable<Type> Cases { get; } = typeof(EngagementCommand).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(EngagementCommand)) && !type.IsAbstract).ToList();

    public static void IsRefusedFor(this Decision decision, string family)
    {
        var code = decision.Refusal?.Code ?? $"recorded {decision.Events}";
        Assert.StartsWith(family + ".", code, StringComparison.Ordinal);
    }
}
