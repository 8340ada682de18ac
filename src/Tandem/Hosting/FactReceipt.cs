using Tandem.Ledger;
using LedgerReceipt = Tandem.Ledger.Receipts.Receipt;

namespace Tandem.Hosting;

/// <summary>The receipt of a fact, as the command line and the pages hand it out.</summary>
static class FactReceipt
{
    public static async Task<byte[]> Of(
        Installation installation, string organisation, RecordedFact fact, CancellationToken ct)
    {
        var ledger = installation.Ledger;
        // Kept, because it leaves the house: what was handed out once must be explainable for ever.
        var checkpoint = await ledger.KeepCheckpoint(organisation, ct)
            ?? throw new InvalidOperationException("A log that has facts has a checkpoint.");
        var keys = await LogKeys.Of(ledger, installation.Key, organisation, ct);
        return await LedgerReceipt.Write(
            fact, checkpoint, [keys.At(checkpoint.Size)], tile => ledger.ReadTile(organisation, tile, ct));
    }
}
