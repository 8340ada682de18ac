using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Finance;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;
using static Tandem.Domain.Governance.Role;

namespace Tandem.Tests;

/// <summary>
/// The example that all tests talk about: Northgate Insurance has Brightwater build its claims portal in 2025.
/// </summary>
/// <remarks>
/// People's names start as their roles do: Sofia is the sponsor, Petra the product owner, Tariq the technology owner,
/// Aurel the auditor; Marta the account manager, Dieter the delivery manager, Linus the lead, Devi the developer,
/// Quentin in QA.
/// </remarks>
static class ClaimsPortal
{
    public static readonly Id<Person> Sofia = Named(1), Petra = Named(2), Tariq = Named(3), Aurel = Named(4);
    public static readonly Id<Person> Marta = Named(11), Dieter = Named(12), Linus = Named(13), Devi = Named(14);
    public static readonly Id<Person> Quentin = Named(15), Stranger = Named(98), Administrator = Named(99);

    public static readonly Currency Pounds = Currency.Of("GBP");

    public static readonly Terms Agreed = new("Claims portal", "Northgate Insurance", "Brightwater Software",
        EngagementModel.Project, Pounds, "Europe/London", January(6), new(2025, 12, 31), Gbp(400_000), Gbp(60_000),
        Terms.ReviewDaysDefault, CompletionEstimate.Typical);

    // Good Friday, Easter Monday, the May bank holidays.
    public static readonly HolidayCalendar England = new("england-and-wales", [April(18), April(21), May(5), May(26)]);

    public static readonly RightsPlaybook Playbook = new("test-rights", "1",
    [
        Row(RightKind.Scope, "Scope", ProductOwner),
        Row(RightKind.Baseline, "Approving the baseline", ProductOwner, 300_000, ExecutiveSponsor),
        Row(RightKind.Acceptance, "Acceptance", ProductOwner, 100_000, ExecutiveSponsor),
        Row(RightKind.CriterionWaiver, "Waiving a criterion", TechnologyOwner, 100_000, ExecutiveSponsor),
        Row(RightKind.AcceptanceWithdrawal, "Withdrawing an acceptance", ExecutiveSponsor),
        Row(RightKind.CostRecognition, "Recognising cost", ProductOwner, 50_000, ExecutiveSponsor),
        Row(RightKind.ClientRoles, "Naming the client's people", ExecutiveSponsor),
        Row(RightKind.DecisionRights, "Decision rights", ExecutiveSponsor),
        Row(RightKind.Delivery, "Delivery", DeliveryManager) with
        {
            Row = Right(RightKind.Delivery, "Delivery", DeliveryManager)
                with { Responsible = [ScrumMaster, Developer] },
        },
        Row(RightKind.PartnerRoles, "Naming the partner's people", AccountManager),
    ]);

    public static readonly Outcome Faster = new("O-1", "Claims are settled faster", "days", 21, 7, new(2025, 12, 31));

    public static readonly DescribedDeliverable Intake = Owed("D-01", "Claim intake", 80_000, April(30),
        new("C1", "tests.failed = 0"), new("C2", "coverage.line >= 80 %"),
        new("C3", "judged by product-owner: \"UAT script 3 passes\""));

    public static readonly DescribedDeliverable Store = Owed("D-02", "Document store", 60_000, May(30),
        new("C1", "vulnerabilities.critical = 0"),
        new("C2", "judged by technology-owner: \"The guard rails are kept\""));

    /// <summary>Worth more than the product owner may accept.</summary>
    public static readonly DescribedDeliverable Payout = Owed("D-03", "Payout engine", 150_000, new(2025, 9, 30),
        new CriterionLine("C1", "tests.failed = 0"));

    /// <summary>Worth exactly what the product owner may accept.</summary>
    public static readonly DescribedDeliverable Letters = Owed("D-04", "Claim letters", 100_000, new(2025, 10, 31),
        new CriterionLine("C1", "judged by product-owner: \"The letters read well\""));

    public static readonly EngagementDescription Description = new("claims-portal", Agreed,
    [
        Takes(Sofia, Side.Client, "Europe/London", ExecutiveSponsor),
        Takes(Petra, Side.Client, "Europe/London", ProductOwner),
        Takes(Tariq, Side.Client, "America/New_York", TechnologyOwner),
        Takes(Aurel, Side.Client, "Europe/London", Auditor),
        Takes(Marta, Side.Partner, "Europe/Lisbon", AccountManager),
        Takes(Dieter, Side.Partner, "Europe/Berlin", DeliveryManager),
        Takes(Linus, Side.Partner, "Europe/Berlin", ScrumMaster), Takes(Devi, Side.Partner, "Asia/Kolkata", Developer),
        Takes(Quentin, Side.Partner, "Europe/Berlin", QaEngineer),
    ],
    [new(SoftwareArchitect, "The technology owner's team keeps the architecture.")], [Faster],
    [new("R1", "Foundations", [Intake, Store]), new("R2", "Settlement", [Payout, Letters])], Rights: []);

    public static readonly AgreementCommand.Open Opening = new(Description, Playbook, [England]);

    /// <summary>Nothing has happened.</summary>
    public static readonly Sequence<RecordedEvent> Nothing = [];

    /// <summary>Opened on the 6th of January by the administrator.</summary>
    public static readonly Sequence<RecordedEvent> Opened = EngagementDecider.Decide(Engagement.Initial,
        new(Administrator, Instant.FromUtc(2025, 1, 6, 12, 0), January(6), Administrator: true), Opening).Events;

    /// <summary>Opened, and the baseline approved by Sofia on the 10th of January.</summary>
    public static readonly Sequence<RecordedEvent> Baselined =
        Opened.Add(new DeliveryEvent.BaselineApproved(new(Revision: 1, January(10), Sofia, Gbp(390_000))));

    /// <summary>Baselined, and all four deliverables begun by Dieter on the 3rd of February.</summary>
    public static readonly Sequence<RecordedEvent> InWork = Baselined
        .Concat(from key in new[] { "D-01", "D-02", "D-03", "D-04" } select Begun(key)).ToSequence();

    /// <summary>In work, and the first round of the claim intake handed over on the 3rd of April.</summary>
    public static readonly Sequence<RecordedEvent> UnderReview = InWork.Add(HandedOver("D-01", round: 1));

    /// <summary>Under review, and Petra judged that the UAT script passes: nothing stands against acceptance.</summary>
    public static readonly Sequence<RecordedEvent> Judged = UnderReview.Add(FoundMet("D-01", round: 1, "C3"));

    /// <summary>Judged, and accepted by Petra on the 9th of April.</summary>
    public static readonly Sequence<RecordedEvent> AcceptedOnce = Judged.Add(TakenOver("D-01", round: 1));

    public static DeliveryEvent.Started Begun(string key) => new(key, Dieter, February(3));

    /// <summary>
    /// Handed over by Devi with evidence that meets every measured criterion, on the 3rd of April if not said.
    /// </summary>
    public static DeliveryEvent.Submitted HandedOver(string key, int round, LocalDate? on = null,
        Id<Person>? by = null) =>
        new(key, round, by ?? Devi, on ?? April(3), (on ?? April(3)).PlusDays(7), Handover());

    public static DeliveryEvent.CriterionJudged FoundMet(string key, int round, string criterion) =>
        new(key, round, criterion, new(Met: true, Petra, April(8), Note: null));

    public static DeliveryEvent.Accepted TakenOver(string key, int round) =>
        new(key, round, Petra, April(9), Note: null,
            Met: ["C1", "C2", "C3"], Waived: []);

    public static DeliveryEvent.Rejected SentBack(string key, int round) =>
        new(key, round, Petra, April(9), [Unusable]);

    public static readonly Finding Unusable =
        new("C3", FindingSeverity.Major, "The upload of photographs stops at 2 MB.");

    /// <summary>What Devi hands over: a test report, coverage and a scan.</summary>
    public static Handover Handover(decimal failed = 0, decimal coverage = 85) =>
        new("Ready for review.", "4f2a9c1", null,
        [
            Report("junit.xml", "JUnit XML", new FactValue("tests.failed", failed)),
            Report("coverage.xml", "Cobertura", new FactValue("coverage.line", coverage)),
            Report("trivy.json", "Trivy", new FactValue("vulnerabilities.critical", 0)),
        ]);

    public static EvidenceFile Report(string name, string? format, params FactValue[] facts) =>
        new(new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))), name, Bytes: 1_200, format,
            facts.ToSequence(), Warnings: []);

    /// <summary>A day of Devi's time.</summary>
    public static CostEntry Time(string id, int pounds, LocalDate? on = null) =>
        new(id, CostKind.Time, on ?? March(3), Gbp(pounds), "Devi", "D-01", Hours: 8, CoveredByTime: false);

    public static CostEntry Invoice(string id, int pounds, bool coveredByTime = false) =>
        new(id, CostKind.Invoice, March(31), Gbp(pounds), "March", null, Hours: null, coveredByTime);

    public static Member Member(Id<Person> person) =>
        Description.People.First(each => each.Member.Person == person).Member;

    public static DecisionRight RowOf(string kind) => Spec.After(Opened).Governance.RightOf(kind)!;

    public static Money Gbp(long pounds) => new(pounds * 100, Pounds);

    public static LocalDate January(int day) => new(2025, 1, day);

    public static LocalDate February(int day) => new(2025, 2, day);

    public static LocalDate March(int day) => new(2025, 3, day);

    public static LocalDate April(int day) => new(2025, 4, day);

    public static LocalDate May(int day) => new(2025, 5, day);

    static Id<Person> Named(int number) => new(new Guid(number, 0, 0, new byte[8]));

    static DescribedPerson Takes(Id<Person> person, Side side, string zone, Role role) => new(
        new(person, side, zone, new(9, 0), new(17, 30), side == Side.Client ? England.Name : null), [role]);

    static DescribedDeliverable Owed(string key, string title, long pounds, LocalDate planned,
        params CriterionLine[] criteria) =>
        new(key, title, Description: null, Gbp(pounds), planned, "O-1", criteria.ToSequence());

    static PlaybookRight Row(string kind, string title, Role accountable, decimal? threshold = null,
        Role? above = null) =>
        new(Right(kind, title, accountable) with { Above = above }, threshold);

    static DecisionRight Right(string kind, string title, Role accountable) =>
        new(kind, title, Roles.SideOf(accountable), accountable, [], [], [], Threshold: null, Above: null);
}
