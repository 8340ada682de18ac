using System.Buffers;
using System.Globalization;
using System.Text;
using Tandem.Ledger.Tree;

namespace Tandem.Ledger.Receipts;

/// <summary>
/// Writes the proof of one fact into one file that verifies alone; docs/ledger-format.md gives every byte.
/// </summary>
/// <remarks>From its line c2sp.org/tlog-proof@v1 on it is a C2SP tlog-proof, for others' tools.</remarks>
public static class Receipt
{
    /// <summary>The format that is written.</summary>
    public const string Format = "tandem.receipt/1";

    const string ProofFormat = "c2sp.org/tlog-proof@v1";

    /// <summary>Proves that the fact is in the log that the checkpoint describes.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="checkpoint">A checkpoint of its log that is larger than its index.</param>
    /// <param name="verifierKeys">The keys that signed the checkpoint, each of them.</param>
    /// <param name="tiles">The tiles of the log.</param>
    public static async ValueTask<byte[]> Write(
        RecordedFact fact, KeptCheckpoint checkpoint, IReadOnlyList<string> verifierKeys, TileSource tiles)
    {
        var proof = await MerkleProof.Inclusion(fact.Index, checkpoint.Size, tiles);
        var receipt = new ArrayBufferWriter<byte>();
        Line(receipt, Format, []);
        foreach (var key in verifierKeys) Line(receipt, $"key {key}", []);
        Line(receipt, "record ", fact.Bytes);
        Line(receipt, "payload ", fact.Payload);
        Line(receipt, ProofFormat, []);
        Line(receipt, string.Create(CultureInfo.InvariantCulture, $"index {fact.Index}"), []);
        foreach (var hash in proof) Line(receipt, hash.ToBase64(), []);
        Line(receipt, "", []);
        receipt.Write(Encoding.UTF8.GetBytes(checkpoint.Note));
        return receipt.WrittenSpan.ToArray();
    }

    static void Line(ArrayBufferWriter<byte> receipt, string text, ReadOnlySpan<byte> bytes)
    {
        receipt.Write(Encoding.UTF8.GetBytes(text));
        receipt.Write(bytes);
        receipt.Write("\n"u8);
    }
}
