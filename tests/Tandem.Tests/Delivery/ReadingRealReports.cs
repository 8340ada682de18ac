namespace Tandem.Tests.Delivery;

/// <summary>Every kept report of a real tool, against figures that were counted by other code.</summary>
public class ReadingRealReports
{
    [Theory]
    [InlineData("axe/rawAxeResults.json", "axe", "accessibility 4 0 2 2 0", 0)]
    [InlineData("axe/rawViolations.json", "axe", "accessibility 14 3 7 3 1", 0)]
    [InlineData("cobertura/Cobertura2.1.1.xml", "Cobertura", "coverage 24/36 1/4", 0)]
    [InlineData("cobertura/Cobertura_coverlet.xml", "Cobertura", "coverage 156/255 9/14", 0)]
    [InlineData("cobertura/sample.xml", "Cobertura", "coverage 1073/1223 270/352", 2)]
    [InlineData("cyclonedx/log4j.json", "CycloneDX", "components 1; vulnerabilities 4 1 3 0 0 0", 0)]
    [InlineData("cyclonedx/nested-component-log4j.json", "CycloneDX", "components 2; vulnerabilities 4 1 3 0 0 0", 1)]
    [InlineData("cyclonedx/valid-vulnerability-1.4.json", "CycloneDX", "components 1; vulnerabilities 1 0 0 0 0 0", 1)]
    [InlineData("junit/jest-junit.xml", "JUnit XML", "tests 2 2 0 0", 0)]
    [InlineData("junit/junit.fail.xml", "JUnit XML", "tests 5 3 1 1", 0)]
    [InlineData("junit/junit.gloo.elastic.xml", "JUnit XML", "tests 14 10 0 4", 0)]
    [InlineData("junit/latex-utensils.xml", "JUnit XML", "tests 109 109 0 0", 0)]
    [InlineData("lcov/lcov.csharp.info", "LCOV", "coverage 124/199 5/8", 0)]
    [InlineData("lcov/lcov.lcov-parse.info", "LCOV", "coverage 54/54 26/26", 1)]
    [InlineData("lighthouse/lhr-lcovparse-report.json", "Lighthouse", "lighthouse 100 100 71 90", 0)]
    [InlineData("lighthouse/lhr-reportgenerator-contact.json", "Lighthouse", "lighthouse 69 100 96 92", 0)]
    [InlineData("npm-audit/many_vuln.json", "npm audit", "vulnerabilities 0 3 1 1 0 0", 1)]
    [InlineData("npm-audit/many_vulns.json", "npm audit", "vulnerabilities 0 0 4 2 0 0", 0)]
    [InlineData("npm-audit/no_vuln.json", "npm audit", "vulnerabilities 0 0 0 0 0 0", 0)]
    [InlineData("sarif/SuppressionTestCurrent.sarif", "SARIF", "analysis 0 1 0", 0)]
    [InlineData("sarif/cxf-3.4.6.sarif", "SARIF", "analysis 0 22 0", 0)]
    [InlineData("sarif/devskim_many_vuln.sarif", "SARIF", "analysis 5 1 1", 0)]
    [InlineData("sarif/dockle_0_3_15.sarif", "SARIF", "analysis 1 0 3", 0)]
    [InlineData("sarif/gitleaks_7.5.0.sarif", "SARIF", "analysis 0 8 0", 0)]
    [InlineData("sarif/njsscan.sarif", "SARIF", "analysis 1 1 0", 0)]
    [InlineData("sarif/spotbugs.sarif", "SARIF", "analysis 0 0 56", 1)]
    [InlineData("sarif/suppression_test.sarif", "SARIF", "analysis 0 2 0", 0)]
    [InlineData("spdx/SPDXJSONExample-v2.2.spdx.json", "SPDX", "components 4", 0)]
    [InlineData("spdx/sbom.spdx.rg-task.json", "SPDX", "components 59", 0)]
    [InlineData("spdx/spdx_one_vuln.json", "SPDX", "components 3", 0)]
    [InlineData("trivy/cvss_severity_source.json", "Trivy", "vulnerabilities 0 1 1 0 0 0", 0)]
    [InlineData("trivy/legacy_trivy_mix.json", "Trivy", "vulnerabilities 0 6 0 0 0 1", 1)]
    [InlineData("trivy/license_scheme.json", "Trivy", "vulnerabilities 0 0 0 0 0 0", 1)]
    [InlineData("trivy/scheme_2_many_vulns.json", "Trivy", "vulnerabilities 1 1 3 0 0 0", 0)]
    [InlineData("trivy/severity_prio.json", "Trivy", "vulnerabilities 1 0 0 1 0 0", 0)]
    [InlineData("trx/NUnit-net461-sample.trx", "TRX", "tests 6 2 3 1", 0)]
    [InlineData("trx/dotnet-trx.trx", "TRX", "tests 11 5 5 1", 0)]
    [InlineData("trx/pickles.trx", "TRX", "tests 4 3 1 0", 0)]
    [InlineData("trx/xUnit-netcoreapp3.1-sample.trx", "TRX", "tests 6 2 3 1", 0)]
    [InlineData("zap/some_2.9.0.xml", "OWASP ZAP XML", "alerts 0 1 5 1", 0)]
    [InlineData("zap/zero.webappsecurity.json", "OWASP ZAP JSON", "alerts 5 3 3 2", 0)]
    public void Gives_the_counted_figures(string file, string format, string figures, int warnings)
    {
        var reading = Reports.Kept(file);
        Assert.Equal((format, figures, null), (reading.Format, reading.Figures(), reading.Error));
        Assert.True(reading.Warnings.Count == warnings, string.Join("\n", reading.Warnings));
    }

    [Fact]
    public void Gives_percentages_unrounded() =>
        Assert.Equal(61.176470588235294117647058824m, Reports.Kept("cobertura/Cobertura_coverlet.xml").Facts[0].Value);

    [Theory]
    [InlineData("cobertura/sample.xml",
        "The root element states 1073 of 1223 lines, the classes hold 90 of 101; the root element is used.")]
    [InlineData("npm-audit/many_vuln.json", "The summary in the file counts 6 high, 2 medium, 7 low; "
        + "the findings listed are 3 high, 1 medium, 1 low. The findings count.")]
    [InlineData("cyclonedx/nested-component-log4j.json", "Nested in others: 1 of 2 components; all count.")]
    [InlineData("trivy/legacy_trivy_mix.json",
        "Without a severity: 1 of 7 vulnerabilities; they count as unrated only.")]
    [InlineData("trivy/license_scheme.json", "The report holds only results of class \"license\", \"license-file\": "
        + "it lists no vulnerability, but no package is known to be scanned for them.")]
    public void Says_where_a_report_contradicts_itself(string file, string warning) =>
        Assert.Equal(warning, Reports.Kept(file).Warnings[0]);
}
