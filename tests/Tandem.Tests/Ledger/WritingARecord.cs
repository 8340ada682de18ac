using System.Text;
using System.Text.Json;
using Tandem.Ledger;
using Tandem.Ledger.Records;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

public class WritingARecord
{
    static readonly DateTimeOffset At =
        new DateTimeOffset(2026, 11, 21, 3, 16, 4, TimeSpan.FromHours(1)).AddTicks(1_234_567);
    static readonly byte[] Payload = "{\"round\":1}"u8.ToArray();

    [Fact]
    public void Its_bytes_are_one_line_of_json_in_a_fixed_order() => Assert.Equal(
        """{"index":0,"stream":"engagement/claims","version":1,"at":"2026-11-21T02:16:04.123456Z","actor":"""
            + """ "p-1","right":"acceptance","command":"c-1","type":"deliverable.accepted/1","payload":""".TrimStart()
            + $"\"{Digest.Of(Payload)}\"}}",
        Encoding.UTF8.GetString(Written("engagement/claims")));

    [Theory]
    [InlineData("Zürich \U0001F600 京都", "Zürich \U0001F600 京都")]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("tab\tline\n\u0000\u001f", "tab\\u0009line\\u000a\\u0000\\u001f")]
    [InlineData("</script>&'\u007f", "</script>&'\u007f")]
    public void Text_is_escaped_as_little_as_json_allows(string stream, string written)
    {
        var bytes = Written(stream);
        Assert.Contains(
            $"\"stream\":\"{written}\",\"version\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(stream, JsonDocument.Parse(bytes).RootElement.GetProperty("stream").GetString());
    }

    [Fact]
    public void Long_names_are_written_whole()
    {
        var stream = new string('é', 5000) + "\"";
        Assert.Equal(stream, RecordBytes.Read(Written(stream), Payload).Stream);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Written("lone \ud800 half"));

    [Fact]
    public void What_was_written_is_read_back()
    {
        var bytes = Written("engagement/claims");
        Assert.Equal(
            new RecordedFact(0, "engagement/claims", 1, At.ToUniversalTime().AddTicks(-7), "p-1", "acceptance", "c-1",
                "deliverable.accepted/1", bytes, Payload),
            RecordBytes.Read(bytes, Payload));
    }

    [Theory]
    [InlineData("engagement/claims", true)]
    [InlineData("engagement/claim", false)]
    [InlineData("Zürich", false)]
    [InlineData("a\"b", false)]
    public void What_the_fact_before_says_too_is_in_memory_once(string stream, bool once)
    {
        var before = RecordBytes.Read(Written("engagement/claims"), Payload);
        var read = RecordBytes.Read(Written(stream), Payload, before);
        Assert.Equal(RecordBytes.Read(read.Bytes, Payload), read);
        Assert.Equal(once, ReferenceEquals(before.Stream, read.Stream));
        Assert.Same(before.Type, read.Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"index":"0"}""")]
    [InlineData("""{"stream":"a"}""")]
    [InlineData("""{"index":0,"stream":null}""")]
    public void Bytes_that_are_no_record_are_called_damaged(string bytes) =>
        Assert.Throws<InvalidDataException>(() => RecordBytes.Read(Encoding.UTF8.GetBytes(bytes), Payload));

    static byte[] Written(string stream) => RecordBytes.Write(
        0, stream, 1, At, "p-1", "acceptance", "c-1", "deliverable.accepted/1", Digest.Of(Payload));
}
