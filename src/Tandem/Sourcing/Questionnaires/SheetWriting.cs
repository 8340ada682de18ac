using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>Writes texts as a workbook: each sheet with a bold first row, all of it text and never a formula.</summary>
static class SheetWriting
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Zip files keep a time; a fixed one makes the same questionnaire the same bytes.
    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook.</summary>
    /// <param name="sheets">Of each sheet its name, the widths of its columns in characters, and its rows.</param>
    public static byte[] Workbook(IReadOnlyList<(string Name, int[] Widths, IReadOnlyList<string[]> Rows)> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Put(zip, "[Content_Types].xml", Of($"""
                <Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>
                """, numbers.Select(at => Invariant($"""
                <Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{Type}.worksheet+xml"/>
                """)), "</Types>"));
            Put(zip, "_rels/.rels", $"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1"
                Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Put(zip, "xl/_rels/workbook.xml.rels", Of($"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="rIdS" Type="{Office}/styles"
                Target="styles.xml"/>
                """, numbers.Select(at => Invariant($"""
                <Relationship Id="rId{at}" Type="{Office}/worksheet" Target="worksheets/sheet{at}.xml"/>
                """)), "</Relationships>"));
            Put(zip, "xl/workbook.xml", Of($"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>""",
                numbers.Select(at => Invariant($"""
                <sheet name="{Escaped(sheets[at - 1].Name)}" sheetId="{at}" r:id="rId{at}"/>
                """)), "</sheets></workbook>"));
            Put(zip, "xl/styles.xml", Styles);
            foreach (var at in numbers)
                Put(zip, Invariant($"xl/worksheets/sheet{at}.xml"), Sheet(sheets[at - 1].Widths, sheets[at - 1].Rows));
        }
        return bytes.ToArray();
    }

    /// <summary>A, B, … of a column from 0.</summary>
    public static string ColumnOf(int at) => ((char)('A' + at)).ToString();

    static string Sheet(int[] widths, IReadOnlyList<string[]> rows)
    {
        var xml = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0">""")
            .Append("""<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>""")
            .Append("</sheetView></sheetViews><cols>");
        for (var at = 0; at < widths.Length; at++)
            xml.Append(CultureInfo.InvariantCulture,
                $"""<col min="{at + 1}" max="{at + 1}" width="{widths[at]}" customWidth="1"/>""");
        xml.Append("</cols><sheetData>");
        for (var row = 0; row < rows.Count; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}">""");
            for (var at = 0; at < rows[row].Length; at++)
                xml.Append(CultureInfo.InvariantCulture,
                    $"""<c r="{ColumnOf(at)}{row + 1}" s="{(row == 0 ? 1 : 2)}" t="inlineStr">""")
                    .Append("""<is><t xml:space="preserve">""").Append(Escaped(rows[row][at])).Append("</t></is></c>");
            xml.Append("</row>");
        }
        return xml.Append("</sheetData></worksheet>").ToString();
    }

    static string Styles { get; } = $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">
        <alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
        """;

    static string Of(string head, IEnumerable<string> parts, string tail) => head + string.Concat(parts) + tail;

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // XML has no place for most control characters.
    static string Escaped(string text) => SecurityElement.Escape(
        string.Concat(text.Where(each => each is '\t' or '\n' || !char.IsControl(each))));

    static void Put(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text));
    }
}
