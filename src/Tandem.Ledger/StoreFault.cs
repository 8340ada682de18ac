namespace Tandem.Ledger;

/// <summary>A row of the ledger's own tables that does not say what the record says, or that is kept wrongly.</summary>
/// <param name="Table">The table; null where it concerns how the database keeps its rows.</param>
/// <param name="Index">The record that it is about, if it is about one.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there.</param>
public sealed record StoreFault(string? Table, long? Index, string Expected, string Found);
