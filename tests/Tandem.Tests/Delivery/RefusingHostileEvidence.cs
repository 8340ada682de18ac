using System.Text;
using Tandem.Delivery.Evidence;
using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class RefusingHostileEvidence
{
    [Theory]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY lol 'lol'>]>\n<lolz>&lol;</lolz>")]
    [InlineData("<!-- -->\n<!DOCTYPE testsuites [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite>&x;</testsuite>")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'x>[' [<!ENTITY % p SYSTEM 'http://192.0.2.1/'> %p;]><a/>")]
    public void Entities_and_other_declarations_of_the_file_itself(string report) =>
        Assert.Equal("line 2: the DOCTYPE declares its own entities or rules; such files are refused",
            Written(report).Error);

    [Fact]
    public void An_entity_that_nobody_declared() =>
        Assert.Equal("line 1, column 13: the XML is broken: Reference to undeclared entity 'x'",
            Written("<testsuite>&x;</testsuite>").Error);

    [Theory]
    [InlineData("<!DOCTYPE testsuites SYSTEM 'file:///etc/passwd'><testsuites/>", "JUnit XML")]
    [InlineData("<!DOCTYPE test-run SYSTEM 'http://192.0.2.1/a.dtd'><test-run/>", "NUnit")]
    [InlineData("<?xml version='1.0'?><!-- --><!DOCTYPE OWASPZAPReport><OWASPZAPReport/>", "OWASP ZAP XML")]
    [InlineData("<!DOCTYPE note SYSTEM 'file:///etc/passwd'><note/>", null)]
    [InlineData("<!DOCTYPE note PUBLIC 'cobertura' 'jacoco'><note/>", null)]
    public void A_document_type_also_where_it_only_names_a_grammar(string report, string? format)
    {
        var reading = Written(report);
        Assert.Equal((format, "", "the file has a DOCTYPE, which only Cobertura and JaCoCo reports may; such files "
            + "are refused"), (reading.Format, reading.Figures(), reading.Error));
    }

    const string Coverage = "<coverage line-rate='0.5' lines-covered='1' lines-valid='2'/>";

    [Fact]
    public void A_grammar_of_coverage_that_is_not_the_formats_own()
    {
        Assert.Equal("the DOCTYPE names another grammar than that of cobertura; such files are refused",
            Written("<!DOCTYPE coverage SYSTEM 'file:///etc/passwd'>" + Coverage).Error);
        Assert.Equal("the DOCTYPE names another grammar than that of jacoco; such files are refused",
            Written("<!DOCTYPE report SYSTEM 'file:///etc/passwd'><report name='a'><package/></report>").Error);
    }

    [Fact]
    public void But_not_a_coverage_report_that_names_its_own_grammar_which_is_never_fetched() =>
        Assert.Equal("coverage 1/2",
            Written("<!DOCTYPE coverage SYSTEM 'http://192.0.2.1/cobertura/[coverage]-04.dtd'>" + Coverage).Figures());

    [Fact]
    public void Nor_a_web_page_which_is_kept_without_facts()
    {
        string[] pages = ["<!DOCTYPE html><html/>", "<!DOCTYPE html><script>a < b</script>",
            "<!DOCTYPE HTML>\n<p>a<br>", "<!doctype html><p>a",
            "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x.dtd'><title>a</title>"];
        Assert.All(pages, page => Assert.Equal((null, null), (Written(page).Format, Written(page).Error)));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><testsuite/>")]
    [InlineData("<!DOCTYPE htmlx><script/>")]
    [InlineData("<!DOCTYPE html [<!ENTITY a 'b'>]><script/>")]
    public void But_a_report_in_the_clothes_of_a_web_page(string report) =>
        Assert.EndsWith("such files are refused", Written(report).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\":", "}")]
    [InlineData("[", "]")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"components\":[", "]}")]
    public void Json_nested_ten_thousand_deep(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + string.Concat(Enumerable.Repeat(close, 10_000));
        Assert.EndsWith(": objects and arrays are nested deeper than 256 levels", Written(deep).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_ten_thousand_deep() =>
        Assert.EndsWith(": elements are nested deeper than 256 levels",
            Written(string.Concat(Enumerable.Repeat("<testsuite>", 10_000))).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("<testsuite><testcase name='", "a")]
    [InlineData("<testsuite><testcase name='", "a>")]
    [InlineData("{\"lighthouseVersion\":\"", "a")]
    [InlineData("SF:", "a")]
    public void A_text_without_end(string start, string part)
    {
        var text = start + string.Concat(Enumerable.Repeat(part, 200_000));
        Assert.Matches("longer than 65536|at most 65536",
            Written(text, limits: Limits with { TextLengthMax = 65_536 }).Error);
    }

    [Theory]
    [InlineData("<testsuite>", "<testcase/>")]
    [InlineData("[", "1,")]
    [InlineData("SF:a\n", "DA:1,1\n")]
    public void More_elements_than_anyone_needs(string start, string part)
    {
        var text = start + string.Concat(Enumerable.Repeat(part, 2000));
        Assert.Matches("more than 1000|at most 1000", Written(text, limits: Limits with { ElementsMax = 1000 }).Error);
    }

    [Fact]
    public void More_distinct_lines_of_a_file_than_are_held_in_memory() =>
        Assert.Contains("at most 1000 lines a file",
            Written("SF:a\n" + string.Concat(Enumerable.Range(0, 2000).Select(line => $"DA:{line},1\n")),
                limits: Limits with { EntriesMax = 1000 }).Error, StringComparison.Ordinal);

    [Fact]
    public void Two_gigabytes_before_a_byte_of_them_is_read()
    {
        using var huge = new EndlessStream(2L << 30);
        Assert.Equal("the file has 2,147,483,648 bytes; at most 268,435,456 are read",
            EvidenceReader.Read(huge, "report.json", Limits).Error);
        Assert.False(huge.WasRead);
    }

    [Fact]
    public void Memory_stays_bounded_while_a_large_report_is_read()
    {
        var start = Encoding.UTF8.GetBytes("<testsuite>");
        using var report = new EndlessStream(64L << 20, start, "<testcase name='a long enough name'/>"u8.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = EvidenceReader.Read(report, "report.xml", Limits);
        Assert.StartsWith("JUnit XML", reading.Format, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L << 20);
    }

    [Theory]
    [InlineData("report.json", new byte[] { 0x1F, 0x8B, 8, 0 },
        "the name ends in .json, but the content is a compressed archive")]
    [InlineData("report.sarif", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0 },
        "the name ends in .sarif, but the content is binary data")]
    [InlineData("report.trx", new byte[] { 0x7B, 0x7D }, "the name ends in .trx, but the content is JSON")]
    [InlineData("report.xml", new byte[] { 0x68, 0x69 }, "the name ends in .xml, but the content is plain text")]
    [InlineData("report.xml", new byte[0], "the name ends in .xml, but the content is empty")]
    [InlineData("a.json", new byte[] { 0x2F, 0x2F, 0x20, 0x68, 0x69 },
        "the name ends in .json, but the content is plain text")]
    public void A_file_that_lies_about_its_type(string name, byte[] content, string error) =>
        Assert.Equal((null, error), (Written(content, name).Format, Written(content, name).Error));

    const string Findings = """{"version":"2.1.0","runs":[{"tool":{},"results":[]}]}""";

    [Theory]
    [InlineData("report.json", "<testsuite><testcase/></testsuite>", ".json, but the content is XML")]
    [InlineData("scan.SARIF", "<testsuite><testcase/></testsuite>", ".SARIF, but the content is XML")]
    [InlineData("bom.cdx.json", "SF:a\nLF:1\nLH:1\nend_of_record\n", ".json, but the content is plain text")]
    [InlineData("report.xml", Findings, ".xml, but the content is JSON")]
    [InlineData("tests.trx", Findings, ".trx, but the content is JSON")]
    public void And_so_is_a_report_whose_name_lies(string name, string content, string error)
    {
        var reading = Written(content, name);
        Assert.Equal(("", "the name ends in " + error), (reading.Figures(), reading.Error));
    }

    [Theory]
    [InlineData("report", "<testsuite><testcase/></testsuite>", "tests 1 1 0 0")]
    [InlineData("report.txt", "<testsuite><testcase/></testsuite>", "tests 1 1 0 0")]
    [InlineData("scan.txt", Findings, "analysis 0 0 0")]
    [InlineData("scan.out", Findings, "analysis 0 0 0")]
    [InlineData("scan.sarif", Findings, "analysis 0 0 0")]
    public void But_a_name_that_claims_nothing_is_no_lie(string name, string content, string figures) =>
        Assert.Equal((figures, 0), (Written(content, name).Figures(), Written(content, name).Warnings.Count));

    [Theory]
    [InlineData("// How to compile.\n{ \"compilerOptions\": {} }")]
    [InlineData("/* How to\n * compile. */ // And why.\r\n\r\n[1]")]
    public void Settings_with_comments_before_them_are_evidence_without_facts(string content)
    {
        var reading = Written(content, "tsconfig.json");
        Assert.Equal((null, "", null), (reading.Format, reading.Figures(), reading.Error));
        Assert.Equal(["No facts are read from JSON with comments, which no report has."], reading.Warnings);
        Assert.Empty(Written(content, "main.js").Warnings);
        Assert.NotNull(Written(content, "main.xml").Error);
    }

    [Fact]
    public void And_so_are_those_with_a_comment_longer_than_what_is_looked_at() =>
        Assert.Null(Written($"/* {new string('a', 9000)} */ {{}}", "tsconfig.json").Error);

    [Theory]
    [InlineData("notes.txt", "All went well.")]
    [InlineData("page.html", "<!DOCTYPE html><html><br></html>")]
    [InlineData("map.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("package.json", "{\"name\":\"pay\",\"version\":\"1.0.0\"}")]
    [InlineData("log.json", "{\"type\":\"Metric\"}\n{\"type\":\"Point\"}")]
    [InlineData("empty", "")]
    public void Any_other_file_is_evidence_without_facts(string name, string content) =>
        Assert.Equal((null, "", null),
            (Written(content, name).Format, Written(content, name).Figures(), Written(content, name).Error));

    [Theory]
    [InlineData("<testsuites>\n<testsuite name='", "JUnit XML", "line 2, column 18")]
    [InlineData("<testsuite><testcase></testsuite>", "JUnit XML", "line 1, column 24")]
    [InlineData("<testsuite/><testsuite/>", "JUnit XML", "line 1, column 14")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\n\"components\":[{]}", "CycloneDX", "line 2, column 16")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"components\":[]} 1", "CycloneDX", "line 1, column 43")]
    public void A_report_that_is_cut_off_or_broken_is_refused_with_its_place(string report, string format, string place)
    {
        var reading = Written(report);
        Assert.Equal((format, ""), (reading.Format, reading.Figures()));
        Assert.StartsWith(place + ": the ", reading.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<coverage line-rate='9e27' lines-covered='1' lines-valid='99999999999999999999'/>", "")]
    [InlineData("<report name='a'><package><counter type='LINE' missed='99999999999' covered='99999999999'/>"
        + "<counter type='LINE' missed='99999999999' covered='99999999999'/></package></report>", "")]
    [InlineData("SF:a\nLF:99999999999999999999\nend_of_record\n", "")]
    [InlineData("{\"metrics\":{\"http_reqs\":{\"count\":9e27},\"http_req_failed\":{\"value\":9e27}}}", "")]
    [InlineData("{\"metrics\":{\"http_reqs\":{\"count\":1},\"http_req_failed\":{\"value\":1e999}}}", "")]
    [InlineData("{\"advisories\":{},\"metadata\":{\"vulnerabilities\":{\"high\":9e27}}}",
        "vulnerabilities 0 0 0 0 0 0")]
    public void Astronomic_figures_neither_overflow_nor_count(string report, string figures) =>
        Assert.Equal(figures, Written(report).Figures());

    [Fact]
    public void Warnings_are_limited_and_quote_no_more_than_a_line_of_the_file()
    {
        var suite = $"<testsuite name='{new string('x', 500)}&#10;' tests='2'/>";
        var reading = Written($"<testsuites>{string.Concat(Enumerable.Repeat(suite, 50))}</testsuites>");
        Assert.Equal(Limits.WarningsMax + 1, reading.Warnings.Count);
        Assert.All(reading.Warnings, warning => Assert.InRange(warning.Length, 1, 250));
        Assert.Equal("And 31 more warnings of this file.", reading.Warnings[^1]);
    }

    /// <summary>A file that would be too large to write down: a start, then the same part again and again.</summary>
    sealed class EndlessStream(long length, byte[]? start = null, byte[]? part = null) : Stream
    {
        readonly byte[] start = start ?? [];
        readonly byte[] part = part ?? [0];

        public bool WasRead { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            WasRead = true;
            count = (int)Math.Min(count, length - Position);
            var rest = buffer.AsSpan(offset, count);
            while (rest.Length > 0)
            {
                var at = Position - start.Length;
                var source = at < 0 ? start.AsSpan((int)Position) : part.AsSpan((int)(at % part.Length));
                if (source.Length > rest.Length) source = source[..rest.Length];
                source.CopyTo(rest);
                rest = rest[source.Length..];
                Position += source.Length;
            }
            return count;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
