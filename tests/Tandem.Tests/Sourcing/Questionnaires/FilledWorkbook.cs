using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tandem.Tests.Sourcing.Questionnaires;

/// <summary>Fills in a downloaded workbook as an office program would: shared texts, numbers, formulas.</summary>
sealed class FilledWorkbook(byte[] downloaded)
{
    readonly MemoryStream bytes = Copy(downloaded);

    /// <summary>Writes a text into a cell, kept where all texts are kept.</summary>
    public FilledWorkbook Text(string place, string text) => Set(place, (cell, book) =>
    {
        var shared = book.SharedStringTablePart ?? book.AddNewPart<SharedStringTablePart>();
        shared.SharedStringTable ??= new();
        shared.SharedStringTable.AppendChild(new SharedStringItem(new Run(new Text(text[..1])),
            new Run(new Text(text[1..]) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve })));
        cell.CellValue = new(shared.SharedStringTable.Elements<SharedStringItem>().Count() - 1);
        cell.DataType = CellValues.SharedString;
    });

    public FilledWorkbook Number(string place, string number) => Set(place, (cell, _) =>
    {
        cell.CellValue = new(number);
        cell.DataType = CellValues.Number;
    });

    public FilledWorkbook Yes(string place, bool yes) => Set(place, (cell, _) =>
    {
        cell.CellValue = new(yes ? "1" : "0");
        cell.DataType = CellValues.Boolean;
    });

    public FilledWorkbook Formula(string place, string formula, string value) => Set(place, (cell, _) =>
    {
        cell.CellFormula = new(formula);
        cell.CellValue = new(value);
        cell.DataType = CellValues.String;
    });

    public FilledWorkbook Rename(string sheet)
    {
        using var document = SpreadsheetDocument.Open(bytes, isEditable: true);
        document.WorkbookPart!.Workbook.Descendants<Sheet>().First().Name = sheet;
        document.Save();
        return this;
    }

    public byte[] Bytes => bytes.ToArray();

    FilledWorkbook Set(string place, Action<Cell, WorkbookPart> fill)
    {
        using var document = SpreadsheetDocument.Open(bytes, isEditable: true);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook.Descendants<Sheet>().First();
        var part = (WorksheetPart)book.GetPartById(sheet.Id!);
        var rows = part.Worksheet.GetFirstChild<SheetData>()!;
        var number = uint.Parse(place[1..], System.Globalization.CultureInfo.InvariantCulture);
        var row = rows.Elements<Row>().FirstOrDefault(each => each.RowIndex! == number)
            ?? rows.AppendChild(new Row { RowIndex = number });
        var cell = row.Elements<Cell>().FirstOrDefault(each => each.CellReference == place)
            ?? row.AppendChild(new Cell { CellReference = place });
        cell.RemoveAllChildren();
        fill(cell, book);
        part.Worksheet.Save();
        document.Save();
        return this;
    }

    static MemoryStream Copy(byte[] content)
    {
        var copy = new MemoryStream();
        copy.Write(content);
        return copy;
    }
}
