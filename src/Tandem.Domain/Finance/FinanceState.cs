using System.Collections.Immutable;
using NodaTime;
using static Tandem.Domain.Finance.FinanceEvent;

namespace Tandem.Domain.Finance;

/// <summary>The costs recognised so far.</summary>
/// <param name="ById">Every cost, by external id.</param>
/// <param name="InOrder">Every cost, in the order of recording.</param>
/// <param name="MinorByDay">Cost counted on each day of service, in minor units: what curves are drawn from without
/// walking every entry.</param>
/// <param name="Minor">Actual cost so far, in minor units of the engagement's currency.</param>
/// <param name="GrossMinor">All amounts without their signs, in minor units.</param>
public sealed record FinanceState(ImmutableDictionary<string, RecordedCost> ById, ImmutableList<RecordedCost> InOrder,
    ImmutableSortedDictionary<LocalDate, long> MinorByDay, long Minor, long GrossMinor)
{
    /// <summary>Where every history starts.</summary>
    public static FinanceState Initial { get; } = new(
        ImmutableDictionary.Create<string, RecordedCost>(StringComparer.Ordinal), [],
        ImmutableSortedDictionary<LocalDate, long>.Empty, Minor: 0, GrossMinor: 0);

    /// <summary>Takes one recorded fact into account.</summary>
    /// <param name="happened">The fact.</param>
    /// <param name="at">Its version in the stream.</param>
    public FinanceState Evolve(FinanceEvent happened, long at) => happened switch
    {
        CostRecognised e when !ById.ContainsKey(e.Entry.ExternalId) => Count(new(e.Entry, e.On, at)),
        _ => throw new HistoryDoesNotFoldException(happened, "the costs recorded before it"),
    };

    FinanceState Count(RecordedCost cost)
    {
        var counted = cost.Entry.CoveredByTime ? 0 : cost.Entry.Amount.Minor;
        return new(ById.Add(cost.Entry.ExternalId, cost), InOrder.Add(cost),
            MinorByDay.SetItem(cost.Entry.ServiceOn, MinorByDay.GetValueOrDefault(cost.Entry.ServiceOn) + counted),
            Minor + counted, GrossMinor + Math.Abs(cost.Entry.Amount.Minor));
    }
}
