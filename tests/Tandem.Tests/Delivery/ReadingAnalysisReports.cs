using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class ReadingAnalysisReports
{
    [Theory]
    [InlineData("""{"level":"error"}""", "analysis 1 0 0")]
    [InlineData("""{"level":"none"}""", "analysis 0 0 0")]
    [InlineData("""{"level":"error","kind":"fail"}""", "analysis 1 0 0")]
    [InlineData("""{"level":"error","kind":"pass"}""", "analysis 0 0 0")]
    [InlineData("""{"kind":"notApplicable"}""", "analysis 0 0 0")]
    [InlineData("""{"kind":"open","ruleId":"E"}""", "analysis 0 0 0")]
    [InlineData("""{"kind":"review"}""", "analysis 0 0 0")]
    [InlineData("""{"kind":"informational"}""", "analysis 0 0 0")]
    [InlineData("""{"level":"error","baselineState":"absent"}""", "analysis 0 0 0")]
    [InlineData("""{"level":"error","baselineState":"unchanged"}""", "analysis 1 0 0")]
    [InlineData("{}", "analysis 0 1 0")]
    [InlineData("""{"ruleId":"E"}""", "analysis 1 0 0")]
    [InlineData("""{"ruleId":"E/42"}""", "analysis 1 0 0")]
    [InlineData("""{"ruleId":"unknown"}""", "analysis 0 1 0")]
    [InlineData("""{"ruleIndex":1}""", "analysis 0 0 1")]
    [InlineData("""{"ruleIndex":-1,"ruleId":"N"}""", "analysis 0 0 1")]
    [InlineData("""{"ruleIndex":2}""", "analysis 0 1 0")]
    [InlineData("""{"rule":{"id":"E"}}""", "analysis 1 0 0")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"index":0}}}""", "analysis 0 0 1")]
    [InlineData("""{"ruleId":"X"}""", "analysis 0 0 1")]
    public void A_result_takes_its_own_level_or_its_rules(string result, string figures)
    {
        // In this order, results come before the rules on which they rest.
        var report = $$"""
            { "version": "2.1.0", "runs": [ { "results": [ {{result}} ], "tool": {
                "driver": { "name": "T", "rules": [
                    { "id": "E", "defaultConfiguration": { "level": "error" } },
                    { "id": "N", "defaultConfiguration": { "level": "note" } }, { "id": "W" } ] },
                "extensions": [ { "rules": [ { "id": "X", "defaultConfiguration": { "level": "note" } } ] } ] } } ] }
            """;
        Assert.Equal(figures, Written(report).Figures());
    }

    [Theory]
    [InlineData("""{"ruleId":"W"}""", "analysis 1 0 0")]
    [InlineData("""{"ruleId":"W/1"}""", "analysis 1 0 0")]
    [InlineData("""{"ruleIndex":1}""", "analysis 1 0 0")]
    [InlineData("""{"ruleId":"N"}""", "analysis 0 0 0")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"index":0}}}""", "analysis 0 0 1")]
    [InlineData("""{"ruleId":"W","level":"warning"}""", "analysis 0 1 0")]
    [InlineData("""{"ruleId":"other"}""", "analysis 0 1 0")]
    public void A_result_takes_what_the_invocation_made_of_its_rule(string result, string figures) =>
        Assert.Equal(figures, Written(Reconfigured(Found(result), "")).Figures());

    const string Guid = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Theory]
    [InlineData("""{"rule":{"guid":"0f8fad5b-d9cb-469f-a165-70867728950e"}}""", "analysis 1 0 0")]
    [InlineData("""{"rule":{"guid":"0F8FAD5B-D9CB-469F-A165-70867728950E"}}""", "analysis 1 0 0")]
    [InlineData("""{"rule":{"guid":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}}""", "analysis 0 0 1")]
    [InlineData("""{"rule":{"guid":"00000000-0000-0000-0000-000000000000"}}""", "analysis 0 1 0")]
    [InlineData("""{"rule":{"guid":"00000000-0000-0000-0000-000000000000","id":"X"}}""", "analysis 0 0 1")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"name":"Plug"}}}""", "analysis 0 0 1")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"guid":"AAAAAAAA-7425-40de-944b-e07fc1f90ae7"}}}""",
        "analysis 0 0 1")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"name":"T"}}}""", "analysis 1 0 0")]
    [InlineData("""{"rule":{"index":0,"toolComponent":{"name":"elsewhere"}}}""", "analysis 0 1 0")]
    public void A_rule_may_be_named_by_its_guid_and_its_component_by_guid_or_name(string result, string figures)
    {
        var report = $$"""
            { "version": "2.1.0", "runs": [ { "results": [ {{result}} ], "tool": {
                "driver": { "name": "T", "rules": [
                    { "id": "E", "guid": "{{Guid}}", "defaultConfiguration": { "level": "error" } } ] },
                "extensions": [ { "name": "Plug", "guid": "aaaaaaaa-7425-40de-944b-e07fc1f90ae7", "rules": [
                    { "id": "X", "guid": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                      "defaultConfiguration": { "level": "note" } } ] } ] } } ] }
            """;
        Assert.Equal((figures, 0), (Written(report).Figures(), Written(report).Warnings.Count));
    }

    [Fact]
    public void And_so_may_a_rule_that_an_invocation_configured() => Assert.Equal("analysis 1 0 0", Written($$$"""
        {"version":"2.1.0","runs":[{"results":[{"ruleId":"W","provenance":{"invocationIndex":0}}],
         "invocations":[{"ruleConfigurationOverrides":[
          {"descriptor":{"guid":"{{{Guid}}}"},"configuration":{"level":"error"}}]}],
         "tool":{"driver":{"rules":[{"id":"W","guid":"{{{Guid}}}"}] } } } ]}
        """).Figures());

    static string Found(string result) => result[..^1] + ""","provenance":{"invocationIndex":0}}""";

    [Theory]
    [InlineData("""{"ruleId":"W"}""", "analysis 0 1 0")]
    [InlineData("""{"ruleId":"W","provenance":{"invocationIndex":0}}""", "analysis 1 0 0")]
    [InlineData("""{"ruleId":"W","provenance":{"invocationIndex":1}}""", "analysis 0 1 0")]
    public void Only_the_invocation_that_is_said_to_have_found_a_result_counts(string result, string figures) =>
        Assert.Equal(figures, Written(Reconfigured(result, ",{}")).Figures());

    [Theory]
    [InlineData("""{"ruleId":"W"}""", "analysis 0 1 0")]
    [InlineData("""{"ruleId":"N"}""", "analysis 0 0 1")]
    [InlineData("""{"ruleId":"N","provenance":{}}""", "analysis 0 0 1")]
    [InlineData("""{"ruleId":"N","provenance":{"invocationIndex":-1}}""", "analysis 0 0 1")]
    public void A_result_that_names_no_invocation_takes_its_rules_default_also_where_there_is_only_one(
        string result, string figures) =>
        Assert.Equal(figures, Written(Reconfigured(result, "")).Figures());

    [Theory]
    [InlineData("", "")]
    [InlineData("""{"ruleId":"W","level":"note"}""", "analysis 0 0 1")]
    public void A_run_that_failed_says_so_and_proves_nothing_where_it_lists_nothing(string result, string figures)
    {
        var reading = Written($$$"""
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},
             "invocations":[{"executionSuccessful":false}],"results":[{{{result}}}]}]}
            """);
        Assert.Equal(figures, reading.Figures());
        Assert.Contains("A run of the tool did not end successfully: it may not have looked at everything.",
            reading.Warnings);
    }

    static string Reconfigured(string result, string otherInvocations) => $$$"""
        {"version":"2.1.0","runs":[{"invocations":[{"ruleConfigurationOverrides":[
          {"descriptor":{"id":"W"},"configuration":{"level":"error"}},
          {"descriptor":{"index":0},"configuration":{"level":"none"}},
          {"descriptor":{"index":0,"toolComponent":{"index":0}},"configuration":{"level":"note"}},
          {"descriptor":{"id":"W"},"configuration":{"enabled":true}}]}{{{otherInvocations}}}],
         "results":[{{{result}}}],"tool":{"driver":{"rules":[{"id":"N","defaultConfiguration":{"level":"note"}},
          {"id":"W"}]},"extensions":[{"rules":[{"id":"X"}]}]}}]}
        """;

    [Theory]
    [InlineData("[]", "analysis 1 0 0")]
    [InlineData("null", "analysis 1 0 0")]
    [InlineData("""[{"kind":"inSource"}]""", "analysis 0 0 0")]
    [InlineData("""[{"status":"accepted"}]""", "analysis 0 0 0")]
    [InlineData("""[{"status":"underReview"}]""", "analysis 1 0 0")]
    [InlineData("""[{"status":"rejected"}]""", "analysis 1 0 0")]
    [InlineData("""[{"status":"accepted"},{"status":"rejected"}]""", "analysis 1 0 0")]
    public void A_result_is_suppressed_when_nobody_has_still_to_agree(string suppressions, string figures) =>
        Assert.Equal(figures, Written(Run($$"""{"level":"error","suppressions":{{suppressions}}}""")).Figures());

    [Fact]
    public void Runs_add_up() =>
        Assert.Equal("analysis 1 1 0", Written("""
            {"version":"2.1.0","runs":[{"tool":{},"results":[{"level":"error"}]},{"tool":{},"results":[{}]}]}
            """).Figures());

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"tool":{}}]""")]
    public void A_log_in_which_nothing_was_analysed_states_nothing(string runs)
    {
        var reading = Written($$"""{"$schema":"sarif-2.1.0.json","version":"2.1.0","runs":{{runs}}}""");
        Assert.Equal(("SARIF", "", 1), (reading.Format, reading.Figures(), reading.Warnings.Count));
    }

    [Fact]
    public void An_older_version_is_refused() =>
        Assert.Equal("this is SARIF version \"2.0.0\"; 2.1.0 is read",
            Written("""{"$schema":"https://example.org/sarif-2.0.0.json","version":"2.0.0","runs":[]}""").Error);

    [Fact]
    public void A_member_that_stands_twice_is_refused_since_readers_differ_on_which_counts() =>
        Assert.Equal("the member \"runs\" stands twice",
            Written("""{"version":"2.1.0","runs":[{"tool":{},"results":[{"level":"error"}]}],"runs":[]}""").Error);

    [Theory]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{},"results":[{"level":"error"}],"results":[]}]}""", "results")]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{},"results":[{"level":"error","level":"note"}]}]}""", "level")]
    public void And_so_is_one_deeper_down_with_its_place(string report, string member)
    {
        var error = Written(report).Error;
        Assert.StartsWith("line 1, column ", error, StringComparison.Ordinal);
        Assert.EndsWith($"the member \"{member}\" stands twice", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_read_may_hold_a_member_twice() => Assert.Null(Written(
        """{"version":"2.1.0","runs":[{"tool":{},"results":[],"properties":{"a":1,"a":2}}]}""").Error);

    [Fact]
    public void A_list_that_is_no_list_is_refused_with_its_place() =>
        Assert.Equal("line 2, column 31: expected an array",
            Written("{\"version\":\"2.1.0\",\n\"runs\":[{\"tool\":{\"extensions\":{} }, \"results\":[]}]}").Error);

    static string Run(string result) => $$"""{"version":"2.1.0","runs":[{"tool":{},"results":[{{result}}]}]}""";
}
