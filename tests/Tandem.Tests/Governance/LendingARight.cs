using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Domain.Delivery.DeliveryCommand;
using static Tandem.Domain.Governance.GovernanceCommand;
using static Tandem.Domain.Governance.GovernanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Governance;

public class LendingARight
{
    // Petra is away from the 7th to the 11th of April, and Tariq accepts meanwhile.
    static readonly RightDelegated Lent = new(new("acceptance", Petra, Tariq, April(7), April(11), "Away."));

    static readonly EngagementCommand Accepting = new Accept("D-01", Round: 1, Note: null);

    [Fact]
    public void The_holder_lends_it_to_a_named_person_for_named_days() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Tariq)).Records(Lent);

    [Fact]
    public void A_loan_asked_for_twice_is_recorded_once() =>
        Given(Opened, Lent).Asked(Petra, April(4), Lend("acceptance", Tariq)).ChangesNothing();

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void It_may_be_exercised_from_the_first_day_to_the_last(int day, bool may)
    {
        var answer = Given(Judged, Lent).Asked(Tariq, April(day), Accepting);
        if (may) answer.IsRecorded();
        else answer.Refuses("rights.not-held");
    }

    [Fact]
    public void The_lender_keeps_it() => Given(Judged, Lent).Asked(Petra, April(8), Accepting).IsRecorded();

    [Fact]
    public void Who_lends_what_they_no_longer_hold_lends_nothing() =>
        Given(Judged, Lent, new RoleReleased(Role.ProductOwner, Petra, April(8)))
            .Asked(Tariq, April(9), Accepting).Refuses("rights.not-held");

    [Fact]
    public void It_is_never_lent_on() =>
        Given(Opened, Lent).Asked(Tariq, April(8), Lend("acceptance", Sofia, first: April(9)))
            .Refuses("rights.only-holders-lend");

    [Fact]
    public void It_is_never_lent_to_the_other_side() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Dieter))
            .RefusesField("rights.lent-to-other-side", "to");

    [Fact]
    public void The_partner_lends_its_own_rights_among_its_own_people()
    {
        Given(Opened).Asked(Dieter, April(4), Lend("delivery", Quentin)).IsRecorded();
        Given(Opened).Asked(Dieter, April(4), Lend("delivery", Petra)).Refuses("rights.lent-to-other-side");
    }

    [Fact]
    public void The_partner_never_lends_a_right_of_the_client() =>
        Given(Opened).Asked(Dieter, April(4), Lend("acceptance", Devi)).Refuses("rights.only-holders-lend");

    [Fact]
    public void It_is_never_lent_to_the_auditor() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Aurel)).Refuses("rights.lent-to-other-side");

    [Fact]
    public void It_is_never_lent_to_someone_who_takes_no_part() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Stranger)).Refuses("rights.lent-to-other-side");

    [Fact]
    public void It_is_not_lent_to_oneself() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Petra)).RefusesField("rights.lent-to-self", "to");

    [Fact]
    public void It_is_lent_with_a_reason() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Tariq) with { Reason = " " })
            .RefusesField("governance.reason-missing", "reason");

    [Fact]
    public void A_loan_of_a_single_day_is_a_loan() =>
        Given(Opened).Asked(Petra, April(7), Lend("acceptance", Tariq) with { Last = April(7) }).IsRecorded();

    [Fact]
    public void The_last_day_is_not_before_the_first() =>
        Given(Opened).Asked(Petra, April(4), Lend("acceptance", Tariq) with { Last = April(6) })
            .RefusesField("rights.period-reversed", "last");

    [Fact]
    public void It_is_lent_from_today_on_and_never_for_days_past()
    {
        Given(Opened).Asked(Petra, April(7), Lend("acceptance", Tariq)).IsRecorded();
        Given(Opened).Asked(Petra, April(8), Lend("acceptance", Tariq)).RefusesField("rights.period-past", "first");
    }

    [Fact]
    public void Only_kinds_of_the_rights_table_are_lent() =>
        Given(Opened).Asked(Petra, April(4), Lend("holidays", Tariq)).RefusesField("rights.unknown-kind", "kind");

    [Fact]
    public void What_the_role_above_the_threshold_lends_holds_above_the_threshold_only()
    {
        var lent = Given(Judged).Asked(Sofia, April(4), Lend("acceptance", Tariq)).IsRecorded();
        var right = lent.Governance.RightOf("acceptance")!;
        Assert.DoesNotContain(Tariq, Authority.Holders(lent.Governance, right, Gbp(100_000), April(8)));
        Assert.Contains(Tariq, Authority.Holders(lent.Governance, right, Gbp(100_001), April(8)));
    }

    [Fact]
    public void The_refusal_names_the_right_and_who_holds_it_today()
    {
        var refusal = Given(Judged, Lent).Asked(Sofia, April(8), Accepting).Refuses("rights.not-held");
        Assert.Equal(new MissingRight("acceptance", Role.ProductOwner, [Petra, Tariq]), refusal.Missing);
    }

    [Fact]
    public void Taken_back_it_decides_nothing_from_the_same_day_on()
    {
        var history = Given(Judged, Lent).Asked(Petra, April(9), new EndDelegation("acceptance", Tariq))
            .Records(new DelegationEnded("acceptance", Petra, Tariq, April(9)));
        Assert.Equal(April(8), history.Governance.Lent[0].Last);
        Given([.. Judged, Lent, new DelegationEnded("acceptance", Petra, Tariq, April(9))])
            .Asked(Tariq, April(9), Accepting).Refuses("rights.not-held");
    }

    [Fact]
    public void Taken_back_before_its_first_day_it_never_begins() =>
        Given([.. Judged, Lent, new DelegationEnded("acceptance", Petra, Tariq, April(2))])
            .Asked(Tariq, April(8), Accepting).Refuses("rights.not-held");

    [Fact]
    public void What_is_over_or_was_never_lent_is_not_taken_back()
    {
        Given(Opened, Lent).Asked(Petra, April(11), new EndDelegation("acceptance", Tariq)).IsRecorded();
        Given(Opened, Lent).Asked(Petra, April(12), new EndDelegation("acceptance", Tariq))
            .RefusesField("rights.nothing-lent", "to");
        Given(Opened, Lent).Asked(Petra, April(8), new EndDelegation("scope", Tariq)).Refuses("rights.nothing-lent");
    }

    [Fact]
    public void The_role_above_the_threshold_takes_back_what_it_lent() =>
        Given(Opened, new RightDelegated(Lent.Lent with { From = Sofia }))
            .Asked(Sofia, April(8), new EndDelegation("acceptance", Tariq)).IsRecorded();

    static DelegateRight Lend(string kind, Id<Person> to, LocalDate? first = null) =>
        new(kind, to, first ?? April(7), April(11), "Away.");
}
