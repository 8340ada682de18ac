using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>A project in trouble: paid by the month and accepted ever later, with one product owner and nobody
/// to stand in.</summary>
static class Payments
{
    static readonly LocalDate Begin = new(2025, 1, 6);
    const int DaysToOneDayLater = 3;

    public static Story Story { get; } = new()
    {
        Key = "payments-ledger",
        Baseline = new(2025, 1, 8),
        Lateness = planned => Math.Max(1, Period.DaysBetween(Begin, planned) / DaysToOneDayLater - 18),
        HandsOver = "piotr",
        Reports = "marta",
        BillsTime = false,
        Time =
        [
            new("Change work, developer", 68, 22, FirstWeek: 20), new("Change work, analyst", 74, 12, FirstWeek: 20),
            new("Migration support", 62, 26, FirstWeek: 58),
        ],
        Invoices = [new("Instalment", 68_000), new("Hosting of the test systems", 3_100)],
        Courses =
        [
            new("P-02",
            [
                new(new(2025, 2, 28), new(2025, 3, 6), [new("C1", FindingSeverity.Major,
                    "It does not say what happens to payments that are under way.")],
                    NotMet: [("C1", "Payments under way are not mentioned.")]),
                new(new(2025, 3, 17), new(2025, 3, 21)),
            ]),
            new("P-06",
            [
                new(new(2025, 7, 2), new(2025, 7, 11), [new("C1", FindingSeverity.Critical,
                    "Nine tests of the run fail."),
                    new("C5", FindingSeverity.Major, "Worked example 7 posts to the wrong period.")],
                    Measured: [new("tests.failed", 9)], NotMet: [("C5", "Example 7 is wrong.")]),
                new(new(2025, 7, 23), new(2025, 7, 29)),
            ]),
            new("P-07", [new(new(2025, 8, 4), new(2025, 8, 14), Reviewer: "ingrid")]),
            new("P-08", [new(new(2025, 9, 19), new(2025, 9, 30), Waived: [("C3",
                "The branches left out are those of the old offsets, which go with the cut-over.")],
                Measured: [new("coverage.branch", 63)])]),
            new("P-09",
            [
                new(new(2025, 10, 20), new(2025, 10, 30), [new("C2", FindingSeverity.Major,
                    "The matching rules are hardly tested.")], Measured: [new("coverage.line", 71)]),
                new(new(2025, 11, 12), new(2025, 11, 24)),
            ]),
            new("P-12",
            [
                new(new(2026, 1, 26), new(2026, 2, 9), [new("C3", FindingSeverity.Major,
                    "Seven faults on the registration page.")], Measured: [new("accessibility.violations", 7)]),
                new(new(2026, 2, 18), new(2026, 3, 2)),
            ]),
            new("P-14", [new(new(2026, 5, 5), new(2026, 5, 19))]),
            new("P-15",
            [
                new(new(2026, 4, 15), new(2026, 4, 28), [new("C1", FindingSeverity.Critical,
                    "Certificates of providers with two tax numbers carry the wrong one.")],
                        Measured: [new("tests.failed", 6)],
                    NotMet: [("C5", "Two of ten certificates are wrong.")]),
                new(new(2026, 5, 13), new(2026, 5, 27), [new("C5", FindingSeverity.Critical,
                    "The same providers are now left out altogether."), new("C2", FindingSeverity.Minor,
                    "Coverage has fallen below what was agreed.")], Measured: [new("coverage.line", 79)],
                    NotMet: [("C5", "Twelve providers get no certificate.")]),
            ]),
            new("P-16", [new(new(2026, 6, 2), Unjudged: true)]),
            new("P-17",
            [
                new(new(2026, 5, 6), new(2026, 5, 20), [new("C2", FindingSeverity.Critical,
                    "Balances of 212 providers differ after the rehearsal.")], NotMet: [("C2",
                        "212 of 9,840 balances differ.")]),
                new(new(2026, 6, 22), Unjudged: true),
            ]),
            new("P-18", [new(new(2026, 6, 10), new(2026, 6, 24), [new("C1", FindingSeverity.Major,
                "A payment run of the year's end takes three times as long as agreed.")],
                    Measured: [new("latency.p95", 1_480)])]),
            new("P-19", [], Started: new(2026, 5, 11)),
            new("P-20", [], Started: new(2026, 6, 1)),
            new("P-21", [], Started: new(2026, 6, 22)),
        ],
        ReportedAtLast = new Dictionary<string, int>
        {
            ["P-15"] = 95,
            ["P-16"] = 100,
            ["P-17"] = 100,
            ["P-18"] = 90,
            ["P-19"] = 60,
            ["P-20"] = 40,
            ["P-21"] = 15,
        },
        Measurements =
        [
            new("O-1", 290, new(2025, 12, 19), null), new("O-1", 275, new(2026, 6, 26), null),
            new("O-2", 9, new(2026, 3, 31), "No change yet"), new("O-3", 1310, new(2026, 5, 29),
                "Rising since the autumn"),
        ],
        Besides = (cast, time) =>
        [
            new(new(2025, 8, 7), new(9, 30), "thomas", new GovernanceCommand.DelegateRight(RightKind.Acceptance,
                cast.Id("ingrid"), time.Of(new(2025, 8, 11)), time.Of(new(2025, 8, 22)), "Half-year closing")),
            new(new(2026, 2, 3), new(10, 30), "helen", new GovernanceCommand.OverrideRight(
                new(RightKind.CriterionWaiver, "Waiving a criterion", Side.Client, Role.ExecutiveSponsor, [],
                    [Role.ProductOwner, Role.TechnologyOwner], [Role.DeliveryManager], Threshold: null, Above: null),
                "Too much was waived; from now on the sponsor alone decides.")),
        ],
    };
}
