namespace Tandem.Delivery.Evidence;

/// <summary>SPDX JSON: the packages of an SPDX 2 document, or the software packages of an SPDX 3 graph.</summary>
static class SpdxReader
{
    public static bool Claims(JsonOutline file) => !file.IsArray
        && (file.Text("spdxVersion").StartsWith("SPDX-", StringComparison.Ordinal)
            || file.Text("@context").Contains("spdx.org/rdf/3", StringComparison.Ordinal));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var packages = 0L;
        foreach (var name in json.Members())
            if (name == "packages")
                foreach (var _ in json.Items())
                    packages++;
            else if (name == "@graph")
                foreach (var _ in json.Items())
                    foreach (var member in json.Members())
                        if (member is "type" or "@type" && json.Text() is "software_Package") packages++;
        sheet.Add("components.total", packages);
    }
}
