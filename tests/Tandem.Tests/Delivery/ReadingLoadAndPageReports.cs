using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class ReadingLoadAndPageReports
{
    [Theory]
    [InlineData("""
        {"root_group":{"checks":[]},"metrics":{"http_reqs":{"type":"counter","values":{"count":200,"rate":4}},
         "http_req_duration":{"type":"trend","values":{"avg":100.5,"p(90)":280,"p(95)":301.25},
           "thresholds":{"p(95)<300":{"ok":false}}},
         "http_req_failed":{"type":"rate","values":{"rate":0.015,"passes":3,"fails":197}},
         "checks":{"type":"rate","values":{"rate":0.99,"passes":396,"fails":4}}}}
        """, 2)]
    [InlineData("""
        {"root_group":{},"metrics":{"http_reqs":{"count":200,"rate":4},
         "http_req_duration":{"avg":100.5,"p(95)":301.25,"thresholds":{"p(95)<300":true,"p(90)<900":false}},
         "http_req_failed":{"value":0.015,"passes":3,"fails":197}}}
        """, 1)]
    [InlineData("""
        {"metrics":{"http_reqs":{"count":200},"http_req_duration":{"p(95)":301.25},"http_req_failed":{"value":0.015}}}
        """, 0)]
    [InlineData("""
        {"version":"1.0.0","config":{"execution":"local","duration":1},"results":{"checks":{"metrics":[]},"metrics":[
         {"name":"http_req_duration","type":"trend","contains":"time","values":{"p(95)":301.25}},
         {"name":"http_req_failed","type":"rate","values":{"matches":3,"total":200,"rate":0.015}}]}}
        """, 0)]
    public void K6_gives_latency_and_failed_requests_in_each_shape(string report, int warnings)
    {
        var reading = Written(report);
        Assert.Equal(("k6 summary", "latency 301.25; requests 3"), (reading.Format, reading.Figures()));
        Assert.True(reading.Warnings.Count == warnings, string.Join("\n", reading.Warnings));
    }

    [Fact]
    public void K6_without_the_percentile_states_no_latency() =>
        Assert.Equal("", Written("""{"metrics":{"http_req_duration":{"values":{"avg":1,"p(99)":2}}}}""").Figures());

    const string Page = """
        {"testEngine":{"name":"axe-core"},"url":"https://example.org/","passes":[],"incomplete":[{"id":"c"}],
         "violations":[{"id":"a","impact":"serious","nodes":[{},{}]},{"id":"b","impact":null,"nodes":[{}]}]}
        """;

    [Theory]
    [InlineData(Page, "accessibility 2 0 1 0 0")]
    [InlineData($"[{Page},{Page}]", "accessibility 4 0 2 0 0")]
    [InlineData("""[{"id":"a","impact":"minor","help":"h","nodes":[]}]""", "accessibility 1 0 0 0 1")]
    public void Axe_counts_a_violated_rule_once_a_page(string report, string figures)
    {
        var reading = Written(report);
        Assert.Equal(("axe", figures), (reading.Format, reading.Figures()));
    }

    [Fact]
    public void Axe_says_what_it_could_not_decide() =>
        Assert.Equal(["Without an impact: 1 of 2 violations; they count in the total only.",
            "Rules that axe could not decide: 1; a person has to look at them."], Written(Page).Warnings);

    [Fact]
    public void Lighthouse_leaves_out_a_category_without_a_score()
    {
        var reading = Written("""
            {"lighthouseVersion":"12.0.0","categories":{"performance":{"score":null},"seo":{"score":0.915},
             "own":{"score":1}},"runtimeError":{"code":"NO_FCP","message":"The page did not paint."}}
            """);
        Assert.Equal("lighthouse 91.5", reading.Figures());
        Assert.Equal(["The category \"performance\" has no score.",
            "The run itself failed: \"The page did not paint.\"."], reading.Warnings);
    }

    [Theory]
    [InlineData("""
        {"@version":"2.15","site":[{"alerts":[{"riskcode":"3"},{"riskcode":"0"}]},{"alerts":[{"riskcode":"1"}]}]}
        """)]
    [InlineData("""{"@generated":"today","site":{"alerts":[{"riskcode":"3"},{"riskcode":"0"},{"riskcode":1}]}}""")]
    [InlineData("<OWASPZAPReport version='2.15'><site><alerts><alertitem><riskcode>3</riskcode></alertitem><alertitem>"
        + "<riskcode>0</riskcode></alertitem></alerts></site><site><alerts><alertitem><riskcode>1</riskcode>"
        + "</alertitem></alerts></site></OWASPZAPReport>")]
    public void Zap_counts_the_alerts_of_every_site_by_risk(string report) =>
        Assert.Equal("alerts 1 0 1 1", Written(report).Figures());

    [Theory]
    [InlineData("""
        {"@version":"2","site":[{"alerts":[{"riskdesc":"High (Medium)"},{"riskcode":"Low"},{"risk":"Informational"}]}]}
        """)]
    [InlineData("<OWASPZAPReport><site><alerts><alertitem><riskdesc>Informational (High)</riskdesc></alertitem>"
        + "<alertitem><riskcode>Low</riskcode></alertitem><alertitem><riskcode>3</riskcode><riskdesc>Low (Low)"
        + "</riskdesc></alertitem></alerts></site></OWASPZAPReport>")]
    public void Zap_risks_may_be_written_in_words(string report) =>
        Assert.Equal("alerts 1 0 1 1", Written(report).Figures());

    [Theory]
    [InlineData("""{"@version":"2.15","site":[]}""")]
    [InlineData("""{"@version":"2.15","site":null}""")]
    [InlineData("<OWASPZAPReport version='2.15'/>")]
    public void Zap_of_no_site_gives_no_fact_and_says_so(string report)
    {
        var reading = Written(report);
        Assert.Empty(reading.Facts);
        Assert.Equal(["The report holds no site, so nothing is known to be scanned."], reading.Warnings);
    }

    [Fact]
    public void Zap_of_a_site_without_an_alert_gives_facts_of_0() =>
        Assert.Equal("alerts 0 0 0 0", Written("""{"@version":"2.15","site":[{"@name":"a"}]}""").Figures());

    [Fact]
    public void Zap_alerts_without_a_known_risk_count_as_the_highest() =>
        Assert.Equal("alerts 2 0 0 0", Written("<OWASPZAPReport><site><alerts><alertitem/><alertitem><riskcode/>"
            + "</alertitem></alerts></site></OWASPZAPReport>").Figures());
}
