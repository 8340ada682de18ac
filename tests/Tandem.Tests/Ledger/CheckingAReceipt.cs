using System.Text;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Receipts;

namespace Tandem.Tests.Ledger;

public class CheckingAReceipt
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 255)]
    [InlineData(300, 256)]
    [InlineData(300, 299)]
    public async Task A_receipt_proves_its_fact_alone(int records, int index)
    {
        using var log = new ClaimsLog(records);
        var report = Checked(await Written(log, index), ClaimsLog.Verifier(log.Keys[0]));
        Assert.Null(report.Finding);
        var fact = log.Facts[index];
        Assert.Equal(
            (fact.Index, fact.Stream, fact.At, fact.Type),
            (report.Record!.Index, report.Record.Stream, report.Record.At, report.Record.Type));
        Assert.Equal(fact.Payload, report.Payload.ToArray());
        Assert.Equal((ClaimsLog.Origin, records), (report.Head!.Origin, report.Head.Size));
        Assert.Equal(log.Keys, report.Signers.Select(key => key.Text));
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    [InlineData(0x80)]
    public async Task Any_changed_byte_is_found(byte mask)
    {
        using var log = new ClaimsLog(20);
        var receipt = await Written(log, 7);
        for (var at = 0; at < receipt.Length; at++)
        {
            receipt[at] ^= mask;
            Assert.True(Checked(receipt).Finding is not null, $"byte {at} was changed unseen");
            receipt[at] ^= mask;
        }
        Assert.Null(Checked(receipt).Finding);
        Assert.NotNull(Checked([.. receipt, (byte)'\n']).Finding);
        Assert.NotNull(Checked(receipt[..^1]).Finding);
    }

    [Theory]
    [InlineData("tandem.receipt/1", "tandem.receipt/2", 1)]
    [InlineData("", "", 2)]
    [InlineData("\"actor\":\"p-1\"", "\"actor\":\"p-2\"", 3)]
    [InlineData("\"actor\":\"p-1\"", "\"agent\":\"p-1\"", 3)]
    [InlineData("payload {\"round\":7", "payload {\"round\":8", 4)]
    [InlineData("index 7", "index 8", 6)]
    [InlineData("tandem.example/acme\n20\n", "tandem.example/acme\n21\n", 17)]
    public async Task What_was_changed_is_named(string old, string by, int line)
    {
        using var log = new ClaimsLog(20);
        var text = Encoding.UTF8.GetString(await Written(log, 7));
        // The key is another one each time.
        if (line == 2) (old, by) = (log.Keys[0][^20..], new('A', 20));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var changed = text.Replace(old, by, StringComparison.Ordinal);
        Assert.Equal(line, Checked(Encoding.UTF8.GetBytes(changed)).Finding!.Place.Line);
    }

    [Fact]
    public async Task A_receipt_of_another_log_is_not_taken_for_one_of_a_trusted_log()
    {
        using var ours = new ClaimsLog(20);
        using var theirs = new ClaimsLog(20);
        var finding = Checked(await Written(theirs, 7), ClaimsLog.Verifier(ours.Keys[0])).Finding;
        Assert.StartsWith("a key that you trust: tandem.example+", finding!.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_a_receipt_is_a_proof_as_others_read_it()
    {
        using var log = new ClaimsLog(20);
        var text = Encoding.UTF8.GetString(await Written(log, 7));
        var proof = text[text.IndexOf("c2sp.org/tlog-proof@v1\n", StringComparison.Ordinal)..].Split('\n');
        Assert.Equal("index 7", proof[1]);
        // Four rows up from leaf 7 of the 16 that are perfect, and the other four leaves.
        Assert.All(proof[2..7], hash => Assert.Equal(32, Convert.FromBase64String(hash).Length));
        Assert.Equal(["", ClaimsLog.Origin, "20"], proof[7..10]);
    }

    static ValueTask<byte[]> Written(ClaimsLog log, int index) =>
        Receipt.Write(log.Facts[index], log.Source.Checkpoints[^1], log.Keys, log.Tiles.Read);

    static ReceiptReport Checked(byte[] receipt, params VerifierKey[] trusted) =>
        Check.Receipt(receipt, "fact.receipt", trusted);
}
