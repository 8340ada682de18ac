using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

/// <summary>Chunks of a log are checked by whichever core is free, and what is found is told in their order.</summary>
public class CheckingALongLog
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payloads_too_large_to_be_under_way_together_are_checked_all_the_same()
    {
        using var log = new ClaimsLog(0) { NoteLength = 150_000 };
        for (var i = 0; i < 600; i++) log.Append(i);
        log.KeepCheckpoint();
        using var bundle = await BundleFolder.Of(log);
        var report = await bundle.Checked();
        Assert.Empty(report.Findings);
        Assert.Equal(600, report.Records);
        Assert.True(report.Bytes > 90_000_000);
    }

    [Fact]
    public async Task A_line_without_end_ends_the_check_behind_what_came_before_it()
    {
        using var log = new ClaimsLog(3_000, 1_000, 2_000);
        using var bundle = await BundleFolder.Of(log);
        bundle.Change("payloads.ndjson", 5, each => (byte)(each ^ 1));
        File.AppendAllText(bundle["payloads.ndjson"], new string('x', 3_000_000));
        var report = await bundle.Checked();
        Assert.Equal(
            [new Place("payloads.ndjson", 1, 0, 0), new Place("payloads.ndjson", 3_001)],
            report.Findings.Select(finding => finding.Place));
        Assert.Equal("a line of at most 2097152 bytes", report.Findings[^1].Expected);
        Assert.Equal(2_816, report.Records);
    }

    [Fact]
    public async Task Findings_stand_in_the_order_of_the_records()
    {
        using var log = new ClaimsLog(5_000, 2_500);
        using var bundle = await BundleFolder.Of(log);
        var lines = File.ReadAllLines(bundle["payloads.ndjson"]);
        int[] changed = [4_900, 17, 2_300, 300, 3_999, 1_024];
        foreach (var i in changed) lines[i] = lines[i].Replace("round", "Round", StringComparison.Ordinal);
        File.WriteAllText(bundle["payloads.ndjson"], string.Join('\n', lines) + '\n');
        Assert.Equal(changed.Order().Select(i => (long?)i), (await bundle.Findings()).Select(each => each.Place.Index));
    }

    [Fact]
    public async Task A_check_that_nobody_waits_for_any_more_ends()
    {
        using var log = new ClaimsLog(1_000);
        using var bundle = await BundleFolder.Of(log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Check.Bundle(bundle.Folder, [], null, null, stop.Token));
    }
}
