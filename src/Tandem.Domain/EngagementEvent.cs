namespace Tandem.Domain;

/// <summary>Everything that can become true of an engagement; each room closes its own part.</summary>
/// <remarks>
/// These records are the storage format of the ledger. A released case is never edited or removed: add a case with
/// the next version in its stored name, and let the fold read both. Days are the parties' contract days in the
/// engagement's time zone; the instant and the session belong to the ledger entry.
/// </remarks>
public abstract record EngagementEvent : RecordedEvent;
