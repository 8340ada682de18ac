namespace Tandem.Domain;

/// <summary>Anything that can become true and is kept for ever under its stored name.</summary>
public abstract record RecordedEvent;
