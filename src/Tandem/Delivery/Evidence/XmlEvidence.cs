namespace Tandem.Delivery.Evidence;

/// <summary>The XML formats, each recognised by its root element.</summary>
static class XmlEvidence
{
    sealed record Format(string Name, Func<XmlWalk, bool> Claims, Action<XmlWalk, FactSheet> Read, string[] Roots);

    static readonly Format[] Formats =
    [
        new("JUnit XML", JUnitReader.Claims, JUnitReader.Read, ["testsuites", "testsuite"]),
        new("TRX", TrxReader.Claims, TrxReader.Read, ["TestRun"]),
        new("xUnit.net", XUnitReader.Claims, XUnitReader.Read, ["assemblies"]),
        new("NUnit", NUnitReader.Claims, NUnitReader.Read, ["test-run", "test-results"]),
        new("Cobertura", CoberturaReader.Claims, CoberturaReader.Read, []),
        new("JaCoCo", JaCoCoReader.Claims, JaCoCoReader.Read, []),
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
}
