namespace Tandem.Domain.Outcomes;

/// <summary>What can become true of outcomes. See <see cref="EngagementEvent"/> for what binds these.</summary>
public abstract record OutcomesEvent : EngagementEvent
{
    OutcomesEvent() { }

    /// <summary>An outcome was set, or set anew before the baseline was approved.</summary>
    [Stored("outcome.set/1")]
    public sealed record OutcomeSet(Outcome Outcome) : OutcomesEvent;

    /// <summary>An outcome was dropped before the baseline was approved.</summary>
    [Stored("outcome.dropped/1")]
    public sealed record OutcomeDropped(string Key) : OutcomesEvent;

    /// <summary>An outcome's value was measured.</summary>
    [Stored("outcome.measured/1")]
    public sealed record OutcomeMeasured(Measurement Measured) : OutcomesEvent;
}
