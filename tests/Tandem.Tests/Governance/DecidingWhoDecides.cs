using Tandem.Domain;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class DecidingWhoDecides
{
    static readonly DecisionRight Acceptance = RowOf("acceptance");

    static readonly DeliveryCommand.Accept Accepting = new("D-01", Round: 1, Note: null);

    [Fact]
    public void The_accountable_role_decides_up_to_its_threshold()
    {
        // The claim intake is worth 80,000.
        Given(Judged, new RightOverridden(Acceptance with { Threshold = Gbp(80_000) }, "Tighter."))
            .Asked(Petra, April(9), Accepting).IsRecorded();
        Given(Judged, new RightOverridden(Acceptance with { Threshold = new(79_999_99, Pounds) }, "Tighter."))
            .Asked(Petra, April(9), Accepting).Refuses("rights.not-held");
    }

    [Fact]
    public void Above_the_threshold_the_next_role_up_decides_and_below_it_does_not()
    {
        Given(Judged, new RightOverridden(Acceptance with { Threshold = new(79_999_99, Pounds) }, "Tighter."))
            .Asked(Sofia, April(9), Accepting).IsRecorded();
        Given(Judged, new RightOverridden(Acceptance with { Threshold = Gbp(80_000) }, "Tighter."))
            .Asked(Sofia, April(9), Accepting).Refuses("rights.not-held");
    }

    [Fact]
    public void The_refusal_says_who_decides_about_this_amount()
    {
        var tight = new RightOverridden(Acceptance with { Threshold = Gbp(10_000) }, "Tighter.");
        var refusal = Given(Judged, tight).Asked(Petra, April(9), Accepting).Refuses("rights.not-held");
        Assert.Equal(new MissingRight("acceptance", Role.ExecutiveSponsor, [Sofia]), refusal.Missing);
        Assert.Equal(
            "Acceptance is for the executive sponsor to decide, and you do not hold that right today.", refusal.Reason);
    }

    [Fact]
    public void The_client_may_change_who_decides()
    {
        var moved = Acceptance with { Accountable = Role.TechnologyOwner };
        Given(Opened).Asked(Sofia, March(3), new OverrideRight(moved, " It is about security. "))
            .Records(new RightOverridden(moved, "It is about security."));
        Given(Judged, new RightOverridden(moved, "It is about security."))
            .Asked(Tariq, April(9), Accepting).IsRecorded();
        Given(Judged, new RightOverridden(moved, "It is about security.")).Asked(Petra, April(9), Accepting)
            .Refuses("rights.not-held");
    }

    [Fact]
    public void A_row_as_it_stands_is_no_change() =>
        Given(Opened).Asked(Sofia, March(3), new OverrideRight(Acceptance, "To see.")).ChangesNothing();

    [Fact]
    public void A_change_needs_a_reason() =>
        Given(Opened).Asked(Sofia, March(3), new OverrideRight(Acceptance with { Above = Role.TechnologyOwner }, ""))
            .RefusesField("governance.reason-missing", "reason");

    [Fact]
    public void Only_rows_of_the_table_are_changed() =>
        Given(Opened).Asked(Sofia, March(3), new OverrideRight(Acceptance with { Kind = "holidays" }, "Nice."))
            .RefusesField("rights.unknown-kind", "kind");

    [Fact]
    public void Who_does_not_hold_the_right_changes_nobodys() =>
        Given(Opened).Asked(Petra, March(3), new OverrideRight(Acceptance with { Threshold = Gbp(1) }, "Tighter."))
            .Refuses("rights.not-held");

    public static TheoryData<DecisionRight> RowsThatMayNotStand => new()
    {
        Acceptance with { Accountable = Role.DeliveryManager },
        Acceptance with { Above = Role.AccountManager },
        Acceptance with { Side = Side.Partner, Accountable = Role.DeliveryManager, Threshold = null, Above = null },
        Acceptance with { Accountable = Role.Auditor },
        Acceptance with { Above = Role.Auditor },
        Acceptance with { Responsible = [Role.TechnologyOwner] },
        Acceptance with { Responsible = [Role.Developer] },
        Acceptance with { Threshold = null },
        Acceptance with { Above = null },
        Acceptance with { Threshold = Gbp(-1) },
        Acceptance with { Threshold = new(100, Currency.Of("EUR")) },
        Acceptance with { Title = " " },
        Acceptance with { Title = new string('x', GovernanceLimits.TitleCharactersMax + 1) },
        Acceptance with { Informed = [Role.Developer, Role.Developer] },
        RowOf("delivery") with { Accountable = Role.TechnologyOwner },
        RowOf("delivery") with { Responsible = [Role.ProductOwner] },
    };

    [Theory]
    [MemberData(nameof(RowsThatMayNotStand))]
    public void A_row_may_not_stand_that_gives_a_right_to_the_other_side_or_to_nobody(DecisionRight row) =>
        Given(Opened).Asked(Sofia, March(3), new OverrideRight(row, "To try."))
            .RefusesField("rights.row-faulty", "right");

    [Fact]
    public void The_partners_work_may_be_done_by_several_roles() =>
        Given(Opened).Asked(Sofia, March(3),
            new OverrideRight(RowOf("delivery") with { Responsible = [Role.QaEngineer, Role.Developer] },
                "QA hands over."))
            .IsRecorded();

    [Fact]
    public void The_threshold_in_a_playbook_is_in_whole_units_of_the_engagements_currency()
    {
        var yen = Currency.Of("JPY");
        var described = Description with { Terms = Agreed with { Currency = yen } };
        var table = Domain.Agreement.DescriptionFaults.RightsOf(Playbook, described);
        Assert.Equal(new Money(100_000, yen), table.First(row => row.Kind == "acceptance").Threshold);
        Assert.Equal(Gbp(100_000), Acceptance.Threshold);
    }
}
