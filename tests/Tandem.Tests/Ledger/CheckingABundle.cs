using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

public class CheckingABundle
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public async Task An_untouched_bundle_is_intact(int records)
    {
        using var log = new ClaimsLog(records, 1, 100, 256, 300, 512, 999);
        log.AddEvidence("<testsuite/>", included: true);
        log.AddEvidence("a recording of the demo", included: false);
        using var bundle = await BundleFolder.Of(log);
        var report = await bundle.Checked(replay: null, ClaimsLog.Verifier(log.Keys[0]));

        Assert.Empty(report.Findings);
        Assert.True(report.Intact);
        Assert.Equal((records, ClaimsLog.Origin), (report.Head!.Size, report.Head.Origin));
        Assert.Equal((records, 1), (report.Records, report.EvidenceFiles));
        Assert.Equal(log.Source.Checkpoints.Count, report.Checkpoints);
        Assert.Equal(Math.Min(records, 2), report.Streams);
        Assert.True(report.Bytes > records * 100);
    }

    [Fact]
    public async Task A_log_of_70_000_records_has_tiles_on_three_levels_and_is_intact()
    {
        using var log = new ClaimsLog(70_000, 65_536);
        using var bundle = await BundleFolder.Of(log);
        var report = await bundle.Checked();
        Assert.Empty(report.Findings);
        Assert.Equal(70_000, report.Records);
        Assert.True(File.Exists(bundle["tile/2/000.p/1"]));
    }

    [Fact]
    public async Task A_changed_record_is_named()
    {
        using var log = new ClaimsLog(600, 200, 400);
        using var bundle = await BundleFolder.Of(log);
        bundle.Replace("records.ndjson", "\"command\":\"c-300\"", "\"command\":\"c-301\"");
        var report = await bundle.Checked();
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("records.ndjson", 301L, 300L), (finding.Place.File, finding.Place.Line, finding.Place.Index));
        Assert.StartsWith("a record with the leaf hash ", finding.Expected, StringComparison.Ordinal);
        Assert.Equal(300, report.FirstBadIndex);
    }

    [Fact]
    public async Task A_changed_payload_is_named()
    {
        using var log = new ClaimsLog(600, 200, 400);
        using var bundle = await BundleFolder.Of(log);
        bundle.Replace("payloads.ndjson", "{\"round\":300,", "{\"round\":900,");
        var finding = Assert.Single(await bundle.Findings());
        Assert.Equal(("payloads.ndjson", 301L, 300L), (finding.Place.File, finding.Place.Line, finding.Place.Index));
    }

    [Theory]
    [InlineData("tile/0/001", 32 * 44 + 5, 300)]
    [InlineData("tile/0/002.p/88", 32 * 87, 599)]
    [InlineData("tile/1/000.p/2", 33, null)]
    public async Task A_changed_tile_is_named(string tile, int at, int? index)
    {
        using var log = new ClaimsLog(600, 200, 400);
        using var bundle = await BundleFolder.Of(log);
        bundle.Change(tile, at, each => (byte)(each ^ 1));
        var finding = Assert.Single(await bundle.Findings());
        Assert.Equal(new Place(tile, Byte: at, Index: index), finding.Place);
    }

    [Fact]
    public async Task A_changed_checkpoint_is_named()
    {
        using var log = new ClaimsLog(600, 200, 400);
        using var bundle = await BundleFolder.Of(log);
        bundle.Replace("checkpoints.txt", "\n400\n", "\n401\n");
        var finding = Assert.Single(await bundle.Findings());
        Assert.Equal(new Place("checkpoints.txt", 11), finding.Place);
        Assert.Contains("a signature by tandem.example", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_changed_together_with_its_tile_is_confined_by_the_checkpoints()
    {
        using var log = new ClaimsLog(600, 200, 400);
        using var changed = new ClaimsLog(0);
        for (var i = 0; i < 600; i++) changed.Append(i == 300 ? 309 : i);
        using var bundle = await BundleFolder.Of(log);
        changed.KeepCheckpoint();
        using var other = await BundleFolder.Of(changed);
        foreach (var name in bundle.Files.Where(name => name[0] is 't' or 'r' or 'p'))
            File.Copy(other[name], bundle[name], overwrite: true);

        var finding = (await bundle.Findings())[0];
        Assert.Equal("checkpoints.txt", finding.Place.File);
        Assert.StartsWith("records 200 to 399 to lead to the signed root", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_taken_out_is_missed()
    {
        using var log = new ClaimsLog(300);
        using var bundle = await BundleFolder.Of(log);
        var lines = File.ReadAllLines(bundle["records.ndjson"]);
        File.WriteAllLines(bundle["records.ndjson"], lines.Where((_, i) => i != 7));
        var findings = await bundle.Findings();
        Assert.Equal(new Place("records.ndjson", 8, lines.Take(7).Sum(line => line.Length + 1), 7), findings[0].Place);
        Assert.Equal(("index 7", "index 8"), (findings[0].Expected, findings[0].Found));
        Assert.Contains(findings, finding => finding.Expected == "300 records, as bundle.json states");
    }

    [Fact]
    public async Task A_gap_in_a_stream_is_named_although_all_hashes_fit()
    {
        using var log = new ClaimsLog(0);
        log.Append(1, "engagement/claims", 1);
        log.Append(2, "engagement/claims", 3);
        log.KeepCheckpoint();
        using var bundle = await BundleFolder.Of(log);
        var finding = Assert.Single(await bundle.Findings());
        Assert.Equal("version 2 of stream 'engagement/claims'", finding.Expected);
        Assert.Equal(1, finding.Place.Index);
    }

    [Fact]
    public async Task A_stream_whose_time_runs_backwards_is_named()
    {
        using var log = new ClaimsLog(0);
        log.Append(2000);
        log.Append(1000);
        log.KeepCheckpoint();
        using var bundle = await BundleFolder.Of(log);
        Assert.Equal("2026-11-21T02:16:14.000000Z", Assert.Single(await bundle.Findings()).Found);
    }

    [Fact]
    public async Task A_replaced_key_signs_from_its_size_on()
    {
        using var log = new ClaimsLog(5);
        log.ReplaceKey();
        for (var i = 5; i < 8; i++) log.Append(i);
        log.KeepCheckpoint();
        using var bundle = await BundleFolder.Of(log);
        Assert.Empty(await bundle.Findings());

        var keys = log.Keys.Select(ClaimsLog.Verifier).ToArray();
        Assert.True((await bundle.Checked(replay: null, keys)).Intact);
        var distrusted = Assert.Single((await bundle.Checked(replay: null, keys[0])).Findings);
        Assert.Equal(new Place("bundle.json", 8), distrusted.Place);
        Assert.Equal(keys[1].ToString(), distrusted.Found);
    }

    [Fact]
    public async Task A_checkpoint_by_the_key_of_another_time_is_refused()
    {
        using var log = new ClaimsLog(5);
        log.ReplaceKey();
        for (var i = 5; i < 8; i++) log.Append(i);
        log.KeepCheckpoint();
        // As if the first key had held on.
        var source = log.Source with { Keys = [new(0, log.Keys[0]), new(100, log.Keys[1])] };
        using var bundle = new BundleFolder();
        await Bundle.Write(bundle.Folder, source, TestContext.Current.CancellationToken);
        var finding = Assert.Single(await bundle.Findings());
        Assert.Equal(new Place("checkpoints.txt", 11), finding.Place);
        Assert.Equal($"the signature of {ClaimsLog.Verifier(log.Keys[0])}, the key at size 8", finding.Expected);
    }
}
