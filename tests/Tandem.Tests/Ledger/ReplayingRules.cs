namespace Tandem.Tests.Ledger;

public class ReplayingRules
{
    [Fact]
    public async Task Rules_are_replayed_one_record_after_the_other_and_reported_apart()
    {
        using var log = new ClaimsLog(300);
        using var bundle = await BundleFolder.Of(log);
        var seen = new List<long>();
        var report = await bundle.Checked((record, payload) =>
        {
            seen.Add(record.Index);
            Assert.Equal(log.Facts[(int)record.Index].Payload, payload.ToArray());
            Assert.Equal(log.Facts[(int)record.Index].At, record.At);
            return record.Index == 7 ? new(record.Place, "a second pair of eyes", "none") : null;
        });
        Assert.True(report.Intact);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long)i), seen);
        Assert.Equal(300, report.Replay!.Records);
        Assert.Equal("records.ndjson", Assert.Single(report.Replay.Findings).Place.File);
    }

    [Fact]
    public async Task Rules_are_not_replayed_over_a_damaged_log()
    {
        using var log = new ClaimsLog(3);
        using var bundle = await BundleFolder.Of(log);
        bundle.Change("payloads.ndjson", 5, each => (byte)(each ^ 1));
        Assert.Null((await bundle.Checked((_, _) => null)).Replay);
    }
}
