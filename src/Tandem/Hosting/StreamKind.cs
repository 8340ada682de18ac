using NodaTime;
using Tandem.Domain;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>A kind of stream that the record holds: what its histories begin with and how they are folded.</summary>
/// <param name="prefix">What the names of its streams begin with.</param>
/// <param name="initial">Where every history starts.</param>
abstract class StreamKind<TState>(string prefix, TState initial) where TState : class
{
    public TState Initial => initial;

    /// <summary>The stream of a key.</summary>
    public string Name(string key) => prefix + key;

    /// <summary>The key of a stream, or null for a stream of another kind.</summary>
    public string? KeyOf(string stream) =>
        stream.StartsWith(prefix, StringComparison.Ordinal) ? stream[prefix.Length..] : null;

    /// <summary>How many facts a state takes into account.</summary>
    public abstract long VersionOf(TState state);

    /// <summary>Whether the first fact is recorded.</summary>
    public abstract bool IsOpen(TState state);

    /// <summary>Takes a recorded fact into account.</summary>
    /// <exception cref="HistoryDoesNotFoldException">The fact cannot follow what came before it.</exception>
    public abstract TState Evolve(TState state, RecordedEvent happened);
}

/// <summary>
/// A kind of stream whose desk decides commands: one implementation for engagements, one for sourcing cases.
/// </summary>
abstract class StreamKind<TState, TCommand>(string prefix, TState initial) : StreamKind<TState>(prefix, initial)
    where TState : class
{
    /// <summary>The facts that follow from a command, or the reason why none do.</summary>
    public abstract Decision Decide(TState state, Asking asking, TCommand command);

    /// <summary>The right that a command exercises, as the record names it.</summary>
    public abstract string RightOf(TCommand command);

    /// <summary>The zone whose day it is, an IANA name.</summary>
    public abstract string ZoneOf(TState state, TCommand first);

    /// <summary>What is written into the read tables along with the events.</summary>
    public abstract IReadOnlyList<Statement> Beside(string organisation, TState before, TState after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking);
}
