using System.Globalization;
using Tandem.Agreement;
using Tandem.Domain.Forecast;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Forecast;

/// <summary>Reads from where on an engagement is watched or in trouble, <c>playbooks/health.yaml</c>.</summary>
static class HealthPlaybook
{
    public const string File = "health.yaml";

    /// <summary>The highest index that may be asked for.</summary>
    public const decimal IndexMax = 2;

    /// <summary>The most weeks and percent that may be tolerated.</summary>
    public const decimal ToleranceMax = 1000;

    /// <summary>The most days that may be tolerated.</summary>
    public const int DaysMax = 3650;

    static readonly Shape.Single Days = Singles.Whole(0, DaysMax);

    public static PlaybookFormat<HealthThresholds> Format { get; } = new("health", "Thresholds of health",
        "From where on an engagement is watched, or in trouble.",
        [
            new("index", Pair(Singles.Number), "SPI(t) or CPI below this."),
            new("behind-weeks-tolerated", Singles.Number,
                "Weeks behind the plan that are tolerated whatever the index says."),
            new("overrun-percent", Pair(Singles.Number),
                "A forecast overrun of more than so many percent of the budget."),
            new("unearned-cost-percent-tolerated", Singles.Number,
                "Cost beyond accepted value that is tolerated whatever CPI says, in percent of the budget."),
            new("late-days", Pair(Days), "A deliverable late by more than so many days."),
            new("overdue-days", Pair(Days), "A review overdue by more than so many days."),
            new("reported-gap", Pair(Singles.Number),
                "More percentage points between what the partner reports and what is accepted."),
        ], Read)
    { IsChosen = false };

    static readonly Lazy<Playbook<HealthThresholds>> Loaded =
        new(() => Format.Load(Path.Combine(Playbooks.Shipped, File)));

    /// <summary>What holds until the next start.</summary>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names every fault with its
    /// place.</exception>
    public static Playbook<HealthThresholds> InForce => Loaded.Value;

    static Shape.Fields Pair(Shape.Single value) => new([
        new("watch", value, "From here on it is watched."), new("trouble", value, "From here on it is in trouble."),
    ]);

    static HealthThresholds Read(YamlMap map, ShapeCheck check)
    {
        var (indexWatch, indexTrouble) = Numbers(map, "index", IndexMax, check, falling: true);
        var (overrunWatch, overrunTrouble) = Numbers(map, "overrun-percent", ToleranceMax, check);
        var (lateWatch, lateTrouble) = Numbers(map, "late-days", DaysMax, check);
        var (overdueWatch, overdueTrouble) = Numbers(map, "overdue-days", DaysMax, check);
        var (gapWatch, gapTrouble) = Numbers(map, "reported-gap", 100, check);
        return new()
        {
            IndexWatch = indexWatch,
            IndexTrouble = indexTrouble,
            BehindWeeksTolerated = Number(map, "behind-weeks-tolerated", ToleranceMax, check),
            OverrunPercentWatch = overrunWatch,
            OverrunPercentTrouble = overrunTrouble,
            UnearnedCostPercentTolerated = Number(map, "unearned-cost-percent-tolerated", ToleranceMax, check),
            LateDaysWatch = (int)lateWatch,
            LateDaysTrouble = (int)lateTrouble,
            OverdueDaysWatch = (int)overdueWatch,
            OverdueDaysTrouble = (int)overdueTrouble,
            ReportedGapWatch = gapWatch,
            ReportedGapTrouble = gapTrouble,
        };
    }

    // Trouble is further from what is good than watch: below it for an index, above it for all else.
    static (decimal Watch, decimal Trouble) Numbers(YamlMap map, string key, decimal most, ShapeCheck check,
        bool falling = false)
    {
        var pair = (YamlMap)map.Find(key)!;
        var (watch, trouble) = (Number(pair, "watch", most, check), Number(pair, "trouble", most, check));
        if (falling ? trouble > watch : trouble < watch)
            check.Report(pair.Find("trouble")!, string.Create(CultureInfo.InvariantCulture,
                $"at {(falling ? "most" : "least")} what is watched, {watch}"), "Trouble comes after watch.");
        return (watch, trouble);
    }

    static decimal Number(YamlMap map, string key, decimal most, ShapeCheck check)
    {
        var number = Singles.ReadNumber(map.Text(key));
        if (number < 0 || number > most) check.Report(map.Find(key)!, $"a number from 0 to {most}", "");
        return number;
    }
}
