using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;

namespace Tandem.Demo;

/// <summary>A dedicated team that is all right.</summary>
static class Renewals
{
    // From here on nothing is late any more.
    static readonly LocalDate LastMonths = new(2026, 5, 1);

    public static Story Story { get; } = new()
    {
        Key = "automated-renewals",
        Baseline = new(2025, 1, 8),
        Lateness = planned => Fixed.Between($"renewals {planned}", -9, planned < LastMonths ? 3 : -1),
        HandsOver = "miguel",
        Reports = "ines",
        BillsTime = true,
        Time =
        [
            new("Technical lead", 88, 36), new("Backend developer 1", 72, 37), new("Backend developer 2", 72, 37),
            new("Backend developer 3", 68, 37, FirstWeek: 6), new("Frontend developer", 70, 37),
            new("Tester", 62, 36), new("Analyst", 74, 30), new("Delivery lead", 84, 18),
            new("User researcher", 68, 20),
            new("Letters specialist", 78, 30, FirstWeek: 32, LastWeek: 50),
        ],
        Invoices = [new("Test environment", 3_900, EveryWeeks: 12)],
        Courses =
        [
            new("D-05",
            [
                new(new(2025, 3, 5), new(2025, 3, 11), [new("C3", FindingSeverity.Major,
                    "Two of the worked cases with changing household size come out wrong.")],
                    NotMet: [("C3", "Cases 14 and 22 differ from what the caseworkers expect.")]),
                new(new(2025, 3, 18), new(2025, 3, 24)),
            ]),
            new("D-11", [new(new(2025, 7, 14), new(2025, 7, 21), Waived: [("C3",
                "Only caseworkers use the queue; the one finding is mended with the next release.")],
                Measured: [new("accessibility.violations", 1)])]),
            new("D-17",
            [
                new(new(2025, 10, 27), new(2025, 10, 31), [new("C3", FindingSeverity.Critical,
                    "The letter page cannot be read with a screen reader.")],
                        Measured: [new("accessibility.violations", 3)]),
                new(new(2025, 11, 5), new(2025, 11, 11), Reviewer: "yusuf"),
            ]),
            new("D-22",
            [
                new(new(2026, 1, 28), new(2026, 2, 2), [new("C1", FindingSeverity.Major,
                    "Photographs above 8 MB are lost without a message.")], Measured: [new("tests.failed", 2)]),
                new(new(2026, 2, 6), new(2026, 2, 12)),
            ]),
            new("D-30", [new(new(2026, 6, 30))]),
            new("D-31", [new(new(2026, 7, 1))]),
            new("D-32", [new(new(2026, 7, 2), Unjudged: true)]),
        ],
        ReportedAtLast = new Dictionary<string, int>
        {
            ["D-30"] = 100,
            ["D-31"] = 100,
            ["D-32"] = 100,
            ["D-33"] = 30,
            ["D-34"] = 10
        },
        Measurements =
        [
            new("O-1", 9, new(2025, 9, 30), "One district"), new("O-1", 24, new(2026, 1, 30), "Four districts"),
            new("O-1", 51, new(2026, 6, 30), "All districts"), new("O-2", 2.6m, new(2025, 12, 19), null),
            new("O-2", 1.7m, new(2026, 6, 26), null), new("O-3", 8.1m, new(2026, 3, 31), null),
            new("O-3", 6.4m, new(2026, 6, 30), null),
        ],
        Besides = (cast, time) =>
        [
            new(new LocalDate(2025, 7, 30), new(9, 30), "daniel",
                new GovernanceCommand.DelegateRight(RightKind.CriterionWaiver,
                cast.Id("yusuf"), time.Of(new(2025, 8, 4)), time.Of(new(2025, 8, 15)), "Summer leave")),
        ],
    };
}
