using System.Text;
using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class ReadingComponentReports
{
    [Theory]
    [InlineData("""[{"severity":"high"}]""", "vulnerabilities 0 1 0 0 0 0")]
    [InlineData("""[{"severity":"low"},{"severity":"critical"},{"score":1}]""", "vulnerabilities 1 0 0 0 0 0")]
    [InlineData("""[{"severity":"low"},{"score":10,"method":"CVSSv31"}]""", "vulnerabilities 0 0 0 1 0 0")]
    [InlineData("""[{"severity":"info"}]""", "vulnerabilities 0 0 0 0 1 0")]
    [InlineData("""[{"severity":"unknown"}]""", "vulnerabilities 0 0 0 0 0 1")]
    [InlineData("[]", "vulnerabilities 0 0 0 0 0 1")]
    [InlineData("""[{"score":9.8,"method":"CVSSv3"}]""", "vulnerabilities 1 0 0 0 0 0")]
    [InlineData("""[{"score":9.8,"method":"CVSSv2"}]""", "vulnerabilities 0 1 0 0 0 0")]
    [InlineData("""[{"score":3.9,"method":"CVSSv4"}]""", "vulnerabilities 0 0 0 1 0 0")]
    [InlineData("""[{"score":9.8,"method":"OWASP"}]""", "vulnerabilities 0 0 0 0 0 1")]
    public void Cyclonedx_takes_the_worst_severity_of_a_finding(string ratings, string figures) =>
        Assert.Equal(figures,
            Written($$"""{"bomFormat":"CycloneDX","vulnerabilities":[{"ratings":{{ratings}}}]}""").Figures());

    [Theory]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6"}""", "")]
    [InlineData("""{"bomFormat":"CycloneDX","components":null}""", "")]
    [InlineData("""{"bomFormat":"CycloneDX","components":[]}""", "components 0")]
    [InlineData("""{"spdxVersion":"SPDX-2.3","files":[{}]}""", "")]
    [InlineData("""{"spdxVersion":"SPDX-2.3","packages":[]}""", "components 0")]
    [InlineData("""{"auditReportVersion":2,"metadata":{"vulnerabilities":{"high":1}}}""", "")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{}}""", "vulnerabilities 0 0 0 0 0 0")]
    public void Of_what_nobody_listed_there_is_no_number(string report, string figures) =>
        Assert.Equal(figures, Written(report).Figures());

    [Fact]
    public void A_bill_of_materials_without_findings_says_nothing_about_vulnerabilities() =>
        Assert.Equal("components 3", Written("""
            {"components":[{"name":"a","components":[{"name":"b"},{"name":"c"}]}],"bomFormat":"CycloneDX"}
            """).Figures());

    [Fact]
    public void Spdx_3_counts_software_packages_of_the_graph() =>
        Assert.Equal("components 2", Written("""
            {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_Package"},
             {"type":"software_File"},{"type":"software_Package"},{"type":"SpdxDocument"}]}
            """).Figures());

    [Theory]
    [InlineData("SPDX-2.2")]
    [InlineData("SPDX-2.3")]
    public void Spdx_2_counts_packages_and_not_files(string version) =>
        Assert.Equal("components 2", Written($$"""
            {"files":[{"SPDXID":"SPDXRef-f"}],"packages":[{"SPDXID":"SPDXRef-a"},{"SPDXID":"SPDXRef-b"}],
             "spdxVersion":"{{version}}"}
            """).Figures());

    [Fact]
    public void What_the_maker_of_a_bill_of_materials_calls_harmless_counts_and_is_said()
    {
        var reading = Written("""
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[],"vulnerabilities":[
             {"ratings":[{"severity":"critical"}],"analysis":{"state":"not_affected"}},
             {"ratings":[{"severity":"high"}],"analysis":{"state":"exploitable"}}]}
            """);
        Assert.Equal("components 0; vulnerabilities 1 1 0 0 0 0", reading.Figures());
        Assert.Equal(["Called harmless or resolved by the file itself: 1 of 2 vulnerabilities; "
            + "they count all the same."], reading.Warnings);
    }

    [Fact]
    public void Trivy_counts_neither_misconfigurations_nor_secrets() =>
        Assert.Equal("vulnerabilities 0 1 0 0 0 0", Written("""
            {"SchemaVersion":2,"ArtifactName":"a","Results":[
             {"Target":"a","Class":"lang-pkgs","Vulnerabilities":[{"Severity":"HIGH"}]},
             {"Target":"b","Class":"os-pkgs","Vulnerabilities":null},
             {"Target":"c","Class":"config","Misconfigurations":[{"Severity":"CRITICAL"}]},
             {"Target":"d","Class":"secret","Secrets":[{"Severity":"CRITICAL"}]}]}
            """).Figures());

    [Fact]
    public void Npm_6_counts_advisories_and_says_where_its_summary_differs()
    {
        var reading = Written("""
            {"actions":[],"advisories":{"7":{"severity":"moderate"},"8":{"severity":"critical"}},
             "metadata":{"vulnerabilities":{"info":0,"low":0,"moderate":1,"high":0,"critical":2}}}
            """);
        Assert.Equal("vulnerabilities 1 0 1 0 0 0", reading.Figures());
        Assert.Single(reading.Warnings);
    }

    [Fact]
    public void Trivy_reads_the_report_on_a_cluster() =>
        Assert.Equal("vulnerabilities 1 0 0 0 0 1", Written("""
            {"ClusterName":"test","Resources":[{"Namespace":"default","Results":[{"Class":"os-pkgs","Vulnerabilities":
             [{"Severity":"CRITICAL"},{"Severity":"UNKNOWN"}]},
             {"Class":"config","Misconfigurations":[{"Severity":"HIGH"}]}]}]}
            """).Figures());

    [Theory]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"a:1","Results":[{"Target":"a","Class":"os-pkgs"}]}""")]
    [InlineData("""[{"Target":"a (alpine 3.7)","Vulnerabilities":null}]""")]
    public void Trivy_that_found_nothing_states_zeros(string report) =>
        Assert.Equal(("vulnerabilities 0 0 0 0 0 0", 0), (Written(report).Figures(), Written(report).Warnings.Count));

    [Theory]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":".","ArtifactType":"filesystem"}""", "no result")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"x","Results":[]}""", "no result")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"x","Results":null}""", "no result")]
    [InlineData("""{"ClusterName":"test","Resources":[]}""", "no result")]
    public void Trivy_without_a_result_gives_no_fact_and_says_so(string report, string words)
    {
        var reading = Written(report);
        Assert.Equal(("Trivy", 0), (reading.Format, reading.Facts.Count));
        Assert.Contains(words, Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Trivy_that_lists_other_things_than_packages_counts_none_and_warns_that_nobody_may_have_looked()
    {
        var reading = Written("""{"SchemaVersion":2,"Results":[{"Target":"a","Class":"secret"}]}""");
        Assert.Equal("vulnerabilities 0 0 0 0 0 0", reading.Figures());
        Assert.Contains("class \"secret\": it lists no vulnerability", Assert.Single(reading.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Npm_audit_is_read_as_a_windows_shell_writes_it()
    {
        const string report = """
            {"auditReportVersion":2,"vulnerabilities":{"a":{"name":"a","severity":"high","via":["b"]},
             "b":{"severity":"info"}},"metadata":{"vulnerabilities":{"info":1,"high":1,"total":2}}}
            """;
        Assert.Equal("vulnerabilities 0 1 0 0 1 0",
            Written([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(report)]).Figures());
    }
}
