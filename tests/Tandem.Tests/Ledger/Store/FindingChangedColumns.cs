using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    [Fact]
    public async Task Tables_that_nobody_touched_have_no_faults()
    {
        await ThreeTiles();
        Assert.Empty(await Ledger.Faults(Acme, 900, Ct));
        Assert.Empty(await Ledger.Faults(Acme, 600, Ct));
    }

    [Theory]
    [InlineData("record SET stream = 'engagement/nowhere', version = 1 WHERE leaf_index = 508", "record", 508L,
        "stream 'engagement/1', as the record says", "'engagement/nowhere'")]
    [InlineData("record SET version = 9999 WHERE leaf_index = 700", "record", 700L,
        "version 701, as the record says", "9999")]
    [InlineData("record SET organisation = 'acmf' WHERE leaf_index = 3", "record", 3L,
        "a record", "none of the organisation 'acme'")]
    [InlineData("record SET leaf_index = 4000 WHERE leaf_index = 899", "record", 899L,
        "a record", "none of the organisation 'acme'")]
    [InlineData("command SET first_index = 301 WHERE id = 'c3'", "command", 300L,
        "first_index 300, version 400 and facts 100 of 'c3'", "first_index 301, version 400 and facts 100 of 'c3'")]
    [InlineData("command SET id = 'other' WHERE id = 'c3'", "command", 300L, "the command 'c3'", "none")]
    [InlineData("head SET size = 890", "head", null, "the size that its note states", "890")]
    public async Task A_changed_column_is_found_and_its_record_named(
        string change, string table, long? index, string expected, string found)
    {
        await ThreeTiles();
        await Tamper($"UPDATE {change}");
        Assert.Contains(new(table, index, expected, found), await Ledger.Faults(Acme, 900, Ct));
    }

    [Fact]
    public async Task A_tile_that_is_gone_is_found_and_named()
    {
        await ThreeTiles();
        await Tamper("DELETE FROM tile WHERE level = 0 AND position = 1");
        var fault = (await Ledger.Faults(Acme, 900, Ct))[0];
        Assert.Equal(("tile", "tile/0/001"), (fault.Table, fault.Expected));
    }

    [Theory]
    [InlineData(245)]
    [InlineData(767)]
    public async Task A_bundle_names_the_record_that_was_changed_in_the_database(int changed)
    {
        await ThreeTiles();
        var bytes = (await Log())[changed].Bytes;
        bytes["{\"index\":767,\"stream\":\"".Length]++;
        await Ledger.Write(
            [Statement.Of(
                "UPDATE record SET bytes = @bytes WHERE leaf_index = @at", ("bytes", bytes), ("at", changed))],
            Ct);
        var report = await Exported();
        Assert.Equal(changed, report.FirstBadIndex);
        Assert.Contains(report.Findings, finding =>
            finding.Place is { File: "records.ndjson" } place && place.Index == changed
            && finding.Expected.StartsWith("a record with the leaf hash", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Findings, finding => finding.Place.Index < changed);
    }

    [Fact]
    public async Task A_bundle_says_among_which_records_a_change_lies_where_no_tile_is_full_yet()
    {
        await ThreeTiles();
        var bytes = (await Log())[790].Bytes;
        var at = System.Text.Encoding.UTF8.GetString(bytes).IndexOf("person/7", StringComparison.Ordinal);
        bytes[at]++;
        await Ledger.Write(
            [Statement.Of("UPDATE record SET bytes = @bytes WHERE leaf_index = 790", ("bytes", bytes))], Ct);
        var report = await Exported();
        Assert.Null(report.FirstBadIndex);
        Assert.Equal((600, 799), report.FirstBadRange);
    }

    [Fact]
    public async Task A_bundle_shows_the_tile_that_was_changed_in_the_database()
    {
        await ThreeTiles();
        await Ledger.Write(
            [Statement.Of("UPDATE tile SET hashes = @zero WHERE level = 0 AND position = 1", ("zero", new byte[8192]))],
            Ct);
        var report = await Exported();
        Assert.Equal(("tile/0/001", 256L), (report.Findings[0].Place.File, report.Findings[0].Place.Index));
        Assert.Equal(
            ("tile", "the root over the hashes of tile/0/001"),
            ((await Ledger.Faults(Acme, 900, Ct))[0].Table, (await Ledger.Faults(Acme, 900, Ct))[0].Expected));
    }

    async Task<CheckReport> Exported()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-bundle-").FullName;
        try
        {
            await Ledger.KeepCheckpoint(Acme, Ct);
            var source = new BundleSource(
                Acme, Ledger.Origin(Acme), [new(0, Key.VerifierKey)], await Ledger.Checkpoints(Acme, 0, 100, Ct),
                Ledger.ReadLog(Acme, 0, int.MaxValue, Ct), [])
            {
                Tiles = tile => Ledger.ReadTile(Acme, tile, Ct),
            };
            await Bundle.Write(folder, source, Ct);
            return await Check.Bundle(folder, [], null, null, Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Nine commands on one stream; the tiles are full with the third, the sixth and the eighth.
    async Task ThreeTiles()
    {
        for (var n = 0; n < 9; n++) await Appended(Command($"c{n}", at: n * 100, facts: 100));
    }
}
