using System.Globalization;
using System.Text;
using System.Xml;

namespace Tandem.Sourcing.Lint;

/// <summary>Makes lines of a Word document's body: a paragraph is a line, a section head is Markdown's, a table row has
/// its cells between bars.</summary>
sealed class DocxBody
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string StrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const int HeadLevelMax = 6;

    readonly StringBuilder text = new();
    readonly StringBuilder paragraph = new();
    int headLevel, cellDepth;
    bool listed;

    public static string Read(XmlReader xml)
    {
        var body = new DocxBody();
        while (xml.Read())
        {
            if (xml.Depth > BriefLimits.DepthMax)
                throw new InvalidDataException(
                    $"its elements stand more than {BriefLimits.DepthMax} deep in each other.");
            // What is drawn twice, for old and new versions, is read once; what was deleted is not read.
            while (xml.NodeType == XmlNodeType.Element && xml.LocalName is "Fallback" or "del" or "moveFrom"
                && !xml.EOF) xml.Skip();
            if (xml.NamespaceURI is not (Word or StrictWord)) continue;
            if (xml.NodeType == XmlNodeType.Element) body.Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement) body.End(xml.LocalName);
        }
        return body.text.ToString();
    }

    void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "t" when !xml.IsEmptyElement:
                // What stands next is the text itself; the loop goes on behind it.
                if (xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace or XmlNodeType.CDATA) paragraph.Append(xml.Value);
                break;
            case "tab" or "br" or "cr":
                paragraph.Append(' ');
                break;
            case "noBreakHyphen":
                paragraph.Append('-');
                break;
            case "pStyle":
                headLevel = LevelOf(Value(xml)) is > 0 and var level ? level : headLevel;
                break;
            case "outlineLvl" when int.TryParse(Value(xml), CultureInfo.InvariantCulture, out var outline):
                headLevel = outline is >= 0 and < HeadLevelMax ? outline + 1 : 0;
                break;
            case "numPr":
                listed = true;
                break;
            case "tc":
                if (cellDepth++ == 0) text.Append("| ");
                break;
            case "p" when xml.IsEmptyElement:
                EndParagraph();
                break;
        }
    }

    void End(string name)
    {
        if (name == "p") EndParagraph();
        else if (name == "tc" && --cellDepth == 0) text.Append(' ');
        else if (name == "tr" && cellDepth == 0) text.Append("|\n");
    }

    void EndParagraph()
    {
        if (cellDepth > 0) text.Append(paragraph).Append(' ');
        else
        {
            if (headLevel > 0 && paragraph.Length > 0) text.Append('#', headLevel).Append(' ');
            else if (listed && paragraph.Length > 0) text.Append("- ");
            text.Append(paragraph).Append('\n');
        }
        paragraph.Clear();
        (headLevel, listed) = (0, false);
    }

    static string Value(XmlReader xml) =>
        xml.GetAttribute("val", Word) ?? xml.GetAttribute("val", StrictWord) ?? "";

    static int LevelOf(string style)
    {
        if (style.Equals("Title", StringComparison.OrdinalIgnoreCase)) return 1;
        return style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && style.Length > 0
            && char.IsAsciiDigit(style[^1]) ? Math.Clamp(style[^1] - '0', 1, HeadLevelMax) : 0;
    }
}
