using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

/// <summary>A word that is none of a format's counts as what is never better, and the reviewer reads which it was.
/// </summary>
public class ReadingUnknownWords
{
    [Theory]
    [InlineData("""{"level":"ERROR"}""", "level \"ERROR\"", "error (line 2, column 10)")]
    [InlineData("""{"level":"fatal"}""", "level \"fatal\"", "error (line 2, column 10)")]
    [InlineData("""{"level":"fa\u0074al"}""", "level \"fatal\"", "error (line 2, column 10)")]
    [InlineData("""{"level":""}""", "level \"\"", "error (line 2, column 10)")]
    [InlineData("""{"level":3}""", "level \"3\"", "error (line 2, column 10)")]
    [InlineData("""{"level":["note"]}""", "level \"[\"", "error (line 2, column 10)")]
    [InlineData("""{"level":"error","kind":"FAIL"}""", "kind \"FAIL\"", "fail (line 2, column 25)")]
    [InlineData("""{"level":"error","kind":"passed"}""", "kind \"passed\"", "fail (line 2, column 25)")]
    [InlineData("""{"level":"error","kind":true}""", "kind \"true\"", "fail (line 2, column 25)")]
    [InlineData("""{"level":"error","baselineState":"Absent"}""", "baselineState \"Absent\"",
        "new (line 2, column 34)")]
    [InlineData("""{"level":"error","suppressions":[{"status":"ok"}]}""", "status of a suppression \"ok\"",
        "underReview (line 2, column 44)")]
    public void Of_a_sarif_result(string result, string word, string takenAs)
    {
        var reading = Written("{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{},\"results\":[\n" + result + "]}]}");
        Assert.Equal("analysis 1 0 0", reading.Figures());
        Assert.Equal([$"The {word} is none of the format's words; it counts as {takenAs}."], reading.Warnings);
    }

    [Theory]
    [InlineData("""{"level":null}""")]
    [InlineData("""{"kind":null,"baselineState":null,"suppressions":[null]}""")]
    public void But_a_member_that_holds_nothing_is_as_good_as_none(string result)
    {
        var reading = Written($$"""{"version":"2.1.0","runs":[{"tool":{},"results":[{{result}}]}]}""");
        Assert.Equal(("analysis 0 1 0", 0), (reading.Figures(), reading.Warnings.Count));
    }

    [Theory]
    [InlineData("""{"level":"ERROR","kind":"pass"}""")]
    [InlineData("""{"level":"ERROR","baselineState":"absent"}""")]
    [InlineData("""{"level":"ERROR","suppressions":[{"status":"accepted"}]}""")]
    public void Nor_does_a_level_count_of_what_is_no_open_finding(string result)
    {
        var reading = Written($$"""{"version":"2.1.0","runs":[{"tool":{},"results":[{{result}}]}]}""");
        Assert.Equal(("analysis 0 0 0", 0), (reading.Figures(), reading.Warnings.Count));
    }

    const string Note = """{"id":"R","defaultConfiguration":{"level":"note"}}""";
    const string Unknown = """{"id":"R","defaultConfiguration":{"level":"ERROR"}}""";
    const string Override = """{"descriptor":{"id":"R"},"configuration":{"level":"ERROR"}}""";

    [Theory]
    [InlineData(Unknown, "", "", "default level of a rule")]
    [InlineData("", Unknown, "", "default level of a rule")]
    [InlineData(Note, "", Override, "configured level of a rule")]
    public void Of_a_sarif_rule(string driver, string extension, string configured, string what)
    {
        var reading = Written($$$"""
            {"version":"2.1.0","runs":[{"results":[{"ruleId":"R","provenance":{"invocationIndex":0}}],
             "invocations":[{"ruleConfigurationOverrides":[{{{configured}}}]}],
             "tool":{"driver":{"rules":[{{{driver}}}]},"extensions":[{"rules":[{{{extension}}}]}]}}]}
            """);
        Assert.Equal("analysis 1 0 0", reading.Figures());
        Assert.StartsWith($"The {what} \"ERROR\" is none of the format's words; it counts as error (line ",
            Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_run_that_may_have_failed() => Assert.Contains("did not end successfully", Assert.Single(Written("""
        {"version":"2.1.0","runs":[{"tool":{},"invocations":[{"executionSuccessful":"yes"}],"results":[{}]}]}
        """).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Are_told_once_each_with_how_often_and_never_crowded_out()
    {
        var results = string.Join(",\n", Enumerable.Repeat("""{"level":"x"}""", 3)
            .Concat(Enumerable.Range(0, 50).Select(at => $$"""{"level":"{{at}}"}""")));
        var reading = Written($$"""{"version":"2.1.0","runs":[{"tool":{},"results":[{{results}}]}]}""");
        Assert.Equal("analysis 53 0 0", reading.Figures());
        Assert.Equal(Limits.WarningsMax + 1, reading.Warnings.Count);
        Assert.Equal("The level \"x\" is none of the format's words; it counts as error "
            + "(3 times, first in line 1, column 59).", reading.Warnings[0]);
        Assert.Equal("The level \"0\" is none of the format's words; it counts as error (line 4, column 10).",
            reading.Warnings[1]);
    }

    // A buffer holds less than this, so places are counted across several.
    [Fact]
    public void Have_the_right_place_in_a_long_file()
    {
        var results = string.Join(",\r\n", Enumerable.Repeat("""{"level":"note"}""", 20_000));
        var reading = Written($$"""{"version":"2.1.0","runs":[{"tool":{},"results":[{{results}},{"level":"x"}]}]}""");
        Assert.Equal("The level \"x\" is none of the format's words; it counts as error (line 20000, column 27).",
            Assert.Single(reading.Warnings));
    }

    [Theory]
    [InlineData("""{"testEngine":{},"violations":[{"impact":"Critical","nodes":[]}],"passes":[]}""",
        "accessibility 1 1 0 0 0", "impact \"Critical\"", "critical")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{"a":{"severity":"severe"}}}""",
        "vulnerabilities 1 0 0 0 0 0", "severity \"severe\"", "critical")]
    [InlineData("""{"SchemaVersion":2,"Results":[{"Class":"os-pkgs","Vulnerabilities":[{"Severity":"URGENT"}]}]}""",
        "vulnerabilities 1 0 0 0 0 0", "severity \"URGENT\"", "critical")]
    [InlineData("""{"bomFormat":"CycloneDX","vulnerabilities":[{"ratings":[{"severity":"low"},{"severity":"top"}]}]}""",
        "vulnerabilities 1 0 0 0 0 0", "severity \"top\"", "critical")]
    [InlineData("""{"@version":"2","site":[{"alerts":[{"riskcode":"4"}]}]}""", "alerts 1 0 0 0", "risk \"4\"", "high")]
    [InlineData("""{"@version":"2","site":[{"alerts":[{"riskcode":0.9}]}]}""", "alerts 1 0 0 0", "risk \"0.9\"",
        "high")]
    [InlineData("<OWASPZAPReport><site><alertitem><riskcode/><riskdesc>Grave (Low)</riskdesc></alertitem></site>"
        + "</OWASPZAPReport>", "alerts 1 0 0 0", "risk \"Grave (Low)\"", "high")]
    [InlineData("<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><Results>"
        + "<UnitTestResult outcome='passed'/></Results></TestRun>", "tests 1 0 1 0", "outcome \"passed\"", "failed")]
    [InlineData("<assemblies><assembly><collection><test result='pass'/></collection></assembly></assemblies>",
        "tests 1 0 1 0", "result \"pass\"", "failed")]
    [InlineData("<assemblies><assembly><collection><test name='a'/></collection></assembly></assemblies>",
        "tests 1 0 1 0", "result \"\"", "failed")]
    [InlineData("<test-run><test-case result='Pass'/></test-run>", "tests 1 0 1 0", "result \"Pass\"", "failed")]
    [InlineData("<testsuite><testcase status='FATAL'/></testsuite>", "tests 1 0 1 0",
        "state of a test case \"FATAL\"", "failed")]
    [InlineData("<testsuite><testcase status='run' result='odd'/></testsuite>", "tests 1 0 1 0",
        "state of a test case \"odd\"", "failed")]
    public void Of_other_formats(string report, string figures, string word, string takenAs)
    {
        var reading = Written(report);
        Assert.Equal(figures, reading.Figures());
        var warning = Assert.Single(reading.Warnings);
        Assert.StartsWith($"The {word} is none of the format's words; it counts as {takenAs} (line 1, column ",
            warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ResultSummary outcome='ABORTED'", "tests 1 1 1 0")]
    [InlineData("ResultSummary outcome='PassedButRunAborted'", "tests 1 1 1 0")]
    [InlineData("ResultSummary outcome='Completed'", "tests 1 1 0 0")]
    [InlineData("ResultSummary outcome='Passed'", "tests 1 1 0 0")]
    [InlineData("RunInfo outcome='crashed'", "tests 1 1 1 0")]
    [InlineData("RunInfo outcome='Warning'", "tests 1 1 0 0")]
    public void Of_a_trx_run(string summary, string figures) =>
        Assert.Equal(figures, Written("<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'>"
            + $"<Results><UnitTestResult outcome='Passed'/></Results><{summary}/></TestRun>").Figures());

    [Theory]
    [InlineData("Failed", "tests 1 1 1 0")]
    [InlineData("Passed", "tests 1 1 0 0")]
    public void Nunit_runs_that_failed_without_a_test_case_count_as_failed(string result, string figures) =>
        Assert.Equal(figures,
            Written($"<test-run result='{result}'><test-case result='Passed'/></test-run>").Figures());

    [Theory]
    [InlineData("<testcase status='PASSED'/>", "tests 1 1 0 0")]
    [InlineData("<testcase status='run' result='completed'/>", "tests 1 1 0 0")]
    [InlineData("<testcase status=''/>", "tests 1 1 0 0")]
    [InlineData("<testcase status='not_run'/>", "tests 1 0 0 1")]
    [InlineData("<testcase status='Timed out'/>", "tests 1 0 1 0")]
    [InlineData("<testcase status='odd'><skipped/></testcase>", "tests 1 0 0 1")]
    [InlineData("<testcase status='odd'><failure/></testcase>", "tests 1 0 1 0")]
    public void Junit_states_that_tools_write_are_known_and_marks_say_more(string testCase, string figures)
    {
        var reading = Written($"<testsuite>{testCase}</testsuite>");
        Assert.Equal((figures, 0), (reading.Figures(), reading.Warnings.Count));
    }

    [Fact]
    public void Zap_says_how_many_alerts_state_no_risk() => Assert.Equal(
        ["Without a risk: 1 of 2 alerts; they count as high."],
        Written("""{"@version":"2","site":[{"alerts":[{},{"riskcode":"1"}]}]}""").Warnings);
}
