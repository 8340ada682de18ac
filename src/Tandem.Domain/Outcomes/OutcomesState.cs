using System.Collections.Immutable;
using static Tandem.Domain.Outcomes.OutcomesEvent;

namespace Tandem.Domain.Outcomes;

/// <summary>The outcomes and what was measured of them.</summary>
public sealed record OutcomesState(ImmutableList<Outcome> All, ImmutableList<Measurement> Measurements)
{
    /// <summary>Where every history starts.</summary>
    public static OutcomesState Initial { get; } = new([], []);

    /// <summary>An outcome by its key, or null.</summary>
    public Outcome? Named(string key) => All.Find(outcome => outcome.Key == key);

    /// <summary>Takes one recorded fact into account.</summary>
    public OutcomesState Evolve(OutcomesEvent happened) => happened switch
    {
        OutcomeSet e => this with
        {
            All = Named(e.Outcome.Key) is { } known ? All.Replace(known, e.Outcome) : All.Add(e.Outcome),
        },
        // Another outcome may be given the key later, and must not find the values of this one.
        OutcomeDropped e when Named(e.Key) is { } known =>
            new(All.Remove(known), Measurements.RemoveAll(measured => measured.Outcome == e.Key)),
        OutcomeMeasured e when Named(e.Measured.Outcome) is not null =>
            this with { Measurements = Measurements.Add(e.Measured) },
        _ => throw new HistoryDoesNotFoldException(happened, "the outcomes recorded before it"),
    };
}
