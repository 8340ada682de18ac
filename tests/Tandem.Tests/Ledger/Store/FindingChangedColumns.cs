using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger.Store;

public abstract partial class StoreTests
{
    [Fact]
    public async Task Tables_that_nobody_touched_have_no_faults()
    {
        await ThreeTiles();
        Assert.Empty(await Faults());
        Assert.Empty(await Faults(600));
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
        Assert.Contains(new(table, index, expected, found), await Faults());
    }

    [Theory]
    [InlineData("replace(note, 'tandem.test', 'tandem.else')", true, "the origin 'tandem.test/acme'")]
    [InlineData("replace(note, '900', '901')", true, "the size that its note states")]
    [InlineData("replace(note, '900', '901')", false, "the size that its note states")]
    [InlineData("substr(note, 1, 10)", true, "text, an empty line, signature lines")]
    public async Task A_changed_note_of_the_head_is_found(string change, bool kept, string expected)
    {
        await ThreeTiles();
        if (kept) await Ledger.KeepCheckpoint(Acme, Ct);
        await Tamper($"UPDATE head SET note = {change}");
        var faults = await Faults();
        Assert.All(faults, fault => Assert.Equal("head", fault.Table));
        Assert.Contains(faults, fault => fault.Expected.StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal(kept, faults.Any(fault => fault.Expected == "the note that is kept of its size"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_changed_signature_of_the_head_is_found(bool kept)
    {
        await ThreeTiles();
        if (kept) await Ledger.KeepCheckpoint(Acme, Ct);
        var lines = (await Ledger.Checkpoint(Acme, Ct))!.Split('\n');
        using var other = LogKey.Generate(Key.Name);
        var forged = other.Sign(string.Join('\n', lines[..3]) + "\n").Split('\n')[4].Split(' ')[2];
        var signature = Convert.FromBase64String(lines[4].Split(' ')[2]);
        signature[^1] ^= 1;
        foreach (var given in new[] { forged, Convert.ToBase64String(signature) })
        {
            await Ledger.Write([Statement.Of("UPDATE head SET note = @note",
                ("note", string.Join('\n', [.. lines[..4], $"— {Key.Name} {given}", ""])))], Ct);
            var faults = await Faults();
            Assert.Equal(("head", kept ? 2 : 1), (faults[0].Table, faults.Count));
            Assert.StartsWith("a signature by", faults[0].Expected, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_head_that_says_another_root_signs_for_it_in_vain()
    {
        await ThreeTiles();
        var forged = Key.Sign(new Checkpoint(Ledger.Origin(Acme), 900, default(Digest)));
        await Ledger.Write([Statement.Of("UPDATE head SET note = @forged", ("forged", forged))], Ct);
        Assert.Contains(
            new("head", null, "a note on the root that its frontier gives", "one on another root"), await Faults());
    }

    [Fact]
    public async Task A_log_whose_head_is_gone_is_still_one_of_the_logs()
    {
        await ThreeTiles();
        await Appended(Command("b1", organisation: "beta"));
        foreach (var left in new[] { "record", "command", "tile", "kept_checkpoint" })
        {
            Assert.Equal([Acme, "beta"], await Ledger.Organisations(Ct));
            await Tamper("DELETE FROM head WHERE organisation = 'acme'");
            Assert.Equal([Acme, "beta"], await Ledger.Organisations(Ct));
            Assert.Null(await Ledger.Checkpoint(Acme, Ct));
            Assert.Contains(new("head", null, "a row of 'acme'", "none"), await Faults());
            await Tamper($"DELETE FROM {left} WHERE organisation = 'acme'");
        }
        Assert.Equal(["beta"], await Ledger.Organisations(Ct));
    }

    [Fact]
    public async Task A_tile_that_is_gone_is_found_and_named()
    {
        await ThreeTiles();
        await Tamper("DELETE FROM tile WHERE level = 0 AND position = 1");
        var fault = (await Faults())[0];
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
            ((await Faults())[0].Table, (await Faults())[0].Expected));
    }

    Task<IReadOnlyList<StoreFault>> Faults(long size = 900) =>
        Ledger.Faults(Acme, size, [new(0, Key.VerifierKey)], Ct);

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
