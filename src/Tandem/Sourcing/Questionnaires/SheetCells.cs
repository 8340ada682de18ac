using System.Globalization;
using System.Text;
using System.Xml;
using Tandem.Hosting;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>A cell as it was filled in.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Fault">Why it cannot be taken as a text: a formula, an error; or null.</param>
sealed record SheetCell(string Text, string? Fault);

/// <summary>Reads the cells of one sheet of a workbook by their names, such as C4.</summary>
sealed class SheetCells
{
    const string Workbook = "xl/workbook.xml", Relations = "xl/_rels/workbook.xml.rels",
        SharedTexts = "xl/sharedStrings.xml";

    readonly Dictionary<string, SheetCell> cells = [];

    /// <summary>The row of the last cell that holds something.</summary>
    public int LastRow { get; private set; }

    /// <summary>A cell; an empty one where nothing was filled in.</summary>
    public SheetCell this[string place] => cells.GetValueOrDefault(place) ?? new("", Fault: null);

    /// <summary>The cells of a sheet, or why there are none.</summary>
    public static (SheetCells?, OfficeFault?) Read(OfficePackage package, string sheet)
    {
        if (!package.Has(Workbook))
            return (null, new("It is a zip file, but no workbook: xl/workbook.xml is missing."));
        if (PartOf(package, sheet) is not { } part || !package.Has(part)) return (new(), null);
        var read = new SheetCells();
        var shared = package.Has(SharedTexts) ? Shared(package) : [];
        using var xml = package.Open(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) read.Take(xml, shared);
        return (read, null);
    }

    static string? PartOf(OfficePackage package, string sheet)
    {
        string? id = null;
        using (var xml = package.Open(Workbook))
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("name") == sheet)
                    id = Attribute(xml, "id");
        if (id is null || !package.Has(Relations)) return null;
        using var relations = package.Open(Relations);
        while (relations.Read())
            if (relations.LocalName == "Relationship" && relations.GetAttribute("Id") == id)
                return relations.GetAttribute("Target") switch
                {
                    ['/', .. var absolute] => absolute,
                    { } relative => "xl/" + relative,
                    null => null,
                };
        return null;
    }

    static List<string> Shared(OfficePackage package)
    {
        var texts = new List<string>();
        using var xml = package.Open(SharedTexts);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) texts.Add(Text(xml));
        return texts;
    }

    void Take(XmlReader xml, List<string> shared)
    {
        var (place, type) = (xml.GetAttribute("r") ?? "", xml.GetAttribute("t"));
        if (!int.TryParse(place.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var row)) return;
        var (value, isFormula) = ("", false);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" }) isFormula = true;
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" }) value = Text(xml);
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" }) value = Text(xml);
        }
        if (value.Length == 0 && !isFormula) return;
        if (row > SheetLimits.RowsMax)
            throw new InvalidDataException(
                $"its sheet has more than {SheetLimits.RowsMax} rows (SheetLimits.RowsMax).");
        LastRow = Math.Max(LastRow, row);
        cells[place] = Of(value, type, isFormula, shared);
    }

    static SheetCell Of(string value, string? type, bool isFormula, List<string> shared) => type switch
    {
        _ when isFormula => new("", "a formula"),
        "e" => new("", $"the error {value}"),
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
            ? new(shared[at], null) : new("", "a text that is not in the file"),
        "b" => new(value == "1" ? "yes" : "no", null),
        "inlineStr" or "str" => new(value, null),
        // 4.8E5 is how a program may keep 480000.
        _ => new(decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture) : value, null),
    };

    // The text of an element, its runs put together; how it is spoken is no part of it.
    static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" } && xml.Depth > depth) xml.Skip();
            if (xml.Depth <= depth) break;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
        }
        return text.ToString();
    }

    // Strict files have another namespace for the same attribute.
    static string? Attribute(XmlReader xml, string name)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
            if (xml.LocalName == name && xml.NamespaceURI.Length > 0) return xml.Value;
        return null;
    }
}
