using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>SPDX JSON: the packages of an SPDX 2 document, or the software packages of an SPDX 3 graph.</summary>
static class SpdxReader
{
    public static bool Claims(JsonOutline file) => !file.IsArray
        && (file.Text("spdxVersion").StartsWith("SPDX-", StringComparison.Ordinal)
            || file.Text("@context").Contains("spdx.org/rdf/3", StringComparison.Ordinal));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var (packages, listed) = (0L, false);
        foreach (var name in json.Members())
        {
            if (name is not ("packages" or "@graph") || json.Type == JsonTokenType.Null) continue;
            listed = true;
            foreach (var _ in json.Items())
                if (name == "packages") packages++;
                else
                    foreach (var member in json.Members())
                        if (member is "type" or "@type" && json.Text() is "software_Package") packages++;
        }
        // The list may be left out, and of what nobody listed there is no number.
        if (listed) sheet.Add("components.total", packages);
    }
}
