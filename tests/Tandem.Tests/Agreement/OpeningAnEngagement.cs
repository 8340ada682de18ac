using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Agreement;

public class OpeningAnEngagement
{
    [Fact]
    public void Records_the_whole_description_and_its_calendars_and_rights()
    {
        var engagement = After(Opened);
        Assert.Equal(("claims-portal", Agreed), (engagement.Key, engagement.Terms));
        Assert.Equal(9, engagement.Governance.Members.Count);
        Assert.Equal([Petra], engagement.Governance.HoldersOf(Role.ProductOwner));
        Assert.Equal("The technology owner's team keeps the architecture.",
            engagement.Governance.NotNeeded[Role.SoftwareArchitect]);
        Assert.Equal(Playbook.Table.Select(each => each.Row.Kind),
            engagement.Governance.Rights.Select(row => row.Kind));
        Assert.Equal("test-rights 1", engagement.Governance.Playbook);
        Assert.Equal([Faster], engagement.Outcomes.All);
        Assert.Equal(["D-01", "D-02", "D-03", "D-04"], engagement.Delivery.Keys);
        Assert.Equal(Gbp(390_000), engagement.Delivery.BudgetAtCompletion);
        Assert.Equal([England.Name], engagement.Governance.Calendars.Keys);
    }

    [Fact]
    public void Happens_once() =>
        Given(Opened).Asked(Administrator, January(7), Opening, administrator: true)
            .RefusesField("agreement.opened-already", "key");

    [Fact]
    public void Takes_over_only_calendars_that_someone_keeps()
    {
        var scotland = new HolidayCalendar("scotland", [January(2)]);
        Assert.DoesNotContain("scotland", Asked(Opening with { Calendars = [England, scotland] }).IsRecorded()
            .Governance.Calendars.Keys);
    }

    [Fact]
    public void Writes_every_criterion_in_one_way()
    {
        var written = Intake with { Criteria = [new("C1", " tests.failed=0 ")] };
        var engagement = Asked(With(written)).IsRecorded();
        Assert.Equal([new CriterionLine("C1", "tests.failed = 0")], engagement.Delivery.Find("D-01")!.Promise.Criteria);
    }

    [Fact]
    public void Differs_from_the_playbook_where_the_description_says_so()
    {
        var stricter = new DescribedRight(
            "acceptance", Role.TechnologyOwner, Consulted: [Role.ProductOwner], Informed: null,
            Gbp(10_000), Role.ExecutiveSponsor, "Security first.");
        var engagement = Asked(Opening with { Description = Description with { Rights = [stricter] } }).IsRecorded();
        var row = engagement.Governance.RightOf("acceptance")!;
        Assert.Equal((Role.TechnologyOwner, Gbp(10_000), Role.ExecutiveSponsor),
            (row.Accountable, row.Threshold, row.Above));
        Assert.Equal([Role.ProductOwner], row.Consulted);
    }

    public static TheoryData<string, string, EngagementDescription> FaultyDescriptions => new()
    {
        { "agreement.key-unusable", "key", Description with { Key = "Claims" } },
        { "agreement.key-unusable", "key", Description with { Key = "c" } },
        { "agreement.key-unusable", "key", Description with { Key = "-claims" } },
        { "agreement.key-unusable", "key", Description with { Key = "claims/../portal" } },
        { "agreement.key-unusable", "key",
            Description with { Key = new('c', DescriptionLimits.KeyCharactersMax + 1) } },
        { "agreement.blank", "title", Terms(Agreed with { Title = " " }) },
        { "agreement.unprintable", "title", Terms(Agreed with { Title = "Claims\a" }) },
        { "agreement.too-long", "title",
            Terms(Agreed with { Title = new('x', DescriptionLimits.TitleCharactersMax + 1) }) },
        { "agreement.blank", "client.name", Terms(Agreed with { Client = "" }) },
        { "agreement.blank", "partner.name", Terms(Agreed with { Partner = "" }) },
        { "agreement.too-long", "source",
            Terms(Agreed with { Source = new('x', DescriptionLimits.TextCharactersMax + 1) }) },
        { "agreement.unknown-zone", "zone", Terms(Agreed with { Zone = "Europe/Atlantis" }) },
        { "agreement.dates-reversed", "end", Terms(Agreed with { End = Agreed.Start.PlusDays(-1) }) },
        { "agreement.amount-not-positive", "budget", Terms(Agreed with { Budget = Gbp(0) }) },
        { "agreement.amount-too-large", "budget",
            Terms(Agreed with { Budget = new(DescriptionLimits.BudgetMinorMax + 1, Pounds) }) },
        { "agreement.other-currency", "budget", Terms(Agreed with { Budget = new(1, Currency.Of("EUR")) }) },
        { "agreement.amount-negative", "contingency", Terms(Agreed with { Contingency = Gbp(-1) }) },
        { "agreement.other-currency", "contingency", Terms(Agreed with { Contingency = new(1, Currency.Of("EUR")) }) },
        { "agreement.review-days-out-of-range", "review-days", Terms(Agreed with { ReviewDays = 0 }) },
        { "agreement.review-days-out-of-range", "review-days",
            Terms(Agreed with { ReviewDays = Tandem.Domain.Agreement.Terms.ReviewDaysMax + 1 }) },

        { "agreement.repeated", "people[9]", Joined(new DescribedPerson(Member(Petra), [Role.TechnologyOwner])) },
        { "roles.unknown-zone", "people[9].zone",
            Joined(Guest(Role.ProductOwner) with { Member = GuestMember with { Zone = "Moon" } }) },
        { "roles.hours-reversed", "people[9].hours",
            Joined(Guest(Role.ProductOwner) with { Member = GuestMember with { To = new(8, 0) } }) },
        { "roles.unknown-calendar", "people[9].calendar",
            Joined(Guest(Role.ProductOwner) with { Member = GuestMember with { Calendar = "moon" } }) },
        { "agreement.no-role", "people[9].roles", Joined(Guest()) },
        { "agreement.auditor-only-reads", "people[9].roles", Joined(Guest(Role.Auditor, Role.ProductOwner)) },
        { "agreement.role-of-other-side", "people[9].roles[1]", Joined(Guest(Role.ProductOwner, Role.Developer)) },
        { "agreement.repeated", "people[9].roles[1]", Joined(Guest(Role.ProductOwner, Role.ProductOwner)) },
        { "agreement.too-many", "people",
            Description with { People = Times(DescriptionLimits.PeopleMax + 1, Guest(Role.ProductOwner)) } },

        { "agreement.blank", "not-needed[0].reason", Description with { NotNeeded = [new(Role.Designer, " ")] } },
        { "agreement.repeated", "not-needed[1]",
            Description with { NotNeeded = [new(Role.Designer, "No."), new(Role.Designer, "No.")] } },
        { "agreement.deciding-role-needed", "not-needed[0]",
            Description with { NotNeeded = [new(Role.ProductOwner, "No.")] } },
        { "agreement.not-needed-yet-held", "not-needed[0]",
            Description with { NotNeeded = [new(Role.Developer, "No.")] } },

        { "agreement.item-key-unusable", "outcomes[0].key",
            Description with { Outcomes = [Faster with { Key = "O 1" }] } },
        { "agreement.repeated", "outcomes[1].key", Description with { Outcomes = [Faster, Faster] } },
        { "agreement.blank", "outcomes[0].title", Description with { Outcomes = [Faster with { Title = "" }] } },
        { "agreement.blank", "outcomes[0].unit", Description with { Outcomes = [Faster with { Unit = "" }] } },
        { "agreement.too-many", "outcomes",
            Description with { Outcomes = Times(DescriptionLimits.OutcomesMax + 1, Faster) } },

        { "agreement.item-key-unusable", "releases[0].key",
            Releases(new DescribedRelease("", "Foundations", [Intake])) },
        { "agreement.blank", "releases[0].title", Releases(new DescribedRelease("R1", "", [Intake])) },
        { "agreement.repeated", "releases[1].key",
            Releases(new("R1", "Foundations", [Intake]), new("R1", "Settlement", [Payout])) },
        { "agreement.repeated", "releases[1].deliverables[0].key",
            Releases(new("R1", "Foundations", [Intake]), new("R2", "Settlement", [Intake])) },
        { "agreement.too-many", "releases",
            Releases([.. Times(DescriptionLimits.ReleasesMax + 1, new DescribedRelease("R1", "Foundations", []))]) },
        { "agreement.too-many", "releases",
            Releases(new DescribedRelease("R1", "Foundations", Times(DescriptionLimits.DeliverablesMax + 1, Intake))) },

        { "agreement.item-key-unusable", "releases[0].deliverables[0].key", Owing(Intake with { Key = "D/01" }) },
        { "agreement.blank", "releases[0].deliverables[0].title", Owing(Intake with { Title = " " }) },
        { "agreement.too-long", "releases[0].deliverables[0].description",
            Owing(Intake with { Description = new('x', DescriptionLimits.TextCharactersMax + 1) }) },
        { "agreement.amount-not-positive", "releases[0].deliverables[0].value", Owing(Intake with { Value = Gbp(0) }) },
        { "agreement.amount-too-large", "releases[0].deliverables[0].value",
            Owing(Intake with { Value = new(DescriptionLimits.ValueMinorMax + 1, Pounds) }) },
        { "agreement.other-currency", "releases[0].deliverables[0].value",
            Owing(Intake with { Value = new(1, Currency.Of("EUR")) }) },
        { "agreement.planned-outside", "releases[0].deliverables[0].planned",
            Owing(Intake with { Planned = Agreed.Start.PlusDays(-1) }) },
        { "agreement.planned-outside", "releases[0].deliverables[0].planned",
            Owing(Intake with { Planned = Agreed.End.PlusDays(1) }) },
        { "agreement.unknown-outcome", "releases[0].deliverables[0].outcome", Owing(Intake with { Outcome = "O-9" }) },
        { "agreement.no-criteria", "releases[0].deliverables[0].criteria", Owing(Intake with { Criteria = [] }) },
        { "agreement.criterion-unreadable", "releases[0].deliverables[0].criteria[0]",
            Owing(Intake with { Criteria = [new("C1", "it works")] }) },
        { "agreement.item-key-unusable", "releases[0].deliverables[0].criteria[0]",
            Owing(Intake with { Criteria = [new("", "tests.failed = 0")] }) },
        { "agreement.repeated", "releases[0].deliverables[0].criteria[1]",
            Owing(Intake with { Criteria = [new("C1", "tests.failed = 0"), new("C1", "tests.total > 0")] }) },
        { "agreement.too-many", "releases[0].deliverables[0].criteria", Owing(Intake with { Criteria =
            Times(DescriptionLimits.CriteriaMax + 1, new CriterionLine("C1", "tests.failed = 0")) }) },

        { "agreement.unknown-right", "rights[0].kind", Rights(Stricter with { Kind = "holidays" }) },
        { "agreement.repeated", "rights[1].kind", Rights(Stricter, Stricter) },
        { "agreement.right-fault", "rights[0]", Rights(Stricter with { Accountable = Role.DeliveryManager }) },
        { "agreement.right-fault", "rights[0]", Rights(Stricter with { Above = Role.AccountManager }) },
        { "agreement.right-fault", "rights[0]", Rights(Stricter with { Above = null }) },
        { "agreement.blank", "rights[0].reason", Rights(Stricter with { Reason = " " }) },
        { "agreement.too-long", "rights[0].reason",
            Rights(Stricter with { Reason = new('x', DescriptionLimits.TextCharactersMax + 1) }) },
        { "agreement.other-currency", "rights[0].threshold",
            Rights(Stricter with { Threshold = new(1, Currency.Of("EUR")) }) },
    };

    [Theory]
    [MemberData(nameof(FaultyDescriptions))]
    public void Is_refused_with_the_place_of_each_fault(string code, string field, EngagementDescription described)
    {
        var refusal = Asked(Opening with { Description = described }).Decision.Refusal;
        Assert.NotNull(refusal);
        Assert.Contains((code, field), Faults(described).Select(fault => (fault.Code, fault.Field!)));
    }

    [Fact]
    public void Names_every_fault_in_one_go()
    {
        var described = Owing(Intake with { Title = "", Value = Gbp(0), Criteria = [] }) with { Key = "" };
        Assert.Equal(
            ["agreement.key-unusable", "agreement.blank", "agreement.amount-not-positive", "agreement.no-criteria"],
            Faults(described).Select(fault => fault.Code));
    }

    [Fact]
    public void Lies_within_its_own_dates_to_the_day()
    {
        Asked(With(Intake with { Planned = Agreed.Start })).IsRecorded();
        Asked(With(Intake with { Planned = Agreed.End })).IsRecorded();
        Asked(Opening with { Description = Terms(Agreed with { ReviewDays = 1 }) }).IsRecorded();
        Asked(Opening with { Description = Terms(Agreed with { Contingency = Gbp(0) }) }).IsRecorded();
    }

    [Fact]
    public void A_playbook_must_say_who_decides_everything_that_is_asked()
    {
        foreach (var kind in RightKind.Required)
            Asked(Opening
                with
            { Playbook = Playbook with { Table = [.. Playbook.Table.Where(each => each.Row.Kind != kind)] } })
                .RefusesField("agreement.right-missing", "rights");
    }

    [Fact]
    public void No_playbook_gives_the_partner_a_right_of_the_client()
    {
        foreach (var kind in RightKind.Required)
            Asked(Opening with { Playbook = Playbook with { Table = Turned(kind) } })
                .RefusesField("agreement.right-fault", "rights");
    }

    [Fact]
    public void No_playbook_says_two_things_about_one_right() =>
        Asked(Opening with { Playbook = Playbook with { Table = Playbook.Table.Add(Playbook.Table[2]) } })
            .RefusesField("agreement.repeated", "rights");

    [Fact]
    public void A_playbook_may_hold_rights_that_no_command_exercises_yet()
    {
        var advice = new PlaybookRight(
            new("security-sign-off", "Security sign-off", Side.Client, Role.TechnologyOwner, [], [], [],
                Threshold: null, Above: null), Threshold: null);
        Asked(Opening with { Playbook = Playbook with { Table = Playbook.Table.Add(advice) } }).IsRecorded();
    }

    // Hands the row of a right to the other side altogether, as a careless edit of the playbook would.
    static Sequence<PlaybookRight> Turned(string kind) =>
        Playbook.Table.Select(each => each.Row.Kind != kind ? each : each with
        {
            Row = each.Row.Side == Side.Client
                ? each.Row with { Side = Side.Partner, Accountable = Role.DeliveryManager, Above = null }
                : each.Row with { Side = Side.Client, Accountable = Role.ProductOwner, Responsible = [] },
            Threshold = null,
        }).ToSequence();

    static readonly Member GuestMember =
        new(Stranger, Side.Client, "Europe/Paris", new(9, 0), new(17, 0), Calendar: null);

    static readonly DescribedRight Stricter = new("acceptance", Role.TechnologyOwner, Consulted: null, Informed: null,
        Gbp(10_000), Role.ExecutiveSponsor, "Security first.");

    static IEnumerable<Refusal> Faults(EngagementDescription described) => DescriptionFaults.Of(described,
        DescriptionFaults.RightsOf(Playbook, described), new HashSet<string> { England.Name });

    static Answer Asked(AgreementCommand.Open opening) =>
        Given(Nothing).Asked(Administrator, January(6), opening, administrator: true);

    static AgreementCommand.Open With(DescribedDeliverable deliverable) =>
        Opening with { Description = Owing(deliverable) };

    static EngagementDescription Terms(Terms terms) => Description with { Terms = terms };

    static EngagementDescription Joined(DescribedPerson person) =>
        Description with { People = Description.People.Add(person) };

    static DescribedPerson Guest(params Role[] roles) => new(GuestMember, roles.ToSequence());

    static EngagementDescription Releases(params DescribedRelease[] releases) =>
        Description with { Releases = releases.ToSequence() };

    static EngagementDescription Owing(DescribedDeliverable deliverable) =>
        Releases(new DescribedRelease("R1", "Foundations", [deliverable]));

    static EngagementDescription Rights(params DescribedRight[] rights) =>
        Description with { Rights = rights.ToSequence() };

    static Sequence<T> Times<T>(int count, T each) => Enumerable.Repeat(each, count).ToSequence();
}
