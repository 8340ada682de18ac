using System.Text;
using Tandem.Sourcing.Lint;

namespace Tandem.Tests.Sourcing.Lint;

public sealed class ReadingBriefFiles
{
    [Fact]
    public void A_word_file_becomes_lines_heads_and_rows()
    {
        var (text, refused) = BriefFile.Read(WordFile.Of(WordFile.Body), "brief.docx");
        Assert.Null(refused);
        Assert.Equal(("docx", "# Staff augmentation\nIt is TBD & done.\n| Price  | $5  |\n"), (text!.Format,
            text.Text));
    }

    [Fact]
    public void A_link_in_a_word_file_is_no_harm() => Assert.Null(BriefFile.Read(WordFile.Of(WordFile.Body, "",
        ("word/_rels/document.xml.rels", WordFile.Relations("hyperlink", "https://example.org"))),
            "brief.docx").Refused);

    [Theory]
    [InlineData("", "word/vbaProject.bin", "x", "It holds a macro")]
    [InlineData("", "word/_rels/document.xml.rels", "attachedTemplate", "It fetches a part from elsewhere")]
    [InlineData("", "word/_rels/document.xml.rels", "oleObject", "It fetches a part from elsewhere")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "word/a.txt", "x",
        "declares entities")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x \"ha\">]>", "word/a.txt", "x", "declares entities")]
    public void A_word_file_with_more_than_text_is_refused(string declaration, string part, string content, string told)
    {
        var text = part.EndsWith(".rels", StringComparison.Ordinal) ? WordFile.Relations(content,
            "https://example.org/x") : content;
        var (read, refused) = BriefFile.Read(WordFile.Of(WordFile.Body, declaration, (part, text)), "brief.docx");
        Assert.Null(read);
        Assert.Contains(told, refused!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused()
    {
        var bomb = WordFile.Of($"<w:p><w:r><w:t>{new string('a', BriefLimits.UnpackedBytesMax + 1)}</w:t></w:r></w:p>");
        Assert.True(bomb.Length < BriefLimits.BytesMax);
        Assert.Contains("UnpackedBytesMax", BriefFile.Read(bomb, "brief.docx").Refused!.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_fifty_megabytes_is_refused_by_the_name_of_its_limit() =>
        Assert.Contains("32 MiB (BriefLimits.BytesMax)",
            BriefFile.Read(new byte[50 * 1024 * 1024], "brief.txt").Refused!.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.7", "brief.pdf", "This is a PDF")]
    [InlineData("plain", "brief.docx", "no Word file")]
    [InlineData("PK\u0003\u0004 not a zip", "brief.docx", "can't be unpacked")]
    [InlineData("one\ntwo\0", "brief.txt", "line 2, column 4: a character 0")]
    public void What_is_no_text_is_refused(string content, string name, string told) => Assert.Contains(told,
        BriefFile.Read(Encoding.UTF8.GetBytes(content), name).Refused!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("iso-8859-1", "iso-8859-1")]
    [InlineData("utf-16", "utf-16le")]
    public void Letters_beyond_ascii_keep_their_columns(string encoding, string told)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes("# Übergabe: später, TBD\n")];
        var file = LintedFile.Of(ShippedLint.Lint, bytes, "brief.txt", null);
        Assert.Equal(told, file.Text!.Encoding);
        Assert.Contains(file.Report!.Findings, finding => finding is { Rule: "TB012", Line: 1, Column: 21 });
    }

    [Fact]
    public void Places_in_a_web_page_are_those_of_the_file()
    {
        const string page = """
            <!DOCTYPE html>
            <html><head><title>x</title><style>p { tbd }</style></head>
            <body><h2 class="a > b">Staff&nbsp;augmentation</h2>
            <p>Terms &amp; conditions are <b>TBD</b>.</p>
            <!-- tandem-lint: allow TB013 because it is so -->
            </body></html>
            """;
        var file = LintedFile.Of(ShippedLint.Lint, Encoding.UTF8.GetBytes(page), "brief.html", null);
        Assert.Equal("html", file.Text!.Format);
        Assert.Equal("staff-augmentation", Tandem.Domain.Sourcing.Lint.ModelLabels.Word(file.Report!.Claimed.Label));
        var finding = Assert.Single(file.Report.Findings, finding => finding.Rule == "TB012");
        Assert.Equal((4, 34, 37), (finding.Line, finding.Column, finding.EndColumn));
        Assert.Equal(5, Assert.Single(file.Report.Allowed).Line);
    }

    [Theory]
    [InlineData("<html><head><title>Staff augmentation</title></head><body><p>x</p></body></html>")]
    [InlineData("<TITLE lang=\"en\">Staff&nbsp;augmentation</TITLE><p>x")]
    public void The_title_of_a_web_page_is_a_head_of_its_text(string page)
    {
        var file = LintedFile.Of(ShippedLint.Lint, Encoding.UTF8.GetBytes(page), "brief.html", null);
        Assert.StartsWith("# Staff", file.Text!.Text, StringComparison.Ordinal);
        var claimed = file.Report!.Claimed;
        Assert.Equal("staff-augmentation", Tandem.Domain.Sourcing.Lint.ModelLabels.Word(claimed.Label));
        Assert.Equal((1, page.IndexOf("Staff", StringComparison.Ordinal) + 1),
            (claimed.Passages[0].Line, claimed.Passages[0].Column));
    }

    [Fact]
    public void The_title_within_a_drawing_is_not_read() => Assert.DoesNotContain("outsourcing", LintedFile.Of(
        ShippedLint.Lint, "<p>x</p><svg><title>IT outsourcing</title></svg>"u8.ToArray(), "brief.html", null)
        .Text!.Text, StringComparison.Ordinal);
}
