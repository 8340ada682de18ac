namespace Tandem.Delivery.Evidence;

/// <summary>xUnit.net: version 2 and later, and the older file of a single assembly.</summary>
static class XUnitReader
{
    static readonly TestWords Words = new(["Pass"], ["Skip", "NotRun"], ["Fail"]);

    // Other tools call a root element "assembly" too; only this one counts tests in its attributes.
    public static bool Claims(XmlWalk xml) => xml.Namespace.Length == 0
        && (xml.Name == "assemblies" || xml.Name == "assembly" && xml["test-framework"] is not null);

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var (all, assembly) = (new TestTally(), new TestTally());
        (string Header, long? Total, long? Passed, long? Failed, long? Skipped) stated = ("", null, null, null, null);
        var (errors, statedErrors) = (0L, 0L);
        do
            if (xml.Opens("assembly"))
            {
                assembly = new();
                (errors, statedErrors) = (0, xml.Count("errors") ?? 0);
                stated = ($"The header of {FactSheet.Quote(xml["name"] ?? "an assembly")}", xml.Count("total"),
                    xml.Count("passed"), xml.Count("failed"), xml.Count("skipped") + (xml.Count("not-run") ?? 0));
            }
            else if (xml.Closes("assembly"))
            {
                assembly.Compare(stated.Header, stated.Total, stated.Passed, stated.Failed, stated.Skipped, sheet);
                // What the runner counts but doesn't list is no less of an error.
                all.Outside += Math.Max(errors, statedErrors);
            }
            else if (xml.Opens("error") && xml.Parent == "errors") errors++;
            else if (xml.Opens("test"))
            {
                // No result at all is no better than one that nobody knows.
                var end = Words.EndOf("result", xml.Word("result") ?? new("", xml.At), sheet);
                all.Add(end);
                assembly.Add(end);
            }
        while (xml.Read());

        all.WriteTo(sheet);
    }
}
