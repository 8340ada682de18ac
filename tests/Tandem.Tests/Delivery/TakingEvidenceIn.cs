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

    [Theory]
    [InlineData("log.json", "\u001f\u008b", "'log.json' cannot be taken in: the name ends in .json, but the content is "
        + "a compressed archive.")]
    [InlineData("a.xml", "<a", null)]
    [InlineData("b.xml", "<testsuite>", "'b.xml' cannot be taken in: line 1, column 12: the XML is broken: Unexpected "
        + "end of file has occurred. The following elements are not closed: testsuite.")]
    public async Task Why_not_is_said_without_calling_everything_a_report(string name, string content, string? why)
    {
        var (_, refusal) = await Take(Of(name, System.Text.Encoding.Latin1.GetBytes(content)));
        Assert.Equal(why, refusal?.Reason);
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
