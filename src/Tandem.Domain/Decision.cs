using Tandem.Domain.Values;

namespace Tandem.Domain;

/// <summary>
/// What a rule answers: the facts that now hold, or why none do. The only result type of the product.
/// </summary>
public sealed class Decision
{
    Decision(Sequence<RecordedEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>Facts to record, in order; empty when refused, or when what was asked for holds already.</summary>
    public Sequence<RecordedEvent> Events { get; }

    /// <summary>The reason why nothing is recorded, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Decides that several things happened, in this order.</summary>
    public static Decision Of(IEnumerable<RecordedEvent> events) => new(events.ToSequence(), refusal: null);

    /// <summary>
    /// Decides several commands one after the other, each on what the ones before it led to: all or nothing.
    /// </summary>
    /// <param name="known">The state before the first.</param>
    /// <param name="commands">What is asked, in order.</param>
    /// <param name="decide">Decides one command on a state.</param>
    /// <param name="evolve">The state after an event.</param>
    public static Decision InTurn<TState, TCommand>(TState known, IEnumerable<TCommand> commands,
        Func<TState, TCommand, Decision> decide, Func<TState, RecordedEvent, TState> evolve)
    {
        var events = new List<RecordedEvent>();
        foreach (var command in commands)
        {
            var decision = decide(known, command);
            if (decision.Refusal is { } refusal) return refusal;
            known = decision.Events.Aggregate(known, evolve);
            events.AddRange(decision.Events);
        }
        return Of(events);
    }

    /// <summary>Decides that one thing happened.</summary>
    public static implicit operator Decision(RecordedEvent happened) => new([happened], refusal: null);

    /// <summary>Decides that nothing happens, and says why.</summary>
    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
