using System.Text;
using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class ReadingTestReports
{
    [Theory]
    [InlineData("<testcase/>", "tests 1 1 0 0")]
    [InlineData("<testcase><failure/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><error/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><failure/><error/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><skipped/></testcase>", "tests 1 0 0 1")]
    [InlineData("<testcase><skipped/><failure/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase status='notrun'/>", "tests 1 0 0 1")]
    [InlineData("<testcase status='run' result='skipped'/>", "tests 1 0 0 1")]
    [InlineData("<testcase status='failed'/>", "tests 1 0 1 0")]
    [InlineData("<testcase><failure/><rerunFailure/><rerunError/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><rerunFailure/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><rerunError/></testcase>", "tests 1 0 1 0")]
    [InlineData("<testcase><flakyFailure/><flakyError/></testcase>", "tests 1 1 0 0")]
    [InlineData("<testcase><system-out><failure/></system-out></testcase>", "tests 1 1 0 0")]
    [InlineData("<testsuite><testsuite><testcase/></testsuite><testcase/></testsuite>", "tests 2 2 0 0")]
    public void Junit_counts_test_cases_wherever_they_stand(string inside, string figures) =>
        Assert.Equal(figures, Written($"<testsuites><testsuite>{inside}</testsuite></testsuites>").Figures());

    [Fact]
    public void Junit_test_cases_count_where_the_header_disagrees()
    {
        var reading = Written("<testsuite name='pay' tests='9' failures='0' skipped='1'><testcase/>"
            + "<testcase><failure/></testcase><testcase><skipped/></testcase></testsuite>");
        Assert.Equal("tests 3 1 1 1", reading.Figures());
        Assert.Equal(["The header of \"pay\" disagrees with its test cases: 9 total stated, 3 found; "
            + "0 failed stated, 1 found. The test cases count."], reading.Warnings);
    }

    [Theory]
    [InlineData("<testsuites tests='3'><testsuite tests='2'><testcase/><testsuite tests='1'><testcase/></testsuite>"
        + "<testcase/></testsuite></testsuites>")]
    [InlineData("<testsuite tests='1' failures='2'><testcase><failure/><failure/></testcase></testsuite>")]
    [InlineData("<testsuite tests='2' disabled='1'><testcase/><testcase status='notrun'/></testsuite>")]
    public void Junit_headers_that_count_in_their_own_way_are_not_called_wrong(string report) =>
        Assert.Empty(Written(report).Warnings);

    [Fact]
    public void Junit_says_which_passes_were_second_tries() =>
        Assert.Equal(["1 of 1 test cases failed first and passed when run again; that counts as passed."],
            Written("<testsuite><testcase><flakyFailure/></testcase></testsuite>").Warnings);

    [Fact]
    public void Junit_errors_outside_test_cases_count_as_failed_and_are_said()
    {
        var reading = Written("<testsuite errors='1'><error message='set-up failed'/></testsuite>");
        Assert.Equal("tests 1", reading.Figures());
        Assert.Equal("tests.failed", Assert.Single(reading.Facts).Fact);
        Assert.Equal(["The report holds no test case, so nothing is known to be tested.",
            "Errors outside any test case, such as in a fixture: 1; each counts as failed, none as a test case."],
            reading.Warnings);
        Assert.Equal("tests 1 1 1 0",
            Written("<testsuite tests='1' errors='1'><error/><testcase/></testsuite>").Figures());
    }

    [Theory]
    [InlineData("<testsuite name='a' tests='0'></testsuite>", "JUnit XML")]
    [InlineData("<testsuites/>", "JUnit XML")]
    [InlineData("<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'/>", "TRX")]
    [InlineData("<assemblies/>", "xUnit.net")]
    [InlineData("<assemblies><assembly name='a' total='0' errors='0'><errors/></assembly></assemblies>", "xUnit.net")]
    [InlineData("<test-run testcasecount='0' total='0'/>", "NUnit")]
    public void A_report_of_no_test_case_gives_no_fact_and_says_so(string report, string format)
    {
        var reading = Written(report);
        Assert.Equal((format, 0), (reading.Format, reading.Facts.Count));
        Assert.Equal(["The report holds no test case, so nothing is known to be tested."], reading.Warnings);
    }

    [Fact]
    public void Texts_are_read_in_the_encoding_in_which_they_are_written()
    {
        const string report = "<?xml version='1.0' encoding='utf-16'?><testsuite><testcase name='é'/></testsuite>";
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
            Assert.Equal("tests 1 1 0 0", Written([.. encoding.GetPreamble(), .. encoding.GetBytes(report)]).Figures());
        // Written to a string first, as .NET does, the declaration says UTF-16 and the bytes are UTF-8.
        Assert.Equal("tests 1 1 0 0", Written(report).Figures());
        var latin = report.Replace("utf-16", "ISO-8859-1", StringComparison.Ordinal);
        Assert.Equal("tests 1 1 0 0", Written(Encoding.Latin1.GetBytes(latin)).Figures());
    }

    [Fact]
    public void Control_characters_from_test_output_do_no_harm() =>
        Assert.Equal("tests 1 0 1 0",
            Written("<testsuite><testcase name='\u001b[31m'><failure>&#x1B; \u0001</failure></testcase></testsuite>")
                .Figures());

    [Theory]
    [InlineData("Passed", "tests 1 1 0 0")]
    [InlineData("Warning", "tests 1 1 0 0")]
    [InlineData("Failed", "tests 1 0 1 0")]
    [InlineData("Error", "tests 1 0 1 0")]
    [InlineData("Timeout", "tests 1 0 1 0")]
    [InlineData("Aborted", "tests 1 0 1 0")]
    [InlineData("PassedButRunAborted", "tests 1 1 0 0")]
    [InlineData("NotExecuted", "tests 1 0 0 1")]
    [InlineData("Inconclusive", "tests 1 0 0 1")]
    [InlineData("", "tests 1 0 1 0")]
    public void Trx_outcomes_are_passed_failed_or_skipped(string outcome, string figures) =>
        Assert.Equal(figures, Written(Trx($"<UnitTestResult outcome='{outcome}'/>")).Figures());

    [Theory, InlineData("Aborted"), InlineData("Timeout"), InlineData("Error")]
    public void Trx_of_a_run_that_was_cut_off_counts_as_failed_since_nobody_saw_the_rest(string outcome)
    {
        var reading = Written(Trx("<UnitTestResult outcome='Passed'/>").Replace("</TestRun>",
            $"<ResultSummary outcome='{outcome}'><Counters total='1' failed='0'/></ResultSummary></TestRun>",
            StringComparison.Ordinal));
        Assert.Equal("tests 1 1 1 0", reading.Figures());
        Assert.StartsWith($"The run itself ended as \"{outcome}\"", reading.Warnings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<ResultSummary outcome='Failed'/>", "Passed", "tests 1 1 1 0")]
    [InlineData("<ResultSummary outcome='Completed'><RunInfos><RunInfo outcome='Error'/></RunInfos></ResultSummary>",
        "Passed", "tests 1 1 1 0")]
    [InlineData("<ResultSummary outcome='Failed'><RunInfos><RunInfo outcome='Error'/></RunInfos></ResultSummary>",
        "Failed", "tests 1 0 1 0")]
    public void Trx_of_a_test_host_that_crashed_counts_as_failed_though_no_test_did(
        string summary, string outcome, string figures) => Assert.Equal(figures,
        Written(Trx($"<UnitTestResult outcome='{outcome}'/>").Replace("</TestRun>", summary + "</TestRun>",
            StringComparison.Ordinal)).Figures());

    [Fact]
    public void Trx_counts_the_rows_of_a_test_and_not_the_test_again() =>
        Assert.Equal("tests 3 1 2 0", Written(Trx("<UnitTestResult outcome='Failed'><InnerResults>"
            + "<UnitTestResult outcome='Passed'/><UnitTestResult outcome='Failed'/></InnerResults></UnitTestResult>"
            + "<UnitTestResult/>")).Figures());

    [Fact]
    public void Trx_results_count_where_the_summary_disagrees_even_when_it_comes_first() =>
        Assert.Equal(["The summary of the run disagrees with its test cases: 2 total stated, 1 found. "
            + "The test cases count."],
            Written("<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><ResultSummary>"
                + "<Counters total='2' failed='0'/></ResultSummary><Results><UnitTestResult outcome='Passed'/>"
                + "</Results></TestRun>").Warnings);

    static string Trx(string results) => "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'>"
        + $"<Results>{results}</Results></TestRun>";

    const string XUnitAssembly = """
        <assembly name="Pay.dll" test-framework="xUnit.net 2.9" total="4" passed="1" failed="1" skipped="1" not-run="1">
          <errors><error name="fixture"/></errors>
          <collection total="4"><test name="a" result="Pass"/><test name="b" result="Fail"><failure/></test>
            <test name="c" result="Skip"/><test name="d" result="NotRun"/></collection>
        </assembly>
        """;

    [Theory]
    [InlineData($"<assemblies>{XUnitAssembly}</assemblies>", "tests 4 1 2 2")]
    [InlineData($"<assemblies>{XUnitAssembly}{XUnitAssembly}</assemblies>", "tests 8 2 4 4")]
    [InlineData(XUnitAssembly, "tests 4 1 2 2")]
    public void Xunit_counts_the_tests_of_every_assembly(string report, string figures)
    {
        var reading = Written(report);
        Assert.Equal(("xUnit.net", figures), (reading.Format, reading.Figures()));
        Assert.Contains("outside any test", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("errors='1'><errors><error type='test-class-cleanup'/></errors", "tests 1 1 1 0")]
    [InlineData("errors='2'><errors><error type='test-class-cleanup'/></errors", "tests 1 1 2 0")]
    [InlineData("errors='1'><errors/", "tests 1 1 1 0")]
    [InlineData("name='a'><errors><error/><error/></errors", "tests 1 1 2 0")]
    public void Xunit_errors_outside_tests_count_as_failed(string errors, string figures) =>
        Assert.Equal(figures, Written($"<assemblies><assembly total='1' {errors}>"
            + "<collection><test result='Pass'/></collection></assembly></assemblies>").Figures());

    [Fact]
    public void An_assembly_of_another_tool_is_no_test_report() =>
        Assert.Null(Written("<assembly manifestVersion='1.0' xmlns='urn:schemas-microsoft-com:asm.v1'/>").Format);

    [Fact]
    public void Nunit_counts_test_cases_by_their_result()
    {
        var reading = Written("""
            <test-run id="2" testcasecount="6" total="6" passed="1" failed="2" inconclusive="1" skipped="1">
              <test-suite type="Assembly" result="Failed"><failure/>
                <test-suite type="TestFixture" result="Failed">
                  <test-case name="a" result="Passed"/><test-case name="b" result="Failed"><failure/></test-case>
                  <test-case name="c" result="Failed" label="Error"/><test-case name="d" result="Skipped"/>
                  <test-case name="e" result="Inconclusive"/><test-case name="f" result="Warning"/>
                </test-suite></test-suite>
            </test-run>
            """);
        Assert.Equal(("NUnit", "tests 6 2 2 2"), (reading.Format, reading.Figures()));
        Assert.Equal(["1 of 6 test cases passed with a warning."], reading.Warnings);
    }

    [Fact]
    public void Nunit_2_results_are_read_too() =>
        Assert.Equal("tests 3 1 1 1", Written("""
            <test-results name="Pay.dll" total="2" failures="1" not-run="1"><test-suite success="False"><results>
              <test-case name="a" executed="True" success="True"/><test-case name="b" executed="True" success="False"/>
              <test-case name="c" executed="False"/></results></test-suite></test-results>
            """).Figures());
}
