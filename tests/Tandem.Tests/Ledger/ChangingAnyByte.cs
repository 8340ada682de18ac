using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

public class ChangingAnyByte
{
    // 0x01 makes another digit or letter, 0x20 the other case of a letter: what looks the same to a lenient reader.
    [Theory]
    [InlineData(0x01)]
    [InlineData(0x20)]
    public async Task Of_a_bundle_is_found_in_the_file_that_was_changed(byte mask)
    {
        using var log = new ClaimsLog(3, 2);
        log.AddEvidence("<testsuite/>", included: true);
        log.AddEvidence("withheld", included: false);
        using var bundle = await BundleFolder.Of(log);
        Assert.Empty(await bundle.Findings());

        foreach (var name in bundle.Files.ToArray())
        {
            var bytes = File.ReadAllBytes(bundle[name]);
            for (var at = 0; at < bytes.Length; at++)
            {
                bundle.Change(name, at, each => (byte)(each ^ mask));
                var findings = await bundle.Findings();
                bundle.Change(name, at, each => (byte)(each ^ mask));

                Assert.True(findings.Count > 0, $"byte {at} of {name} was changed unseen");
                Assert.True(findings[0].Place.File == name, $"byte {at} of {name} was taken for: {findings[0]}");
                CheckLine(name, bytes, at, findings[0]);
            }
        }
        Assert.Empty(await bundle.Findings());
    }

    // In files of records the line is named; a changed line end is named at the line that it ends or the next one.
    static void CheckLine(string name, byte[] bytes, int at, Finding finding)
    {
        if (!name.EndsWith(".ndjson", StringComparison.Ordinal)) return;
        var line = bytes.AsSpan(0, at).Count((byte)'\n') + 1;
        Assert.True(
            finding.Place.Line == line || (bytes[at] == '\n' && finding.Place.Line == line + 1),
            $"byte {at} of {name}, on line {line}, was taken for: {finding}");
    }

    [Fact]
    public async Task Of_a_tile_above_others_is_found_there()
    {
        using var log = new ClaimsLog(300, 256);
        using var bundle = await BundleFolder.Of(log);
        foreach (var (name, length) in new[] { ("tile/1/000.p/1", 32), ("tile/0/001.p/44", 44 * 32) })
            for (var at = 0; at < length; at++)
            {
                bundle.Change(name, at, each => (byte)(each ^ 0x80));
                var finding = Assert.Single(await bundle.Findings());
                bundle.Change(name, at, each => (byte)(each ^ 0x80));
                Assert.Equal((name, (long?)at), (finding.Place.File, finding.Place.Byte));
            }
    }

    [Fact]
    public async Task Adding_a_byte_to_any_file_is_found_there()
    {
        using var log = new ClaimsLog(3, 2);
        log.AddEvidence("<testsuite/>", included: true);
        using var bundle = await BundleFolder.Of(log);
        foreach (var name in bundle.Files.ToArray())
            foreach (var more in new[] { "\n", "a" })
            {
                var bytes = File.ReadAllBytes(bundle[name]);
                File.AppendAllText(bundle[name], more);
                var findings = await bundle.Findings();
                File.WriteAllBytes(bundle[name], bytes);
                Assert.True(findings.Any(each => each.Place.File == name), $"an added byte in {name} was not seen");
            }
        Assert.Empty(await bundle.Findings());
    }

    [Fact]
    public async Task Taking_away_or_adding_any_file_is_found()
    {
        using var log = new ClaimsLog(300, 200);
        log.AddEvidence("<testsuite/>", included: true);
        using var bundle = await BundleFolder.Of(log);
        foreach (var name in bundle.Files.ToArray())
        {
            File.Move(bundle[name], bundle["away"]);
            var findings = await bundle.Findings();
            File.Move(bundle["away"], bundle[name]);
            Assert.Contains(findings, each => each.Place.File == name);
        }
        foreach (var name in new[] { "readme", "tile/0/002", "tile/0/001.p/43", "evidence/more", "tile/2/000.p/1" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(bundle[name])!);
            File.WriteAllText(bundle[name], "");
            Assert.Equal(new Place(name), Assert.Single(await bundle.Findings()).Place);
            File.Delete(bundle[name]);
        }
    }
}
