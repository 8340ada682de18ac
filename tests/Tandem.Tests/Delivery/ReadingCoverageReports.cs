using static Tandem.Tests.Delivery.Reports;

namespace Tandem.Tests.Delivery;

public class ReadingCoverageReports
{
    [Theory]
    [InlineData("line-rate='-1' lines-covered='-5' lines-valid='10'", 2)]
    [InlineData("line-rate='NaN'", 1)]
    public void A_total_that_cannot_be_gives_no_fact_and_is_said(string totals, int warnings)
    {
        var reading = Written($"<coverage {totals}/>");
        Assert.Equal((0, warnings), (reading.Facts.Count, reading.Warnings.Count));
        Assert.Contains("which cannot be", reading.Warnings[0], StringComparison.Ordinal);
    }

    const string Body = "<packages><package><classes><class name='a'><methods><method><lines>"
        + "<line number='1' hits='1'/></lines></method></methods>"
        + "<lines><line number='1' hits='1' branch='true' condition-coverage='50% (1/2)'/>"
        + "<line number='2' hits='0'/></lines></class></classes></package></packages>";

    [Theory]
    [InlineData("line-rate='0.5' branch-rate='0.5' lines-covered='1' lines-valid='2' "
        + "branches-covered='1' branches-valid='2'",
        "coverage 1/2 1/2", 0)]
    [InlineData("line-rate='0.5' branch-rate='0.5'", "coverage 1/2 1/2", 0)]
    [InlineData("line-rate='0.9' branch-rate='0.5'", "coverage 90 1/2", 1)]
    [InlineData("line-rate='0.75' branch-rate='0' lines-covered='3' lines-valid='4' "
        + "branches-covered='0' branches-valid='0'",
        "coverage 3/4", 2)]
    [InlineData("line-rate='0.1' lines-covered='1' lines-valid='2'", "coverage 1/2 1/2", 2)]
    public void Cobertura_takes_the_totals_of_the_root(string root, string figures, int warnings)
    {
        var reading = Written($"<coverage {root}>{Body}</coverage>");
        Assert.Equal(("Cobertura", figures), (reading.Format, reading.Figures()));
        Assert.True(reading.Warnings.Count == warnings, string.Join("\n", reading.Warnings));
    }

    [Theory]
    [InlineData("<!DOCTYPE coverage SYSTEM 'http://cobertura.sourceforge.net/xml/coverage-04.dtd'><coverage>",
        "coverage 1/2 1/2", 2)]
    [InlineData("<coverage lines-valid='4' lines-covered='3'>", "coverage 3/4 1/2", 2)]
    public void Cobertura_without_rates_is_counted_from_its_classes(string root, string figures, int warnings)
    {
        var reading = Written(root + Body + "</coverage>");
        Assert.Equal(("Cobertura", figures), (reading.Format, reading.Figures()));
        Assert.True(reading.Warnings.Count == warnings, string.Join("\n", reading.Warnings));
    }

    [Fact]
    public void Cobertura_that_measured_no_branch_states_no_branch_coverage() =>
        Assert.Equal("coverage 1/1", Written("<coverage line-rate='1' branch-rate='1'><class><lines>"
            + "<line number='1' hits='1'/></lines></class></coverage>").Figures());

    [Fact]
    public void Coverage_of_more_than_there_is_cannot_be_read()
    {
        var reading = Written("<coverage line-rate='1' lines-covered='3' lines-valid='2'/>");
        Assert.Equal("line 1, column 2: coverage.line is stated as 3 of 2, which cannot be", reading.Error);
        Assert.Empty(reading.Facts);
    }

    [Theory]
    [InlineData("<coverage generated='1' clover='4.3'><project/></coverage>")]
    [InlineData("<report><title/></report>")]
    public void Coverage_of_other_formats_gives_no_facts(string report) =>
        Assert.Equal((null, "", null), (Written(report).Format, Written(report).Figures(), Written(report).Error));

    const string Module = "<package name='p'><class name='c'><counter type='LINE' missed='2' covered='8'/></class>"
        + "<sourcefile name='s'><counter type='LINE' missed='2' covered='8'/></sourcefile>"
        + "<counter type='LINE' missed='2' covered='8'/><counter type='BRANCH' missed='3' covered='1'/></package>";

    const string DocumentType =
        "<?xml version='1.0'?><!DOCTYPE report PUBLIC '-//JACOCO//DTD Report 1.1//EN' 'report.dtd'>";

    [Theory]
    [InlineData(DocumentType + "<report name='one'><sessioninfo/>" + Module
        + "<counter type='LINE' missed='2' covered='8'/><counter type='BRANCH' missed='3' covered='1'/></report>",
        "coverage 8/10 1/4", 0)]
    [InlineData("<report name='two'><group name='a'>" + Module + "</group><group name='b'>" + Module + "</group>"
        + "<counter type='LINE' missed='4' covered='16'/><counter type='BRANCH' missed='6' covered='2'/></report>",
        "coverage 16/20 2/8", 0)]
    [InlineData("<report name='no total'>" + Module + "</report>", "coverage 8/10 1/4", 0)]
    [InlineData("<report name='other total'>" + Module + "<counter type='LINE' missed='0' covered='10'/></report>",
        "coverage 10/10 1/4", 1)]
    [InlineData(DocumentType + "<report name='no debug information'/>", "", 0)]
    public void Jacoco_takes_the_counters_of_the_report(string report, string figures, int warnings)
    {
        var reading = Written(report);
        Assert.Equal(("JaCoCo", figures, warnings), (reading.Format, reading.Figures(), reading.Warnings.Count));
    }

    [Theory]
    [InlineData("TN:\nSF:a.js\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n", "coverage 1/2", 0)]
    [InlineData("SF:a.js\r\nDA:1,1\r\nDA:2,0\r\nend_of_record\r\n", "coverage 1/2", 0)]
    [InlineData("SF:a.js\nDA:1,0\nDA:1,2,checksum\nDA:2,0\nend_of_record", "coverage 1/2", 0)]
    [InlineData("SF:a.js\nBRDA:1,0,0,-\nBRDA:1,0,1,4\nDA:1,4\nend_of_record\n", "coverage 1/1 1/2", 0)]
    [InlineData("SF:a.js\nDA:1,1\nLF:5\nLH:4\nend_of_record\n", "coverage 4/5", 1)]
    [InlineData("SF:a.js\nDA:1,1\nend_of_record\nSF:a.js\nDA:1,0\nend_of_record\n", "coverage 1/1", 1)]
    [InlineData("TN:one\nSF:a.js\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n"
        + "SF:b.js\nDA:1,0\nend_of_record\n"
        + "TN:two\nSF:a.js\nBRDA:1,0,0,0\nBRDA:1,0,1,3\nDA:1,0\nDA:2,4\nLF:2\nLH:1\nend_of_record\n",
        "coverage 2/3 2/2", 1)]
    [InlineData("SF:a.js\nLF:4\nLH:1\nend_of_record\nSF:a.js\nLF:4\nLH:3\nend_of_record\n", "coverage 3/4", 1)]
    [InlineData("SF:a.js\nLF:4\nLH:1\nBRF:2\nBRH:1\nend_of_record\n", "coverage 1/4 1/2", 0)]
    [InlineData("SF:a.js\nLH:1\nLF:4\nBRDA:1,0,0,1\nBRF:2\nBRH:1\nend_of_record\n", "coverage 1/4 1/2", 1)]
    [InlineData("SF:a.js\nDA:1,1\nBRDA:1,0,0,1e3\nBRDA:1,0,1,0\nBRDA:1,0,2,-\nend_of_record\n",
        "coverage 1/1 1/3", 0)]
    [InlineData("SF:a.js\nFN:1,2,f\nFNL:0,1\nMCDC:1,2,t,0,0,x\nVER:7\nDA:1,1e+06\nLF:1\nLH:1\nend_of_record\n",
        "coverage 1/1", 0)]
    public void Lcov_takes_the_totals_of_each_record_or_its_lines(string report, string figures, int warnings)
    {
        var reading = Written(report);
        Assert.Equal(("LCOV", figures, null), (reading.Format, reading.Figures(), reading.Error));
        Assert.True(reading.Warnings.Count == warnings, string.Join("\n", reading.Warnings));
    }

    [Theory]
    [InlineData("SF:a.js\nDA:1\nend_of_record\n", "line 2, column 1: expected DA:LINE,HITS")]
    [InlineData("SF:a.js\nDA:x,1\nend_of_record\n", "line 2, column 1: expected a whole number, found \"x\"")]
    [InlineData("SF:a.js\nBRDA:1,0,0,yes\nend_of_record\n", "line 2, column 1: expected BRDA:LINE,BLOCK,BRANCH,TAKEN")]
    [InlineData("SF:a.js\nDA:1,1\n", "line 2, column 1: expected end_of_record; the file is cut off")]
    [InlineData("SF:a.js\nSF:b.js\n", "line 2, column 1: expected end_of_record before the next SF")]
    [InlineData("SF:a.js\nLF:1\nLH:2\nend_of_record\n",
        "line 4, column 1: expected no more hit (LH, BRH) than found (LF, BRF)")]
    [InlineData("SF:a.js\nhello\n", "line 2, column 1: expected a record line such as DA:12,1, found \"hello\"")]
    public void Lcov_that_is_broken_is_refused_with_its_line(string report, string error) =>
        Assert.Equal(error, Written(report).Error);
}
