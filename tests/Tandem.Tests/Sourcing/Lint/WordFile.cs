using System.IO.Compression;
using System.Text;

namespace Tandem.Tests.Sourcing.Lint;

/// <summary>Word files made by hand, also such as Word would never write.</summary>
static class WordFile
{
    public static string Body { get; } = Paragraph("Staff</w:t></w:r><w:r><w:t xml:space=\"preserve\"> augmentation",
            """<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>""")
        + Paragraph("It is TBD &amp; done.", after: "<w:del><w:r><w:delText>deemed accepted</w:delText></w:r></w:del>")
        + $"<w:tbl><w:tr><w:tc>{Paragraph("Price")}</w:tc><w:tc>{Paragraph("$5")}</w:tc></w:tr></w:tbl>";

    static string Paragraph(string text, string before = "", string after = "") =>
        $"<w:p>{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p>";

    public static byte[] Of(string body, string declaration = "", params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """);
            Put(zip, "word/document.xml", $"""
                <?xml version="1.0" encoding="UTF-8"?>{declaration}
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                {body}</w:body></w:document>
                """.TrimStart());
            foreach (var (name, text) in parts) Put(zip, name, text);
        }
        return bytes.ToArray();
    }

    public static string Relations(string type, string target) => $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" Target="{target}"
        TargetMode="External"/></Relationships>
        """;

    static void Put(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
