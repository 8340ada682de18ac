using System.IO.Compression;
using System.Security;
using System.Text;

namespace Tandem.Sourcing.Briefs;

/// <summary>Writes the Markdown of a brief as a Word file: heads, paragraphs and list items.</summary>
static class BriefDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    // Zip files keep a time; a fixed one makes the same brief the same bytes.
    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(string markdown)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"""
                <Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{Main}.document.main+xml"/>
                <Override PartName="/word/styles.xml" ContentType="{Main}.styles+xml"/></Types>
                """);
            Put(zip, "_rels/.rels", Relation("officeDocument", "word/document.xml"));
            Put(zip, "word/_rels/document.xml.rels", Relation("styles", "styles.xml"));
            Put(zip, "word/styles.xml", Styles);
            Put(zip, "word/document.xml", Document(markdown));
        }
        return bytes.ToArray();
    }

    static string Relation(string type, string target) =>
        $"""
        <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/{type}"
        Target="{target}"/></Relationships>
        """;

    static string Document(string markdown)
    {
        var body = new StringBuilder($"""<w:document xmlns:w="{Word}"><w:body>""");
        foreach (var line in markdown.Split('\n'))
        {
            var (style, text) = line switch
            {
                ['#', '#', '#', ' ', .. var rest] => ("Heading3", rest),
                ['#', '#', ' ', .. var rest] => ("Heading2", rest),
                ['#', ' ', .. var rest] => ("Heading1", rest),
                ['-' or '*', ' ', .. var rest] => ("ListBullet", "• " + rest),
                _ => ("Normal", line),
            };
            if (!string.IsNullOrWhiteSpace(text))
                body.Append("<w:p><w:pPr><w:pStyle w:val=\"").Append(style)
                    .Append("\"/></w:pPr><w:r><w:t xml:space=\"preserve\">")
                    .Append(SecurityElement.Escape(Printable(text))).Append("</w:t></w:r></w:p>");
        }
        return body.Append("</w:body></w:document>").ToString();
    }

    // XML has no place for most control characters.
    static string Printable(string text) => string.Concat(text.Where(each => each == '\t' || !char.IsControl(each)));

    static string Styles { get; } = $"""
        <w:styles xmlns:w="{Word}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">
        <w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>
        {Head(1, 36)}{Head(2, 28)}{Head(3, 24)}
        <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>
        <w:pPr><w:ind w:left="360"/></w:pPr></w:style></w:styles>
        """;

    static string Head(int level, int halfPoints) =>
        $"""
        <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>
        <w:basedOn w:val="Normal"/><w:next w:val="Normal"/>
        <w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>
        <w:rPr><w:b/><w:sz w:val="{halfPoints}"/></w:rPr></w:style>
        """;

    static void Put(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text));
    }
}
