using NodaTime;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>Specialists in the client's team, drifting: each month a little later and dearer, and the partner
/// says otherwise.</summary>
static class MemberData
{
    static readonly LocalDate Begin = new(2025, 1, 2);
    const int DaysToOneDayLater = 18;

    public static Story Story { get; } = new()
    {
        Key = "member-data",
        Baseline = new(2025, 1, 6),
        Lateness = planned => Period.DaysBetween(Begin, planned) / DaysToOneDayLater - 12,
        HandsOver = "vikram",
        Reports = "ananya",
        BillsTime = true,
        Time =
        [
            new("Data engineer 1", 54, 39), new("Data engineer 2", 54, 39),
            new("Data engineer 3", 50, 39, FirstWeek: 8), new("Data engineer 4", 50, 39, FirstWeek: 26),
            new("Data engineer 5", 50, 39, FirstWeek: 40), new("Data architect", 72, 30),
            new("Report developer", 48, 38, FirstWeek: 20), new("Test engineer", 44, 38),
            new("Platform engineer", 58, 36), new("Stream specialist", 76, 34, FirstWeek: 46),
            new("Delivery coordinator", 46, 14),
        ],
        Invoices = [new("Cloud environments", 4_200), new("Licences of the matching software", 11_500,
            EveryWeeks: 26)],
        Courses =
        [
            new("M-05",
            [
                new(new(2025, 4, 16), new(2025, 4, 23), [new("C3", FindingSeverity.Major,
                    "1,204 members of the north register are missing.")], NotMet: [("C3",
                        "Counts differ by 1,204.")]),
                new(new(2025, 4, 28), new(2025, 5, 2)),
            ]),
            new("M-09", [new(new(2025, 7, 28), new(2025, 8, 5), Waived: [("C3",
                "480 ms is enough until the view is made without delay (M-23).")], Measured: [new("latency.p95",
                    480)],
                Reviewer: "ingrid")]),
            new("M-12",
                [new(new(2025, 9, 30), new(2025, 10, 8)), new(new(2025, 11, 24), new(2025, 12, 2))],
                Withdrawn: (new(2025, 11, 5),
                    "The statutory return was found to be missing from the lineage after all.")),
            new("M-17",
            [
                new(new(2026, 1, 14), new(2026, 1, 21), [new("C2", FindingSeverity.Major,
                    "Filters have no names for a screen reader."), new(null, FindingSeverity.Minor,
                    "The help still shows the old logo.")], Measured: [new("accessibility.violations", 4)]),
                new(new(2026, 1, 28), new(2026, 2, 3)),
            ]),
            new("M-22",
            [
                new(new(2026, 5, 1), new(2026, 5, 8), [new("C3", FindingSeverity.Major,
                    "Under load the slowest notices take half a second.")], Measured: [new("latency.p95", 520)]),
                new(new(2026, 5, 18), new(2026, 5, 22)),
            ]),
            new("M-23", [new(new(2026, 6, 3), new(2026, 6, 11))]),
            new("M-24", [new(new(2026, 6, 17), new(2026, 6, 25))]),
            new("M-25", [new(new(2026, 6, 15), new(2026, 6, 23), [new("C4", FindingSeverity.Critical,
                "314 requests failed when one of the two instances stopped.")], Measured: [new("requests.failed",
                    314)],
                NotMet: [("C5", "Messages sent while an instance restarts are lost.")])]),
            new("M-26", [new(new(2026, 7, 1), Unjudged: true)]),
            new("M-27", [], Started: new(2026, 5, 20)),
            new("M-28", [], Started: new(2026, 6, 8)),
            new("M-29", [], Started: new(2026, 6, 15)),
            new("M-30", [], Started: new(2026, 6, 22)),
        ],
        ReportedAtLast = new Dictionary<string, int>
        {
            ["M-25"] = 95,
            ["M-26"] = 100,
            ["M-27"] = 90,
            ["M-28"] = 70,
            ["M-29"] = 55,
            ["M-30"] = 50,
        },
        Measurements =
        [
            new("O-1", 5.2m, new(2025, 9, 30), null), new("O-1", 2.9m, new(2026, 2, 27), null),
            new("O-1", 2.2m, new(2026, 6, 26), "The rest needs a person to look"), new("O-2", 8, new(2025, 12, 31),
                null),
            new("O-2", 6, new(2026, 5, 29), null), new("O-3", 385, new(2026, 6, 30), null),
        ],
        Besides = Besides,
        Draft = file => file with
        {
            Terms = file.Terms with { Budget = file.Terms.Budget.Times(0.95m) },
            Outcomes = file.Outcomes.Add(new("O-4", "Reports read on a phone", "percent", 0, 30, file.Terms.End)),
            Releases = file.Releases.Add(new("R6", "Phones", [new("M-40", "Reports on a phone", null,
                file.Releases[0].Deliverables[0].Value, file.Terms.End, "O-4",
                    file.Releases[0].Deliverables[0].Criteria)])),
        },
    };

    static IEnumerable<Happening> Besides(Cast cast, StoryTime time)
    {
        yield return Lends(cast, time, new(2025, 7, 28), new(2025, 7, 30), new(2025, 8, 15), RightKind.Acceptance);
        yield return Lends(cast, time, new(2025, 7, 28), new(2025, 7, 30), new(2025, 8, 15),
            RightKind.CriterionWaiver);
        yield return new(new(2025, 8, 11), new(9, 30), "priya",
            new GovernanceCommand.EndDelegation(RightKind.CriterionWaiver, cast.Id("ingrid")));
        var lakshmi = cast.MemberOf("lakshmi");
        yield return new(new(2025, 9, 1), new(11, 30), "ananya",
            new GovernanceCommand.AddMember(lakshmi with { From = new(12, 0), To = new(21, 0) }));
        yield return new(new(2025, 10, 1), new(11, 30), "ananya",
            new GovernanceCommand.AssignRole(Role.Developer, cast.Id("lakshmi")));
        yield return new(new(2026, 3, 2), new(11, 30), "ananya",
            new GovernanceCommand.ReleaseRole(Role.Developer, cast.Id("lakshmi")));
    }

    static Happening Lends(Cast cast, StoryTime time, LocalDate on, LocalDate first, LocalDate last, string kind) =>
        new(on, new(9, 30), "priya", new GovernanceCommand.DelegateRight(kind, cast.Id("ingrid"), time.Of(first),
            time.Of(last),
            "At the statutory auditors for two weeks"));
}
