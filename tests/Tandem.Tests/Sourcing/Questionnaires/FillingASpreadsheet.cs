using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Hosting;
using Tandem.Hosting.People;
using Tandem.Sourcing.Questionnaires;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using static Tandem.Tests.Sourcing.Questionnaires.QuestionnaireSpec;

namespace Tandem.Tests.Sourcing.Questionnaires;

/// <summary>Row 2 asks for the rights (ip), row 3 about process, row 4 about people, row 5 for the price.</summary>
public sealed class FillingASpreadsheet
{
    [Fact]
    public void What_is_downloaded_is_a_workbook_by_its_standard_and_never_holds_a_price()
    {
        var written = Downloaded(Asked(Answered, Northwind, Seal(987_654)));
        using var document = SpreadsheetDocument.Open(new MemoryStream(written), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
            .Select(each => $"{each.Path?.XPath}: {each.Description}"));
        using var zip = new ZipArchive(new MemoryStream(written));
        var sheet = Text(zip.GetEntry("xl/worksheets/sheet1.xml")!);
        Assert.Contains("Clause 7.", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("987", sheet, StringComparison.Ordinal);
        Assert.Equal(written, Downloaded(Asked(Answered, Northwind, Seal(987_654))));
    }

    [Fact]
    public void It_comes_back_filled_in_by_another_program()
    {
        var (filled, errors) = Read(new FilledWorkbook(Downloaded(Invited)).Text("C2", "Clause 7.").Text("D2", "Yes")
            .Text("C3", "Reviewed by two.\nAlways.").Number("C4", "12").Number("C5", "4.8E5").Bytes);
        Assert.Empty(errors);
        Assert.Equal([new("ip", true, "Clause 7."), new("process", null, "Reviewed by two.\nAlways."),
            new("people", null, "12")], filled!.Answers.Select(each => each.Answer));
        Assert.Equal("480000.00 EUR", filled.Price.ToString());
    }

    [Fact]
    public void Cells_left_empty_change_nothing()
    {
        var (filled, errors) = Read(new FilledWorkbook(Downloaded(Answered)).Text("C2", " ").Yes("D2", false).Bytes,
            Answered);
        Assert.Empty(errors);
        Assert.Equal(new("ip", false, "Clause 7."), filled!.Answers[0].Answer);
        Assert.Null(filled.Price);
    }

    [Fact]
    public void It_puts_nothing_back_that_was_changed_after_it_was_downloaded()
    {
        var downloaded = Downloaded(Answered);
        var later = Asked(Answered, Northwind, Save(new QuestionAnswer("process", null, "Reviewed by three.")));
        var (filled, _) = Read(new FilledWorkbook(downloaded).Text("C2", "Clause 8.").Bytes, later);
        var taken = Asked(later, Northwind, new QuestionnaireCommand.SaveAnswers(filled!.Answers));
        Assert.Equal(("Clause 8.", "Reviewed by three."), (taken.Questionnaires.Find("P-1")!.AnswerTo("ip")!.Text,
            taken.Questionnaires.Find("P-1")!.AnswerTo("process")!.Text));
        var (both, _) = Read(new FilledWorkbook(downloaded).Text("C3", "Reviewed by four.").Bytes, later);
        Refuses(later, Northwind, new QuestionnaireCommand.SaveAnswers(both!.Answers), "sourcing.answer-overtaken");
    }

    [Fact]
    public void Everything_wrong_is_told_with_sheet_cell_and_what_is_expected()
    {
        var (filled, errors) = Read(new FilledWorkbook(Downloaded(Invited)).Text("D2", "perhaps")
            .Formula("C3", "1+1", "2").Text("A4", "persons").Number("C5", "-5").Text("A9", "ip").Yes("D3", true)
            .Bytes);
        Assert.Null(filled);
        Assert.Equal(["D2", "C3", "D3", "A4", "C5", "A9"], errors.Select(each => each.Cell));
        Assert.All(errors, each => Assert.Equal("Questionnaire", each.Sheet));
        Assert.Equal(("“perhaps”", "yes or no"), (errors[0].Found, errors[0].Expected));
        Assert.Equal(("a formula", "a text"), (errors[1].Found, errors[1].Expected));
        Assert.Contains("above 0 in EUR", errors[4].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sheet_or_other_heads_are_not_taken()
    {
        Assert.Equal("A1", Read(new FilledWorkbook(Downloaded(Invited)).Rename("Answers").Bytes).Errors[0].Cell);
        var (_, errors) = Read(new FilledWorkbook(Downloaded(Invited)).Text("C1", "Answer").Bytes);
        Assert.Equal(("C1", "“Answer”", "“Your answer”"),
            (errors.Single().Cell, errors.Single().Found, errors.Single().Expected));
    }

    [Fact]
    public void A_text_that_is_too_long_or_holds_controls_is_told_with_its_cell()
    {
        var (_, errors) = Read(new FilledWorkbook(Downloaded(Invited)).Text("C3", new('x', 10_001)).Bytes);
        Assert.Equal("C3", errors.Single().Cell);
        Assert.True(errors.Single().Found.Length < 100);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "x", "It holds a macro")]
    [InlineData("xl/macrosheets/sheet1.xml", "<x/>", "It holds a macro")]
    [InlineData("xl/externalLinks/_rels/externalLink1.xml.rels", """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
        Type="t/externalLinkPath" Target="file:///c:/prices.xlsx" TargetMode="External"/></Relationships>
        """, "It fetches a part from elsewhere")]
    [InlineData("xl/sharedStrings.xml", """<!DOCTYPE s [<!ENTITY x "ha">]><sst>&x;</sst>""", "declares entities")]
    [InlineData("xl/sharedStrings.xml", "<sst><si>", "Its XML is damaged")]
    public void What_is_more_than_a_table_is_refused(string part, string content, string why) =>
        Assert.Contains(why, Read(With(Downloaded(Invited), part, content)).Errors.Single().Found,
            StringComparison.Ordinal);

    [Fact]
    public void A_zip_bomb_is_stopped_by_what_it_unpacks_to()
    {
        var bomb = With(Downloaded(Invited), "xl/sharedStrings.xml",
            "<sst><si><t>" + new string('a', SheetLimits.UnpackedBytesMax) + "</t></si></sst>");
        Assert.True(bomb.Length < 1_000_000);
        Assert.Contains("unpacks to more than 32 MiB", Read(bomb).Errors.Single().Found, StringComparison.Ordinal);
        Assert.Contains("can't be unpacked", Read([1, 2, 3]).Errors.Single().Found, StringComparison.Ordinal);
        Assert.Contains("no workbook", Read(With(null, "a.xml", "<a/>")).Errors.Single().Found,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_far_below_is_refused_rather_than_walked_to() => Assert.Contains("more than 2000 rows",
        Read(new FilledWorkbook(Downloaded(Invited)).Text("C1000000", "x").Bytes).Errors.Single().Found,
        StringComparison.Ordinal);

    static (FilledSheet? Filled, IReadOnlyList<SheetError> Errors) Read(byte[] bytes, SourcingCase? known = null) =>
        QuestionnaireSheet.Read(bytes, "answers.xlsx", known ?? Invited,
            (known ?? Invited).Questionnaires.Find("P-1")!);

    static byte[] Downloaded(SourcingCase known) => QuestionnaireSheet.Write(new(
        new Organisation(default, "Northgate", default), known, Candidate.Named("P-1", "Northwind"),
        known.Questionnaires.Find("P-1")!, Today, new Asker("org", Northwind, Administrator: false)));

    static byte[] With(byte[]? workbook, string part, string content)
    {
        using var memory = new MemoryStream();
        if (workbook is not null) memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var stream = zip.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
        return memory.ToArray();
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
