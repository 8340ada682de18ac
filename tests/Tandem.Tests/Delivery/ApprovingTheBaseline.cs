using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Delivery.DeliveryEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

public class ApprovingTheBaseline
{
    [Fact]
    public void Records_who_approved_how_much_on_which_day() =>
        Given(ClaimsPortal.Opened).Asked(Sofia, January(10), new ApproveBaseline())
            .Records(new BaselineApproved(new(Revision: 1, January(10), Sofia, Gbp(390_000))));

    [Fact]
    public void Is_for_the_role_that_decides_about_the_sum_of_the_plan()
    {
        var at = new GovernanceEvent.RightOverridden(RowOf("baseline") with { Threshold = Gbp(390_000) }, "Trust.");
        Given(ClaimsPortal.Opened, at).Asked(Petra, January(10), new ApproveBaseline()).IsRecorded();
        Given(ClaimsPortal.Opened, at).Asked(Sofia, January(10), new ApproveBaseline()).Refuses("rights.not-held");
        Given(ClaimsPortal.Opened).Asked(Petra, January(10), new ApproveBaseline()).Refuses("rights.not-held");
    }

    [Fact]
    public void Happens_once() =>
        Given(Baselined).Asked(Sofia, January(13), new ApproveBaseline()).Refuses("delivery.baseline-approved");

    [Fact]
    public void Needs_a_plan() =>
        Opened(Opening with { Description = Description with { Releases = [] } })
            .Asked(Petra, January(10), new ApproveBaseline()).Refuses("delivery.plan-empty");

    [Fact]
    public void Needs_a_plan_within_the_budget_to_the_penny()
    {
        Opened(WithBudget(390_000_00)).Asked(Sofia, January(10), new ApproveBaseline()).IsRecorded();
        Opened(WithBudget(389_999_99))
            .Asked(Sofia, January(10), new ApproveBaseline()).Refuses("delivery.plan-over-budget");
    }

    [Theory]
    [InlineData(Role.ProductOwner)]
    [InlineData(Role.TechnologyOwner)]
    public void Needs_a_client_that_can_decide_what_it_will_be_asked(Role role)
    {
        var holder = role == Role.ProductOwner ? Petra : Tariq;
        Given(ClaimsPortal.Opened, new GovernanceEvent.RoleReleased(role, holder, January(9)))
            .Asked(Sofia, January(10), new ApproveBaseline()).RefusesField("delivery.client-role-unfilled", "roles");
    }

    static Past Opened(AgreementCommand.Open opening) =>
        new(Given(Nothing).Asked(Administrator, January(6), opening, administrator: true).IsRecorded());

    static AgreementCommand.Open WithBudget(long pence) =>
        Opening with { Description = Description with { Terms = Agreed with { Budget = new(pence, Pounds) } } };
}
