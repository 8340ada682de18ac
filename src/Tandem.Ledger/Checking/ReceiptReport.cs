namespace Tandem.Ledger.Checking;

/// <summary>What came of checking a receipt.</summary>
/// <param name="Finding">What is wrong, or null if the fact is proved.</param>
/// <param name="Record">The fact that is proved.</param>
/// <param name="Payload">What was recorded with it, as it was recorded: JSON.</param>
/// <param name="Head">The checkpoint that it is proved to be part of.</param>
/// <param name="Signers">The keys that signed the checkpoint: trust rests on comparing them.</param>
public sealed record ReceiptReport(
    Finding? Finding,
    CheckedRecord? Record,
    ReadOnlyMemory<byte> Payload,
    LogHead? Head,
    IReadOnlyList<VerifierKey> Signers);
