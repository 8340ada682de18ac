namespace Tandem.Ledger;

/// <summary>A fact as it stands in the log.</summary>
/// <param name="Index">Its place in the organisation's log, from 0, and the number of its leaf in the tree.</param>
/// <param name="Stream">Whose story it belongs to.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="At">When it was recorded: UTC, to the microsecond, never before the stream's previous fact.</param>
/// <param name="Actor">Who acted, by id.</param>
/// <param name="Right">The decision right that was exercised.</param>
/// <param name="CommandId">The command that led to it.</param>
/// <param name="Type">What became true and in which shape.</param>
/// <param name="Bytes">The record: the leaf of the tree is the hash of exactly these bytes.</param>
/// <param name="Payload">Single-line UTF-8 JSON; the record holds its SHA-256.</param>
public sealed record RecordedFact(
    long Index,
    string Stream,
    long Version,
    DateTimeOffset At,
    string Actor,
    string Right,
    string CommandId,
    string Type,
    byte[] Bytes,
    byte[] Payload);
