namespace Tandem.Domain.Forecast;

/// <summary>From where on an engagement is watched, or in trouble. An organisation may set its own.</summary>
public sealed record HealthThresholds
{
    /// <summary>The thresholds that hold when an organisation sets none.</summary>
    public static HealthThresholds Default { get; } = new();

    /// <summary>SPI(t) or CPI below this is watched.</summary>
    public decimal IndexWatch { get; init; } = 0.95m;

    /// <summary>SPI(t) or CPI below this is trouble.</summary>
    public decimal IndexTrouble { get; init; } = 0.85m;

    /// <summary>
    /// Weeks behind the plan that are tolerated whatever the index says: accepted value moves in steps, and in the
    /// first weeks one step is most of the plan.
    /// </summary>
    public decimal BehindWeeksTolerated { get; init; } = 1;

    /// <summary>A forecast overrun of more than so many percent of the budget is watched.</summary>
    public decimal OverrunPercentWatch { get; init; } = 5;

    /// <summary>A forecast overrun of more than so many percent of the budget is trouble.</summary>
    public decimal OverrunPercentTrouble { get; init; } = 15;

    /// <summary>
    /// Cost beyond accepted value that is tolerated whatever CPI says, in percent of the budget: work in progress costs
    /// before it is accepted.
    /// </summary>
    public decimal UnearnedCostPercentTolerated { get; init; } = 5;

    /// <summary>A deliverable late by more than so many days is watched.</summary>
    public int LateDaysWatch { get; init; }

    /// <summary>A deliverable late by more than so many days is trouble.</summary>
    public int LateDaysTrouble { get; init; } = 30;

    /// <summary>A review overdue by more than so many days is watched.</summary>
    public int OverdueDaysWatch { get; init; }

    /// <summary>A review overdue by more than so many days is trouble.</summary>
    public int OverdueDaysTrouble { get; init; } = 10;

    /// <summary>More percentage points between what the partner reports and what is accepted are watched.</summary>
    public decimal ReportedGapWatch { get; init; } = 15;

    /// <summary>More percentage points between what the partner reports and what is accepted are trouble.</summary>
    public decimal ReportedGapTrouble { get; init; } = 30;
}
