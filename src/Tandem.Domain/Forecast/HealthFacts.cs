using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Forecast;

/// <summary>Something that should have happened by a day and has not.</summary>
/// <param name="Deliverable">The deliverable's key.</param>
/// <param name="Due">The last day on which it would have been in time.</param>
public sealed record Overdue(string Deliverable, LocalDate Due);

/// <summary>What the judgement of an engagement rests on, all at one day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="BurnUp">Planned, accepted, spent.</param>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="Deliverables">How many the baseline has.</param>
/// <param name="Accepted">How many of them stand accepted.</param>
/// <param name="Late">Deliverables past their baseline date and not accepted.</param>
/// <param name="LateValue">What those are worth together.</param>
/// <param name="Reviews">Reviews past their last day.</param>
/// <param name="ReportedPercent">
/// What the partner says is done, in percent of the value; undefined when it says nothing.
/// </param>
public sealed record HealthFacts(
    LocalDate AsOf, BurnUp BurnUp, Currency Currency, int Deliverables, int Accepted,
    Sequence<Overdue> Late, decimal LateValue, Sequence<Overdue> Reviews, Figure ReportedPercent)
{
    /// <summary>Earned value at the day.</summary>
    public EarnedValue Value { get; } = BurnUp.ValueAt(AsOf);

    /// <summary>Earned schedule at the day.</summary>
    public EarnedSchedule Schedule { get; } = BurnUp.ScheduleAt(AsOf);
}
