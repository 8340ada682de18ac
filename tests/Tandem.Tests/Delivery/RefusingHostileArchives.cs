using System.IO.Compression;
using Tandem.Delivery.Evidence;
using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

/// <summary>What is packed is looked into, never unpacked to the disk, and refused where it bursts.</summary>
public class RefusingHostileArchives
{
    [Theory]
    [InlineData("log.gz", 1_000_000, false)]
    [InlineData("log.gz", 1_000_001, true)]
    [InlineData("log.zip", 1_000_000, false)]
    [InlineData("log.zip", 1_000_001, true)]
    public void A_compressed_file_that_unpacks_to_more_than_may_be_read(string name, int bytes, bool isRefused)
    {
        var packed = name.EndsWith("gz", StringComparison.Ordinal) ? Gzip(bytes) : Zip([bytes / 2, bytes - bytes / 2]);
        Assert.InRange(packed.Length, 1, 10_000);
        Assert.Equal(isRefused ? "it unpacks to more than 1,000,000 bytes" : null,
            Written(packed, name, Limits with { FileBytesMax = 1_000_000 }).Error);
    }

    [Fact]
    public void An_archive_of_countless_files() => Assert.Equal("the archive holds more than 10,000 files",
        Written(Zip([.. new int[ArchiveCheck.EntriesMax + 1]]), "many.zip").Error);

    [Fact]
    public void A_zip_that_begins_as_something_else_and_one_with_a_method_that_only_others_unpack()
    {
        var limits = Limits with { FileBytesMax = 100_000 };
        byte[] behind = [.. "#!/bin/sh\nexit\n"u8, .. Zip([1_000_000])];
        Assert.NotNull(Written(behind, "setup.run", limits).Error);
        byte[] behindGzip = [.. Gzip(10), .. Zip([1_000_000])];
        Assert.NotNull(Written(behindGzip, "log.gz", limits).Error);

        var unusual = Zip([1000, 1_000_000]);
        foreach (var mark in new[] { "PK\x03\x04"u8.ToArray(), "PK\x01\x02"u8.ToArray() })
            unusual[unusual.AsSpan().IndexOf(mark) + (mark[2] == 3 ? 8 : 10)] = 14;
        Assert.Equal("it is an archive that cannot be looked into", Written(unusual, "a.zip", limits).Error);
    }

    static byte[] Gzip(int bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(new byte[bytes]);
        return packed.ToArray();
    }

    static byte[] Zip(IReadOnlyList<int> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
            for (var at = 0; at < files.Count; at++)
            {
                using var entry = zip.CreateEntry($"{at}").Open();
                entry.Write(new byte[files[at]]);
            }
        return packed.ToArray();
    }

    [Fact]
    public void Archives_are_evidence_without_facts()
    {
        var reading = Written(Zip([10]), "reports.zip");
        Assert.Equal((null, "", null), (reading.Format, reading.Figures(), reading.Error));
        Assert.Equal(["No facts are read from a compressed file; hand over the report itself."], reading.Warnings);
    }
}
