namespace Tandem.Domain;

/// <summary>
/// The record holds an event that cannot follow what came before it: a damaged ledger, or a bug in a rule.
/// </summary>
/// <remarks>
/// Skipping the event would show people a state that the ledger does not support, so the program stops.
/// </remarks>
public sealed class HistoryDoesNotFoldException : Exception
{
    /// <summary>Names the event and what it met.</summary>
    public HistoryDoesNotFoldException(RecordedEvent happened, string met)
        : base($"{happened.GetType().Name} cannot follow: {met}") { }
}
