using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Finance;

/// <summary>What a cost was recognised from.</summary>
public enum CostKind
{
    /// <summary>Approved time at the agreed rate.</summary>
    Time,

    /// <summary>An approved invoice line.</summary>
    Invoice,
}

/// <summary>One cost, dated by the day of service and not by the day of payment.</summary>
/// <param name="ExternalId">The id in the system that it comes from; the same id adds nothing a second time.</param>
/// <param name="Kind">Time or invoice.</param>
/// <param name="ServiceOn">The day on which the work was done.</param>
/// <param name="Amount">The cost; negative for a credit note.</param>
/// <param name="Description">Person or text, as the source has it.</param>
/// <param name="Deliverable">The deliverable that it was spent on, or null.</param>
/// <param name="Hours">Hours worked, for time; or null.</param>
/// <param name="CoveredByTime">An invoice line that bills time entries recorded here: kept, but not counted
/// twice.</param>
public sealed record CostEntry(string ExternalId, CostKind Kind, LocalDate ServiceOn, Money Amount, string Description,
    string? Deliverable, decimal? Hours, bool CoveredByTime);

/// <summary>A cost with the event of the stream that recorded it.</summary>
public sealed record RecordedCost(CostEntry Entry, LocalDate RecordedOn, long At);
