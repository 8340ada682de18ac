using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Finance;
using Tandem.Domain.Values;
using static Tandem.Domain.Finance.FinanceCommand;
using static Tandem.Domain.Finance.FinanceEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Finance;

public class RecognisingCost
{
    static readonly CostEntry Day = Time("t-1", 800);

    [Fact]
    public void Each_cost_is_recorded_by_the_day_of_service()
    {
        var engagement = Recording(Day, Invoice("i-1", 1_500))
            .Records(new CostRecognised(Day, April(9)), new CostRecognised(Invoice("i-1", 1_500), April(9)));
        Assert.Equal(2_300_00, engagement.Finance.Minor);
        Assert.Equal([(March(3), 800_00L), (March(31), 1_500_00L)],
            engagement.Finance.MinorByDay.Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public void The_same_cost_again_adds_nothing()
    {
        Given(InWork, Recorded(Day)).Asked(Petra, April(9), new RecordCosts([Day])).ChangesNothing();
        Given(InWork, Recorded(Day)).Asked(Petra, April(9), new RecordCosts([Day, Time("t-2", 400)]))
            .Records(Recorded(Time("t-2", 400)));
        Recording(Day, Day).Records(Recorded(Day));
    }

    [Fact]
    public void The_same_id_never_means_another_cost()
    {
        Given(InWork, Recorded(Day)).Asked(Petra, April(9), new RecordCosts([Time("t-2", 400), Time("t-1", 801)]))
            .RefusesField("finance.id-taken", "entries[1].externalId");
        Recording(Day, Day with { ServiceOn = March(4) }).RefusesField("finance.id-taken", "entries[1].externalId");
    }

    [Fact]
    public void All_are_recorded_or_none()
    {
        Recording(Day, Time("t-2", -1)).Refuses("finance.negative-time");
        Recording().RefusesField("finance.no-entries", "entries");
    }

    [Fact]
    public void A_line_that_bills_recorded_time_is_kept_and_not_counted_twice()
    {
        var engagement = Recording(Day, Invoice("i-1", 800, coveredByTime: true)).IsRecorded();
        Assert.Equal(800_00, engagement.Finance.Minor);
        Assert.Equal(2, engagement.Finance.InOrder.Count);
        Assert.Equal(0, engagement.Finance.MinorByDay[March(31)]);
    }

    [Fact]
    public void Time_always_counts() =>
        Recording(Day with { CoveredByTime = true })
            .RefusesField("finance.time-covers-itself", "entries[0].coveredByTime");

    [Fact]
    public void Only_the_engagements_currency_is_recorded() =>
        Recording(Day with { Amount = new(800_00, Currency.Of("EUR")) })
            .RefusesField("finance.other-currency", "entries[0].currency");

    [Fact]
    public void Work_is_recorded_up_to_today()
    {
        Recording(Day with { ServiceOn = April(9) }).IsRecorded();
        Recording(Day with { ServiceOn = April(10) }).RefusesField("finance.service-ahead", "entries[0].serviceOn");
    }

    [Fact]
    public void Time_is_never_negative_and_a_credit_note_may_be()
    {
        Recording(Day with { Amount = Gbp(0), Hours = 0 }).IsRecorded();
        Recording(Day with { Amount = Gbp(-1) }).RefusesField("finance.negative-time", "entries[0].amount");
        Recording(Day with { Hours = -0.5m }).RefusesField("finance.negative-time", "entries[0].hours");
        Assert.Equal(-200_00, Recording(Invoice("i-1", -200)).IsRecorded().Finance.Minor);
    }

    [Fact]
    public void Every_cost_has_an_id_of_its_source()
    {
        var longest = new string('x', FinanceLimits.IdCharactersMax);
        Recording(Day with { ExternalId = longest }).IsRecorded();
        Recording(Day with { ExternalId = longest + "x" }).RefusesField("finance.id-missing", "entries[0].externalId");
        Recording(Day with { ExternalId = " " }).RefusesField("finance.id-missing", "entries[0].externalId");
    }

    [Fact]
    public void A_description_stays_short()
    {
        var longest = new string('x', FinanceLimits.DescriptionCharactersMax);
        Recording(Day with { Description = longest }).IsRecorded();
        Recording(Day with { Description = longest + "x" })
            .RefusesField("finance.description-too-long", "entries[0].description");
    }

    [Fact]
    public void Cost_is_spent_on_what_was_promised_or_on_nothing_in_particular()
    {
        Recording(Day with { Deliverable = null }).IsRecorded();
        Recording(Day with { Deliverable = "D-99" })
            .RefusesField("finance.unknown-deliverable", "entries[0].deliverable");
    }

    [Fact]
    public void As_many_are_recorded_at_once_as_the_limit_says()
    {
        var many = Enumerable.Range(1, FinanceLimits.EntriesMax + 1)
            .Select(number => Time($"t-{number}", 1)).ToSequence();
        Recording([.. many.Take(FinanceLimits.EntriesMax)]).IsRecorded();
        Recording([.. many]).RefusesField("finance.too-many-entries", "entries");
    }

    [Fact]
    public void No_single_cost_is_beyond_counting()
    {
        var largest = Invoice("i-1", 1) with { Amount = new(FinanceLimits.EntryMinorMax, Pounds) };
        RecordingBySofia(largest).IsRecorded();
        RecordingBySofia(largest with { Amount = new(FinanceLimits.EntryMinorMax + 1, Pounds) })
            .RefusesField("finance.amount-too-large", "entries[0].amount");
        RecordingBySofia(largest with { Amount = new(long.MinValue, Pounds) },
            largest with { Amount = new(long.MinValue, Pounds) })
            .RefusesField("finance.amount-too-large", "entries[0].amount");
    }

    [Fact]
    public void Nor_is_the_sum_of_all_even_where_credit_notes_hide_it()
    {
        var charges = Enumerable.Range(1, 5_000).Select(number => Huge($"i-{number}", FinanceLimits.EntryMinorMax));
        var credits = Enumerable.Range(1, 5_000).Select(number => Huge($"c-{number}", -FinanceLimits.EntryMinorMax));
        var full = RecordingBySofia([.. charges, .. credits]).IsRecorded();
        Assert.Equal((0, FinanceLimits.GrossMinorMax), (full.Finance.Minor, full.Finance.GrossMinor));
        new Past(full).Asked(Petra, April(9), new RecordCosts([Huge("one-more", 1)]))
            .RefusesField("finance.sum-too-large", "entries");
    }

    [Fact]
    public void A_large_cost_is_for_the_next_role_up_and_no_credit_note_hides_it()
    {
        Recording(Invoice("i-1", 50_000)).IsRecorded();
        Recording(Invoice("i-1", 50_001)).Refuses("rights.not-held");
        Recording(Invoice("i-1", 50_000), Invoice("i-2", -1)).Refuses("rights.not-held");
        RecordingBySofia(Invoice("i-1", 50_001)).IsRecorded();
    }

    [Fact]
    public void The_partner_never_recognises_cost() =>
        Given(InWork).Asked(Dieter, April(9), new RecordCosts([Day])).Refuses("rights.other-side-decides");

    static CostRecognised Recorded(CostEntry entry) => new(entry, April(9));

    static CostEntry Huge(string id, long minor) => Invoice(id, 1) with { Amount = new(minor, Pounds) };

    static Answer Recording(params CostEntry[] entries) =>
        Given(InWork).Asked(Petra, April(9), new RecordCosts(entries.ToSequence()));

    static Answer RecordingBySofia(params CostEntry[] entries) =>
        Given(InWork).Asked(Sofia, April(9), new RecordCosts(entries.ToSequence()));
}
