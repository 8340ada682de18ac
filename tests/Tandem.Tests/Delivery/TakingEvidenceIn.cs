using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Hosting;

namespace Tandem.Tests.Delivery;

/// <summary>Which files are taken in as evidence, before a rule is asked.</summary>
public sealed class TakingEvidenceIn : IDisposable
{
    const int UploadBytes = 1024;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tandem-intake-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_can_be_read_is_named_by_its_digest()
    {
        var (files, refusal) = await Take(Of("junit.xml", "<testsuite><testcase/></testsuite>"u8.ToArray()));
        Assert.Null(refusal);
        Assert.Equal("junit.xml", Assert.Single(files).Name);
    }

    [Theory]
    [InlineData("notes.txt", 0, "evidence.empty")]
    [InlineData("notes.txt", UploadBytes + 1, "evidence.too-large")]
    [InlineData("", 1, "evidence.name-missing")]
    [InlineData("C:\\reports\\", 1, "evidence.name-missing")]
    [InlineData("???", 1, "evidence.name-missing")]
    [InlineData("report.xml", 1, "evidence.unreadable")]
    public async Task One_that_cannot_is_refused_with_its_place(string name, int bytes, string code)
    {
        var (files, refusal) = await Take(Of("good.txt", [65]), Of(name, new byte[bytes]));
        Assert.Equal((code, "evidence[1]"), (refusal?.Code, refusal?.Field));
        Assert.Empty(files);
        Assert.Empty(folder.GetFiles("arriving/*"));
    }

    [Fact]
    public async Task More_files_than_a_round_has_are_refused_unread()
    {
        var unread = new ArrivingFile("a.txt", 1, () => throw new InvalidOperationException("It was opened."));
        var (_, refusal) = await Take([.. Enumerable.Repeat(unread, DeliveryLimits.EvidenceFilesMax + 1)]);
        Assert.Equal("evidence.too-many", refusal?.Code);
    }

    Task<(Tandem.Domain.Values.Sequence<EvidenceFile> Files, Tandem.Domain.Refusal? Refusal)> Take(
        params ArrivingFile[] files) => new EvidenceIntake(new(folder.FullName), Reports.Limits,
            Settings.Read(_ => null) with { UploadBytes = UploadBytes })
            .Take(files, "evidence", TestContext.Current.CancellationToken);

    static ArrivingFile Of(string name, byte[] bytes) => new(name, bytes.Length, () => new MemoryStream(bytes));
}
