namespace Tandem.Delivery.Evidence;

/// <summary>The XML formats, each recognised by its root element.</summary>
static class XmlEvidence
{
    // The grammar is the one that the format's own tools name in a DOCTYPE; most write none.
    sealed record Format(string Name, Func<XmlWalk, bool> Claims, Action<XmlWalk, FactSheet> Read, string[] Roots,
        string? Grammar = null);

    static readonly Format[] Formats =
    [
        new("JUnit XML", JUnitReader.Claims, JUnitReader.Read, ["testsuites", "testsuite"]),
        new("TRX", TrxReader.Claims, TrxReader.Read, ["TestRun"]),
        new("xUnit.net", XUnitReader.Claims, XUnitReader.Read, ["assemblies"]),
        new("NUnit", NUnitReader.Claims, NUnitReader.Read, ["test-run", "test-results"]),
        new("Cobertura", CoberturaReader.Claims, CoberturaReader.Read, [], "cobertura"),
        new("JaCoCo", JaCoCoReader.Claims, JaCoCoReader.Read, [], "jacoco"),
        new("OWASP ZAP XML", xml => xml.Name == "OWASPZAPReport", ZapReader.Read, ["OWASPZAPReport"]),
    ];

    /// <summary>The names of the formats, for people.</summary>
    public static IEnumerable<string> Names => Formats.Select(format => format.Name);

    public static FileReading Read(Stream stream, string name, FactSheet sheet)
    {
        Format? format = null;
        try
        {
            using var text = new XmlText(stream, sheet.Limits);
            // A root tag that is itself broken still claims by its name.
            format = Formats.FirstOrDefault(each => each.Roots.Contains(text.RootName));
            using var xml = new XmlWalk(text, sheet.Limits);
            xml.Read();
            format = Formats.FirstOrDefault(each => each.Claims(xml));
            if (WhyRefused(text, format) is { } refused) return new(name, format?.Name, [], [], refused);
            if (format is null) return new(name, null, [], [], null);

            format.Read(xml, sheet);
            return new(name, format.Name, sheet.Facts, sheet.Warnings, null);
        }
        catch (UnreadableEvidenceException why) when (format is not null || why.WhateverItClaims)
        {
            return new(name, format?.Name, [], [], why.Message);
        }
        catch (UnreadableEvidenceException why)
        {
            return new(name, null, [], [$"This is not one XML document ({why.Message})."], null);
        }
    }

    // A web page's DOCTYPE names no grammar that anybody reads, and a page may leave its html element out; in any other
    // file a DOCTYPE is a way in for what it names.
    static string? WhyRefused(XmlText text, Format? format) =>
        text.DocumentType.Length == 0
            || format is null && text.IsWebPage
            || format?.Grammar is { } own && text.DocumentType.Contains(own, StringComparison.OrdinalIgnoreCase)
            ? null
            : format is { Grammar: { } grammar }
                ? $"the DOCTYPE names another grammar than that of {grammar}; such files are refused"
                : "the file has a DOCTYPE, which only Cobertura and JaCoCo reports may; such files are refused";
}
